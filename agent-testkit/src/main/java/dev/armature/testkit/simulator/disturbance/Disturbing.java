package dev.armature.testkit.simulator.disturbance;

import com.fasterxml.jackson.databind.JsonNode;
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
        this.answers = new AnswerFaults(() -> dialect.toolUseId(ids));
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

    /**
     * The answer, as its faults make it.
     *
     * @param body of the request that is answered
     */
    public Answer answer(Answer answer, List<Fault> faults, JsonNode body) {
        Answer changed = answer;
        for (Fault fault : faults) {
            changed = switch (fault) {
                case AnswerFault one -> said(changed, one, body);
                case Fault.Refusal refusal -> answers.apply(changed, refusal);
                case Fault.HugeToolInput huge -> answers.apply(changed, huge);
                case Fault.ModelSwap swap -> changed.withModel(swap.model());
                case Fault.FailedAnswer failed -> failed(changed, failed);
                default -> changed;
            };
        }
        return changed;
    }

    private Answer said(Answer answer, AnswerFault fault, JsonNode body) {
        if (!dialect.canSay(fault, body)) {
            throw new FaultWithoutMeaning(fault + " has no meaning in the answer to this request");
        }
        return answers.apply(answer, fault);
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
                case LineFault one -> named(changed, one);
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

    /** Lines are changed where they are written; but there must be some that the fault is about. */
    private static List<Frame> named(List<Frame> frames, LineFault fault) {
        boolean anonymous = frames.stream()
                .noneMatch(frame ->
                        frame instanceof Frame.Event event && !event.name().isEmpty());
        if (fault == LineFault.NO_EVENT_LINES && anonymous) {
            throw new FaultWithoutMeaning(fault + " has no meaning for events that have no names");
        }
        return frames;
    }

    /**
     * Its bytes, as their faults make them. A body is compressed first, wherever that stands among them: it is what comes
     * compressed that is cut or slow.
     */
    public static HttpReply bytes(HttpReply reply, List<Fault> faults) {
        boolean packed = faults.stream().anyMatch(Fault.Gzip.class::isInstance);
        HttpReply changed = packed ? Packing.gzip(reply) : reply;
        for (Fault fault : faults) {
            changed = switch (fault) {
                case Fault.CutAtByte cut -> WireFaults.cut(changed, cut);
                case Fault.SlowBody slow -> WireFaults.slow(changed, slow);
                case Fault.OneByteChunks ignored -> WireFaults.oneByteChunks(changed);
                default -> changed;
            };
        }
        return changed;
    }

    /** Whether an answer fails before anything of it is sent: a provider then has cached nothing. */
    public static boolean failsAtOnce(List<Fault> faults) {
        return faults.stream().anyMatch(fault -> switch (fault) {
            case Fault.CutAtByte cut -> cut.bytes() == 0;
            case Fault.ErrorEvent error -> error.afterEvents() == 0;
            default -> false;
        });
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
