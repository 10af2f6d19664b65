package dev.armature.testkit.simulator.script;

import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.Frequency;
import dev.armature.testkit.simulator.fault.StreamFault;
import java.util.random.RandomGenerator;

/** A fault of a turn, and how often it had its turn. Guarded by the lock of the script. */
final class TurnFault {
    private final FaultOrder order;
    private int requests;
    private int strikes;

    TurnFault(FaultOrder order) {
        this.order = order;
    }

    Fault fault() {
        return order.fault();
    }

    /** Whether it strikes the request that is there now, which counts. */
    boolean strikes(RandomGenerator random) {
        requests++;
        boolean strikes = switch (order.frequency()) {
            case Frequency.Times times -> this.strikes < times.count();
            case Frequency.Every every -> requests % every.nth() == 0;
            case Frequency.Chance chance -> random.nextDouble() < chance.probability();
        };
        this.strikes += strikes ? 1 : 0;
        return strikes;
    }

    /** Whether it will not strike any more. */
    boolean isSpent() {
        return order.frequency() instanceof Frequency.Times times && strikes >= times.count();
    }

    void restart() {
        requests = 0;
        strikes = 0;
    }

    /** Whether it comes in place of the reply, so that nothing of the turn is said. */
    boolean refuses() {
        return switch (order.fault()) {
            case Fault.ErrorReply ignored -> true;
            case Fault.HtmlReply ignored -> true;
            case Fault.Redirect ignored -> true;
            case Fault.NoReply ignored -> true;
            case Fault.ClosedPort ignored -> true;
            case Fault.HeadersThenStall ignored -> true;
            default -> false;
        };
    }

    /** Whether a client that notices has to ask again: the reply is refused, or broken off. */
    boolean losesReply() {
        return refuses()
                || switch (order.fault()) {
                    case Fault.CutAtByte ignored -> true;
                    case Fault.ErrorEvent ignored -> true;
                    case Fault.FailedAnswer ignored -> true;
                    case StreamFault stream ->
                        stream == StreamFault.EOF_AFTER_CONTENT
                                || stream == StreamFault.EOF_AFTER_STOP_REASON
                                || stream == StreamFault.MALFORMED_DATA;
                    default -> false;
                };
    }
}
