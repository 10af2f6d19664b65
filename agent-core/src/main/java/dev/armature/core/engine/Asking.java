package dev.armature.core.engine;

import dev.armature.core.model.ModelCall;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.Usage;
import dev.armature.prompts.cache.CacheProfile;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.cache.SentPrompt;
import java.util.List;

/** How a request becomes an answer, and what that costs. */
public interface Asking {

    /** Asks, with whatever retries the host configured; the caller closes the call. */
    ModelCall ask(ModelRequest request);

    /** The request as the provider caches it; empty when it takes no marks. */
    SegmentChain segments(ModelRequest request);

    /** What the provider's cache depends on besides the segments, in a fixed order. */
    List<SentPrompt.Parameter> cacheParameters(ModelRequest request);

    /** What would go over the wire; empty when the model cannot say. */
    String body(ModelRequest request);

    /** What the provider caches, and how. */
    CacheProfile cache();

    /** What an answer of that model cost. */
    Cost price(String model, Usage usage);
}
