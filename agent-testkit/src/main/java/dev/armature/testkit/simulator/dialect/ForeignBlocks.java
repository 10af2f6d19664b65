package dev.armature.testkit.simulator.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Raw blocks of the Messages API in another format: those that it has too, in its form. */
public final class ForeignBlocks {
    private ForeignBlocks() {}

    /** The same answer, in which texts, thoughts and calls that were given raw are what they are. */
    public static Answer read(Answer answer) {
        List<Answer.Block> blocks = new ArrayList<>();
        for (Answer.Block block : answer.blocks()) {
            blocks.add(block instanceof Answer.Block.Raw raw ? read(raw) : block);
        }
        return answer.withBlocks(blocks);
    }

    private static Answer.Block read(Answer.Block.Raw raw) {
        JsonNode block = Json.read(raw.json());
        return switch (block.path("type").asText()) {
            case "text" -> new Answer.Block.Text(block.path("text").asText());
            case "thinking" ->
                new Answer.Block.Thinking(
                        block.path("thinking").asText(), block.path("signature").asText());
            case "redacted_thinking" ->
                new Answer.Block.Thinking("", block.path("data").asText());
            case "tool_use" ->
                new Answer.Block.ToolUse(
                        block.path("id").asText(),
                        block.path("name").asText(),
                        block.has("input") ? block.path("input").toString() : "{}");
            default -> raw;
        };
    }
}
