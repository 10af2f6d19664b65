package dev.armature.core.model;

import dev.armature.prompts.cache.BreakpointPlan;
import java.util.Objects;

/**
 * A request that was made and not sent.
 *
 * @param request with its cache marks
 * @param plan what the provider caches of it, segment by segment, and why each mark stands where it does; of the empty
 *     chain when the wire format takes no marks
 * @param body what would go over the wire; empty when the model cannot say
 */
public record RequestPreview(ModelRequest request, BreakpointPlan plan, String body) {
    public RequestPreview {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(body, "body");
    }
}
