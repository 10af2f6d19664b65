package dev.armature.testkit.simulator.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.json.Fields;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the blocks of a script's reply. A block of a type that scripts do not know is sent as it stands. */
final class BlockReader {
    private static final Set<String> REDACTED = Set.of("type", "data");
    /** What is hidden when a script does not care. */
    private static final String HIDDEN = "cmVkYWN0ZWQgYnkgdGhlIHNpbXVsYXRvcg==";

    private BlockReader() {}

    static List<ReplyBlock> blocks(List<JsonNode> list) {
        List<ReplyBlock> blocks = new ArrayList<>();
        for (JsonNode block : list) {
            blocks.add(block("block " + blocks.size() + " of `reply`", block));
        }
        return blocks;
    }

    private static ReplyBlock block(String place, JsonNode block) {
        String type = block.path("type").isTextual() ? block.path("type").asText() : "";
        return switch (type) {
            case "" -> throw new IllegalArgumentException("expected of %s a `type` such as `text`".formatted(place));
            case "text" -> new ReplyBlock.Text(text(place, block, "text", Set.of("type", "text")));
            case "thinking" -> {
                String name = block.has("text") ? "text" : "thinking";
                yield new ReplyBlock.Thinking(text(place, block, name, Set.of("type", "text", "thinking")));
            }
            case "redacted" ->
                new ReplyBlock.RawJson("{\"type\":\"redacted_thinking\",\"data\":"
                        + Json.quote(fields(place, block, REDACTED).text("data").orElse(HIDDEN))
                        + "}");
            case "tool_use" -> {
                String name = text(place, block, "name", Set.of("type", "name", "input"));
                yield new ReplyBlock.ToolUse(
                        name, block.has("input") ? block.path("input").toString() : "{}");
            }
            case "raw" -> {
                fields(place, block, Set.of("type", "json")).with("json");
                yield new ReplyBlock.RawJson(block.path("json").toString());
            }
            default -> new ReplyBlock.RawJson(block.toString());
        };
    }

    private static String text(String place, JsonNode block, String name, Set<String> known) {
        return fields(place, block, known).with(name).text(name).orElseThrow();
    }

    private static Fields fields(String place, JsonNode block, Set<String> known) {
        return Fields.of(place + ", a `" + block.path("type").asText() + "`,", block, known);
    }
}
