package dev.armature.testkit.simulator.messages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.request.SimBlock;
import dev.armature.testkit.simulator.request.SimMessage;
import dev.armature.testkit.simulator.request.SimRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads bodies of the Messages API. */
final class MessagesRequests {
    private MessagesRequests() {}

    static SimRequest request(JsonNode body) {
        List<String> tools = new ArrayList<>();
        body.path("tools").forEach(tool -> tools.add(tool.path("name").asText()));
        List<SimMessage> messages = new ArrayList<>();
        body.path("messages").forEach(message -> messages.add(message(message)));
        return new SimRequest(body.path("model").asText(), text(body.path("system")), tools, messages);
    }

    private static SimMessage message(JsonNode message) {
        SimMessage.Role role = switch (message.path("role").asText()) {
            case "assistant" -> SimMessage.Role.ASSISTANT;
            case "system" -> SimMessage.Role.SYSTEM;
            default -> SimMessage.Role.USER;
        };
        JsonNode content = message.path("content");
        if (content.isTextual()) {
            return new SimMessage(role, List.of(new SimBlock.Text(content.asText())));
        }
        List<SimBlock> blocks = new ArrayList<>(content.size());
        content.forEach(block -> blocks.add(block(block)));
        return new SimMessage(role, blocks);
    }

    private static SimBlock block(JsonNode block) {
        return switch (block.path("type").asText()) {
            case "text" -> new SimBlock.Text(block.path("text").asText());
            case "tool_use" ->
                new SimBlock.ToolUse(
                        block.path("id").asText(),
                        block.path("name").asText(),
                        block.path("input").toString());
            case "tool_result" ->
                new SimBlock.ToolResult(
                        block.path("tool_use_id").asText(),
                        text(block.path("content")),
                        block.path("is_error").asBoolean());
            default -> new SimBlock.Other(block.toString());
        };
    }

    /** A string, or the text blocks of a list joined by line feeds. */
    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content.asText() : "";
        }
        return StreamSupport.stream(content.spliterator(), false)
                .filter(block -> block.path("type").asText().equals("text"))
                .map(block -> block.path("text").asText())
                .collect(Collectors.joining("\n"));
    }
}
