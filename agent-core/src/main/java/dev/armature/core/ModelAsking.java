package dev.armature.core;

import dev.armature.core.engine.Asking;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelCall;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.RetryPolicy;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.PriceList;
import dev.armature.core.usage.Prices;
import dev.armature.core.usage.Usage;
import dev.armature.prompts.cache.CacheProfile;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.cache.SentPrompt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks an agent's model, with its retries and its fallback. */
record ModelAsking(Model model, @Nullable Model fallback, RetryPolicy retries, PriceList prices) implements Asking {

    @Override
    public ModelCall ask(ModelRequest request) {
        return fallback == null
                ? ModelCall.ask(model, request, retries)
                : ModelCall.ask(model, fallback, request, retries);
    }

    @Override
    public SegmentChain segments(ModelRequest request) {
        return model.segments(request);
    }

    @Override
    public List<SentPrompt.Parameter> cacheParameters(ModelRequest request) {
        return model.cacheParameters(request);
    }

    @Override
    public String body(ModelRequest request) {
        return model.body(request);
    }

    @Override
    public CacheProfile cache() {
        return model.profile().cache();
    }

    @Override
    public Cost price(String name, Usage usage) {
        Cost counted = prices.cost(name, usage);
        return usage.input() == 0 && !isFree(name) ? counted.plus(Cost.unknown()) : counted;
    }

    /** An answer whose prompt was not counted has a cost that nobody told, unless no prompt costs anything. */
    private boolean isFree(String name) {
        return prices.of(name).filter(Prices.free()::equals).isPresent();
    }
}
