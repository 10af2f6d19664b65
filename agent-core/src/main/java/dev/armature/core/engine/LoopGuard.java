package dev.armature.core.engine;

import dev.armature.core.event.CallInfo;
import dev.armature.tools.contract.ToolResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Notices a model that makes the same calls and gets the same results, again and again, and nothing new in between.
 * Whoever waits for something to change may look as often as they like, and whoever edits and tests in turn may get the
 * same test result every time: each new edit begins the count anew. Not thread-safe.
 */
final class LoopGuard {
    private static final int HINT_AT = 3;
    private static final int STOP_AT = 6;

    private final Set<String> everSeen = new HashSet<>();
    private final Map<String, Integer> timesSinceNew = new HashMap<>();

    /** What to make of a finished call. */
    enum Verdict {
        FINE,
        HINT,
        STOP
    }

    Verdict see(CallInfo call, ToolResult result) {
        String what = Digest.of(call.tool(), call.inputJson(), result.text());
        if (everSeen.add(what)) {
            timesSinceNew.clear();
        }
        int times = timesSinceNew.merge(what, 1, Integer::sum);
        if (times >= STOP_AT) {
            return Verdict.STOP;
        }
        return times >= HINT_AT ? Verdict.HINT : Verdict.FINE;
    }
}
