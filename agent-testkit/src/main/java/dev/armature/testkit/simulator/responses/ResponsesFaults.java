package dev.armature.testkit.simulator.responses;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.testkit.simulator.dialect.FaultWithoutMeaning;
import dev.armature.testkit.simulator.dialect.FrameSearch;
import dev.armature.testkit.simulator.fault.StreamFault;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.stream.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Does to the events of a Responses stream what faults say; those that are left are numbered anew. */
final class ResponsesFaults {
    private static final String ADDED = "response.output_item.added";
    private static final String DONE = "response.output_item.done";
    private static final String HOLOGRAM = "{\"id\":\"ho_1\",\"type\":\"hologram\",\"hologram\":\"~\"}";

    private ResponsesFaults() {}

    static List<Frame> apply(List<Frame> frames, StreamFault fault) {
        List<Frame> changed = new ArrayList<>(frames);
        switch (fault) {
            case EOF_AFTER_CONTENT -> changed.removeLast();
            case EOF_AFTER_STOP_REASON ->
                throw new FaultWithoutMeaning(fault + " has no meaning in Responses: the last event says why it stops");
            case MALFORMED_DATA -> {
                int at = FrameSearch.first(frames, ResponsesFaults::isDelta, fault);
                changed.set(at, half((Frame.Event) frames.get(at)));
                return changed;
            }
            case UNKNOWN_EVENT -> changed.add(1, event("response.weather_report", "\"sky\":\"clear\""));
            case UNKNOWN_BLOCK_TYPE -> unknownItem(changed);
            case UNKNOWN_DELTA_TYPE ->
                changed.add(
                        FrameSearch.first(frames, ADDED, fault) + 1,
                        event("response.hologram.delta", "\"output_index\":0,\"delta\":\"~\""));
            case DUPLICATE_BLOCK_STOP -> {
                int done = FrameSearch.first(frames, DONE, fault);
                changed.add(done, frames.get(done));
            }
            case MISSING_BLOCK_STOP -> changed.remove(FrameSearch.first(frames, DONE, fault));
            case DELTA_FOR_UNKNOWN_INDEX ->
                changed.add(
                        FrameSearch.first(frames, DONE, fault),
                        event(
                                "response.output_text.delta",
                                "\"item_id\":\"msg_lost\",\"output_index\":99,\"content_index\":0,\"delta\":\"lost\""));
            case INDEX_GAP -> {
                FrameSearch.first(frames, ADDED, fault);
                changed.replaceAll(ResponsesFaults::oneHigher);
            }
            case DUPLICATE_MESSAGE_START -> changed.add(1, frames.getFirst());
            case TOOL_USE_WITHOUT_DELTA -> {
                Predicate<Frame> isInput = FrameSearch.named("response.function_call_arguments.delta");
                FrameSearch.first(frames, isInput, fault);
                changed.removeIf(isInput);
            }
        }
        return numbered(changed);
    }

    /** One more item at the end, which the last event holds too. */
    private static void unknownItem(List<Frame> frames) {
        var last = (Frame.Event) frames.removeLast();
        var data = (ObjectNode) Json.read(last.data());
        var output = (ArrayNode) data.path("response").path("output");
        String place = "\"output_index\":" + output.size();
        frames.add(event(ADDED, place + ",\"item\":" + HOLOGRAM));
        frames.add(event("response.hologram.delta", place + ",\"delta\":\"~\""));
        frames.add(event(DONE, place + ",\"item\":" + HOLOGRAM));
        output.add(Json.read(HOLOGRAM));
        frames.add(new Frame.Event(last.name(), data.toString()));
    }

    private static boolean isDelta(Frame frame) {
        return frame instanceof Frame.Event event && event.name().endsWith(".delta");
    }

    private static Frame half(Frame.Event event) {
        return new Frame.Event(
                event.name(), event.data().substring(0, event.data().length() / 2));
    }

    private static Frame oneHigher(Frame frame) {
        if (!(frame instanceof Frame.Event event) || !event.data().contains("\"output_index\":")) {
            return frame;
        }
        var data = (ObjectNode) Json.read(event.data());
        data.put("output_index", data.path("output_index").asInt() + 1);
        return new Frame.Event(event.name(), data.toString());
    }

    private static List<Frame> numbered(List<Frame> frames) {
        List<Frame> numbered = new ArrayList<>(frames.size());
        int number = 0;
        for (Frame frame : frames) {
            numbered.add(
                    frame instanceof Frame.Event event
                            ? new Frame.Event(
                                    event.name(),
                                    event.data()
                                            .replaceFirst(
                                                    "\"sequence_number\":\\d+", "\"sequence_number\":" + number++))
                            : frame);
        }
        return numbered;
    }

    private static Frame event(String name, String fields) {
        return new Frame.Event(name, "{\"type\":\"" + name + "\",\"sequence_number\":0," + fields + "}");
    }
}
