package dev.armature.core.model;

import dev.armature.prompts.cache.BreakpointPlan;
import dev.armature.prompts.cache.BreakpointPlan.Mark;
import dev.armature.prompts.cache.BreakpointPlan.Purpose;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One question beside a conversation, such as for a summary or a title: the conversation's own system prompt, tools and
 * messages, byte for byte, and one user message behind them. The provider reads what the conversation left in its cache,
 * and writes nothing: nobody goes on from the question. Tools stay in it, for leaving them out would change every byte
 * behind them; whoever asks runs none.
 *
 * @param request what is sent, to the model that the conversation was had with
 */
public record ForkRequest(ModelRequest request) {
    public ForkRequest {
        Objects.requireNonNull(request, "request");
    }

    /**
     * Makes one of the request with which the conversation would go on.
     *
     * @param continued ends with the question
     */
    public static ForkRequest of(RequestPreview continued) {
        Map<Integer, Duration> left = continued.plan().marks().stream()
                .filter(ForkRequest::isLeftBefore)
                .collect(Collectors.toMap(Mark::index, Mark::ttl));
        return new ForkRequest(continued.request().cacheMarks(left));
    }

    /** Whether an earlier request has made the entry that the mark looks for. */
    private static boolean isLeftBefore(BreakpointPlan.Mark mark) {
        return mark.purpose() != Purpose.TAIL && mark.purpose() != Purpose.STEP;
    }
}
