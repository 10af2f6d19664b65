package dev.armature.testkit.simulator.reply;

import dev.armature.testkit.simulator.fault.Fault;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated model says to one request.
 *
 * @param stopReasonOrNull in the words of the Messages API; null to derive it: `tool_use` when a tool is called, else
 *     `end_turn`
 * @param faults what goes wrong with this reply, applied in order, but that it is compressed before it is cut or slow
 */
public record SimReply(
        List<ReplyBlock> blocks, @Nullable String stopReasonOrNull, Chunking chunking, Pace pace, List<Fault> faults) {

    public SimReply {
        blocks = List.copyOf(blocks);
        Objects.requireNonNull(chunking, "chunking");
        Objects.requireNonNull(pace, "pace");
        faults = List.copyOf(faults);
    }

    /** These blocks, at once and undisturbed; the stop reason follows from them. */
    public static SimReply of(List<ReplyBlock> blocks) {
        return new SimReply(blocks, null, Chunking.standard(), Pace.none(), List.of());
    }

    /** These blocks, at once and undisturbed; the stop reason follows from them. */
    public static SimReply of(ReplyBlock... blocks) {
        return of(List.of(blocks));
    }

    /** One block of text and nothing else. */
    public static SimReply text(String text) {
        return of(new ReplyBlock.Text(text));
    }

    /** One tool call and nothing else. */
    public static SimReply toolUse(String name, String inputJson) {
        return of(new ReplyBlock.ToolUse(name, inputJson));
    }

    /** The same with that stop reason, in the words of the Messages API. */
    public SimReply stoppingWith(String stopReason) {
        return new SimReply(blocks, stopReason, chunking, pace, faults);
    }

    /** The same, cut into such pieces when it is streamed. */
    public SimReply inChunks(Chunking chunks) {
        return new SimReply(blocks, stopReasonOrNull, chunks, pace, faults);
    }

    /** The same, as fast as that. */
    public SimReply paced(Pace pacing) {
        return new SimReply(blocks, stopReasonOrNull, chunking, pacing, faults);
    }

    /** What goes wrong with this reply, in order. */
    public SimReply withFaults(Fault... disturbances) {
        return new SimReply(blocks, stopReasonOrNull, chunking, pace, List.of(disturbances));
    }

    /** The given stop reason. */
    public Optional<String> givenStopReason() {
        return Optional.ofNullable(stopReasonOrNull);
    }

    /** The given stop reason, else the derived one. */
    public String stopReason() {
        boolean callsTool = blocks.stream().anyMatch(ReplyBlock.ToolUse.class::isInstance);
        return givenStopReason().orElse(callsTool ? "tool_use" : "end_turn");
    }
}
