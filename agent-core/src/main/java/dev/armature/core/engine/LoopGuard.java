package dev.armature.core.engine;

import dev.armature.core.event.CallInfo;
import dev.armature.tools.contract.ToolResult;
import java.util.HashMap;
import java.util.Map;

/**
 * Notices a model that makes the same call and gets the same result, again and again. Results that differ never count:
 * whoever waits for something to change may look as often as they like. Not thread-safe.
 */
final class LoopGuard {
    private static final int HINT_AT = 3;
    private static final int STOP_AT = 6;

    private final Map<String, Integer> timesSeen = new HashMap<>();

    /** What to make of a finished call. */
    enum Verdict {
        FINE,
        HINT,
        STOP
    }

    Verdict see(CallInfo call, ToolResult result) {
        String what = Digest.of(call.tool(), call.inputJson(), result.text());
        int times = timesSeen.merge(what, 1, Integer::sum);
        if (times >= STOP_AT) {
            return Verdict.STOP;
        }
        return times >= HINT_AT ? Verdict.HINT : Verdict.FINE;
    }
}
