package dev.armature.benchmarks;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.usage.Usage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A model that answers at once and costs next to nothing: all answers are made beforehand. It calls the tool {@code note}
 * in every turn but the last, each time with another input, and streams 20 pieces of text before each call. Stateless:
 * the turn is counted in the request.
 */
final class ZeroDelayModel implements Model {
    private static final ModelProfile PROFILE = new ModelProfile("benchmark", "zero-delay", 10_000_000, 32_000);
    private static final int PIECES = 20;
    private static final String PIECE = "word ";
    private static final Part SAID = new Part.Said(PIECE.repeat(PIECES), RawBlock.none());
    private static final Usage USAGE = new Usage(1_000, 0, 0, 0, 50, 0);

    private final List<List<ModelEvent>> answers;

    ZeroDelayModel(int turns) {
        List<List<ModelEvent>> made = new ArrayList<>();
        for (int turn = 1; turn < turns; turn++) {
            made.add(call(turn));
        }
        made.add(last());
        answers = List.copyOf(made);
    }

    private static List<ModelEvent> call(int turn) {
        ToolCall call = new ToolCall("call_" + turn, "note", "{\"number\":" + turn + ",\"text\":\"A line.\"}", true);
        Part called = new Part.Call(call, RawBlock.none());
        return answer(
                turn,
                StopReason.TOOL_USE,
                List.of(SAID, called),
                List.of(new ModelEvent.CallStarted(call.id(), call.name()), new ModelEvent.PartCompleted(called)));
    }

    private static List<ModelEvent> last() {
        return answer(0, StopReason.END_TURN, List.of(SAID), List.of());
    }

    private static List<ModelEvent> answer(
            int number, StopReason reason, List<Part> parts, List<ModelEvent> afterText) {
        List<ModelEvent> events = new ArrayList<>();
        events.add(new ModelEvent.Started("msg_" + number, PROFILE.name()));
        for (int piece = 0; piece < PIECES; piece++) {
            events.add(new ModelEvent.TextDelta(PIECE));
        }
        events.add(new ModelEvent.PartCompleted(SAID));
        events.addAll(afterText);
        events.add(
                new ModelEvent.Completed(new AssistantMessage("msg_" + number, PROFILE.name(), parts, reason), USAGE));
        return List.copyOf(events);
    }

    @Override
    public ModelProfile profile() {
        return PROFILE;
    }

    @Override
    public ModelStream ask(ModelRequest request) {
        return new Ready(answers.get(request.messages().size() / 2).iterator());
    }

    /** An answer that is all there from the beginning. */
    private record Ready(Iterator<ModelEvent> events) implements ModelStream {

        @Override
        public ModelEvent next() {
            return events.next();
        }

        @Override
        public void close() {}
    }
}
