package dev.armature.testkit.simulator.messages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.testkit.simulator.dialect.FrameSearch;
import dev.armature.testkit.simulator.fault.StreamFault;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.stream.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Does to the events of a Messages stream what faults say. */
final class MessagesFaults {
    private static final String UNKNOWN_DELTA =
            "{\"type\":\"content_block_delta\",\"index\":%d,\"delta\":{\"type\":\"hologram_delta\",\"hologram\":\"~\"}}";

    private MessagesFaults() {}

    static List<Frame> apply(List<Frame> frames, StreamFault fault) {
        return switch (fault) {
            case EOF_AFTER_CONTENT -> frames.subList(0, FrameSearch.first(frames, "message_delta", fault));
            case EOF_AFTER_STOP_REASON -> frames.subList(0, FrameSearch.first(frames, "message_stop", fault));
            case MALFORMED_DATA -> malformed(frames, FrameSearch.first(frames, "content_block_delta", fault));
            case UNKNOWN_EVENT ->
                inserted(frames, 1, event("weather_report", "{\"type\":\"weather_report\",\"sky\":\"clear\"}"));
            case UNKNOWN_BLOCK_TYPE -> unknownBlock(frames, FrameSearch.first(frames, "message_delta", fault));
            case UNKNOWN_DELTA_TYPE ->
                inserted(
                        frames,
                        FrameSearch.first(frames, "content_block_start", fault) + 1,
                        event("content_block_delta", UNKNOWN_DELTA.formatted(0)));
            case DUPLICATE_BLOCK_STOP -> {
                int stop = FrameSearch.first(frames, "content_block_stop", fault);
                yield inserted(frames, stop, frames.get(stop));
            }
            case MISSING_BLOCK_STOP -> without(frames, FrameSearch.first(frames, "content_block_stop", fault));
            case DELTA_FOR_UNKNOWN_INDEX ->
                inserted(
                        frames,
                        FrameSearch.first(frames, "content_block_stop", fault),
                        event(
                                "content_block_delta",
                                "{\"type\":\"content_block_delta\",\"index\":99,"
                                        + "\"delta\":{\"type\":\"text_delta\",\"text\":\"lost\"}}"));
            case INDEX_GAP -> {
                FrameSearch.first(frames, "content_block_start", fault);
                yield frames.stream().map(MessagesFaults::oneHigher).toList();
            }
            case DUPLICATE_MESSAGE_START -> inserted(frames, 1, frames.getFirst());
            case TOOL_USE_WITHOUT_DELTA -> withoutInput(frames, fault);
        };
    }

    private static List<Frame> malformed(List<Frame> frames, int at) {
        List<Frame> changed = new ArrayList<>(frames);
        var delta = (Frame.Event) frames.get(at);
        changed.set(
                at, event(delta.name(), delta.data().substring(0, delta.data().length() / 2)));
        return changed;
    }

    private static List<Frame> unknownBlock(List<Frame> frames, int at) {
        long index =
                frames.stream().filter(FrameSearch.named("content_block_start")).count();
        List<Frame> changed = new ArrayList<>(frames);
        changed.addAll(
                at,
                List.of(
                        event(
                                "content_block_start",
                                ("{\"type\":\"content_block_start\",\"index\":%d,"
                                                + "\"content_block\":{\"type\":\"hologram\",\"hologram\":\"\"}}")
                                        .formatted(index)),
                        event("content_block_delta", UNKNOWN_DELTA.formatted(index)),
                        event(
                                "content_block_stop",
                                "{\"type\":\"content_block_stop\",\"index\":%d}".formatted(index))));
        return changed;
    }

    private static Frame oneHigher(Frame frame) {
        if (!(frame instanceof Frame.Event event) || !event.name().startsWith("content_block")) {
            return frame;
        }
        var data = (ObjectNode) Json.read(event.data());
        data.put("index", data.path("index").asInt() + 1);
        return event(event.name(), data.toString());
    }

    private static List<Frame> withoutInput(List<Frame> frames, StreamFault fault) {
        Predicate<Frame> isInput =
                frame -> frame instanceof Frame.Event event && event.data().contains("input_json_delta");
        FrameSearch.first(frames, isInput, fault);
        return frames.stream().filter(isInput.negate()).toList();
    }

    private static Frame.Event event(String name, String data) {
        return new Frame.Event(name, data);
    }

    private static List<Frame> inserted(List<Frame> frames, int at, Frame frame) {
        List<Frame> changed = new ArrayList<>(frames);
        changed.add(at, frame);
        return changed;
    }

    private static List<Frame> without(List<Frame> frames, int at) {
        List<Frame> changed = new ArrayList<>(frames);
        changed.remove(at);
        return changed;
    }
}
