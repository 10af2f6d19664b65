package dev.armature.testkit.simulator.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the blocks of a script's reply. A block of a type that scripts do not know is sent as it stands. */
final class BlockReader {
    private BlockReader() {}

    static List<ReplyBlock> blocks(JsonNode list) {
        List<ReplyBlock> blocks = new ArrayList<>();
        for (JsonNode block : list) {
            blocks.add(block("block " + blocks.size() + " of `reply`", block));
        }
        return blocks;
    }

    private static ReplyBlock block(String place, JsonNode block) {
        String type = block.path("type").asText();
        return switch (type) {
            case "" -> throw new IllegalArgumentException("expected of %s a `type` such as `text`".formatted(place));
            case "text" -> new ReplyBlock.Text(field(place, block, "text"));
            case "thinking" -> new ReplyBlock.Thinking(thought(place, block));
            case "redacted" ->
                new ReplyBlock.RawJson(
                        "{\"type\":\"redacted_thinking\",\"data\":" + Json.quote(field(place, block, "data")) + "}");
            case "tool_use" -> {
                requireFields(place, block, Set.of("type", "name", "input"), "name");
                yield new ReplyBlock.ToolUse(
                        block.path("name").asText(),
                        block.has("input") ? block.path("input").toString() : "{}");
            }
            case "raw" -> {
                requireFields(place, block, Set.of("type", "json"), "json");
                yield new ReplyBlock.RawJson(block.path("json").toString());
            }
            default -> new ReplyBlock.RawJson(block.toString());
        };
    }

    private static String field(String place, JsonNode block, String name) {
        requireFields(place, block, Set.of("type", name), name);
        return block.path(name).asText();
    }

    private static String thought(String place, JsonNode block) {
        String name = block.has("text") ? "text" : "thinking";
        requireFields(place, block, Set.of("type", "text", "thinking"), name);
        return block.path(name).asText();
    }

    private static void requireFields(String place, JsonNode block, Set<String> known, String required) {
        String what = place + ", a `" + block.path("type").asText() + "`,";
        ScriptReader.requireKnown(what, block, known);
        if (!block.has(required)) {
            throw new IllegalArgumentException("expected of %s a field `%s`".formatted(what, required));
        }
    }
}
