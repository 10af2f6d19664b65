package dev.armature.core.model;

import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.cache.SentPrompt;
import java.util.List;

/** A model that can be asked. Thread-safe: many conversations share one. */
public interface Model {

    /** What it can do and how much fits into it. */
    ModelProfile profile();

    /**
     * The request as the provider caches it: tools, system, messages, block by block, counted as the request's cache marks
     * count. A request that continues another one shares its chain, so the cost is that of what is new.
     *
     * @return the empty chain when the wire format takes no cache marks
     */
    default SegmentChain segments(ModelRequest request) {
        return SegmentChain.empty();
    }

    /**
     * What the provider's cache of that request depends on besides its segments, such as how hard to think: when one of
     * these changes, what was cached is not read again.
     *
     * @return each that this model could send, in a fixed order, those that are not sent with an empty value
     */
    default List<SentPrompt.Parameter> cacheParameters(ModelRequest request) {
        return List.of();
    }

    /**
     * The body that {@link #ask} sends for that request, as text; nothing is sent. For looking at what a model is told.
     *
     * @return the empty text when the model cannot say
     */
    default String body(ModelRequest request) {
        return "";
    }

    /**
     * Asks once, on the wire, without retries. Expected failures do not throw: they arrive as the stream's last event.
     *
     * @return the answer as it comes; the caller closes it
     */
    ModelStream ask(ModelRequest request);
}
