package dev.armature.testkit.simulator.disturbance;

import dev.armature.testkit.simulator.dialect.Answer;
import dev.armature.testkit.simulator.dialect.Dialect;
import dev.armature.testkit.simulator.dialect.FaultWithoutMeaning;
import dev.armature.testkit.simulator.dialect.Ids;
import dev.armature.testkit.simulator.fault.AnswerFault;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.LineFault;
import dev.armature.testkit.simulator.fault.StreamFault;
import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.refusal.ApiError;
import dev.armature.testkit.simulator.stream.Frame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts each fault to work at its stage: the answer, its events, or its bytes. */
public final class Disturbing {
    private final Dialect dialect;
    private final AnswerFaults answers;

    public Disturbing(Dialect dialect, Ids ids) {
        this.dialect = dialect;
        this.answers = new AnswerFaults(ids);
    }

    /**
     * What comes instead of an answer, if a fault says so: the first that does. Nothing is cached then.
     *
     * @param errors writes a refusal as the reply to the request at hand
     * @param headers those of any reply to it, by content type
     */
    public static Optional<HttpReply> instead(
            List<Fault> faults, Function<ApiError, HttpReply> errors, Function<String, Map<String, String>> headers) {
        return faults.stream()
                .flatMap(fault -> HttpFaults.instead(fault, errors, headers).stream())
                .findFirst();
    }

    /** The answer, as its faults make it. */
    public Answer answer(Answer answer, List<Fault> faults) {
        Answer changed = answer;
        for (Fault fault : faults) {
            changed = switch (fault) {
                case AnswerFault one -> answers.apply(changed, one);
                case Fault.Refusal refusal -> answers.apply(changed, refusal);
                case Fault.HugeToolInput huge -> answers.apply(changed, huge);
                case Fault.ModelSwap swap -> changed.withModel(swap.model());
                case Fault.FailedAnswer failed -> failed(changed, failed);
                default -> changed;
            };
        }
        return changed;
    }

    private Answer failed(Answer answer, Fault.FailedAnswer fault) {
        if (!dialect.tellsOwnFailure()) {
            throw new FaultWithoutMeaning(fault + " has a meaning in Responses only");
        }
        return answers.apply(answer, fault);
    }

    /** Its events, as their faults make them. */
    public List<Frame> frames(List<Frame> frames, List<Fault> faults, String requestId) {
        List<Frame> changed = frames;
        for (Fault fault : faults) {
            changed = switch (fault) {
                case StreamFault one -> dialect.apply(changed, one);
                case Fault.StallAfterEvent stall -> FrameFaults.stall(changed, stall);
                case Fault.Pings pings -> FrameFaults.pings(changed, pings, dialect.ping());
                case Fault.ErrorEvent error ->
                    FrameFaults.error(
                            changed,
                            error.afterEvents(),
                            dialect.errorEvent(
                                    ApiError.of(529, error.type(), error.message()), error.afterEvents(), requestId));
                default -> changed;
            };
        }
        return changed;
    }

    /** Its bytes, as their faults make them. */
    public static HttpReply bytes(HttpReply reply, List<Fault> faults) {
        HttpReply changed = reply;
        for (Fault fault : faults) {
            changed = switch (fault) {
                case Fault.CutAtByte cut -> WireFaults.cut(changed, cut);
                case Fault.SlowBody slow -> WireFaults.slow(changed, slow);
                case Fault.OneByteChunks ignored -> WireFaults.oneByteChunks(changed);
                case Fault.Gzip ignored -> WireFaults.gzip(changed);
                default -> changed;
            };
        }
        return changed;
    }

    /** Faults of events and lines need a stream; without one they would silently not happen. */
    public static void requireNoStreamFault(List<Fault> faults) {
        for (Fault fault : faults) {
            boolean needsStream = fault instanceof StreamFault
                    || fault instanceof LineFault
                    || fault instanceof Fault.StallAfterEvent
                    || fault instanceof Fault.Pings
                    || fault instanceof Fault.ErrorEvent;
            if (needsStream) {
                throw new FaultWithoutMeaning(fault + " needs a streamed reply, and none was asked for");
            }
        }
    }
}
