package dev.armature.core.approval;

import dev.armature.core.event.CallInfo;
import dev.armature.permissions.decision.Effects;
import dev.armature.permissions.decision.Reason;
import java.util.List;
import java.util.Objects;

/**
 * A question about one call.
 *
 * @param approvalId names the question; an answer is spent once
 * @param call what would run; its {@code inputJson} is exactly what the answer is bound to
 * @param reasons why somebody is asked
 * @param effects what it would do, as far as it is known
 * @param suggestedRules the rules that are missing: all of them together would allow it for good; empty when no rules would
 */
public record ApprovalRequest(
        String approvalId,
        String sessionId,
        CallInfo call,
        List<Reason> reasons,
        Effects effects,
        List<String> suggestedRules) {
    public ApprovalRequest {
        Objects.requireNonNull(approvalId, "approvalId");
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(call, "call");
        reasons = List.copyOf(reasons);
        Objects.requireNonNull(effects, "effects");
        suggestedRules = List.copyOf(suggestedRules);
    }

    /** The call in one line. */
    public String summary() {
        return call.summary();
    }
}
