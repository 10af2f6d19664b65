package dev.armature.testkit.simulator.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.request.SimBlock;
import dev.armature.testkit.simulator.request.SimMessage;
import dev.armature.testkit.simulator.request.SimRequest;
import java.util.ArrayList;
import java.util.List;

/** Reads bodies of Chat Completions into the same words: tool messages become results in a user message. */
final class ChatRequests {
    private ChatRequests() {}

    static SimRequest request(JsonNode body) {
        List<String> tools = new ArrayList<>();
        body.path("tools")
                .forEach(tool -> tools.add(tool.path("function").path("name").asText()));
        List<String> system = new ArrayList<>();
        List<SimMessage> messages = new ArrayList<>();
        List<SimBlock> results = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            String role = message.path("role").asText();
            if (role.equals("tool")) {
                results.add(result(message));
                continue;
            }
            endResults(results, messages);
            switch (role) {
                case "system", "developer" -> {
                    if (messages.isEmpty()) {
                        system.add(text(message.path("content")));
                    } else {
                        messages.add(new SimMessage(SimMessage.Role.SYSTEM, content(message.path("content"))));
                    }
                }
                case "assistant" -> messages.add(assistant(message));
                default -> messages.add(new SimMessage(SimMessage.Role.USER, content(message.path("content"))));
            }
        }
        endResults(results, messages);
        return new SimRequest(body.path("model").asText(), String.join("\n", system), tools, messages);
    }

    private static SimBlock.ToolResult result(JsonNode message) {
        return new SimBlock.ToolResult(message.path("tool_call_id").asText(), text(message.path("content")), false);
    }

    private static void endResults(List<SimBlock> results, List<SimMessage> messages) {
        if (!results.isEmpty()) {
            messages.add(new SimMessage(SimMessage.Role.USER, results));
            results.clear();
        }
    }

    private static SimMessage assistant(JsonNode message) {
        List<SimBlock> blocks = new ArrayList<>(content(message.path("content")));
        for (JsonNode call : message.path("tool_calls")) {
            JsonNode function = call.path("function");
            blocks.add(new SimBlock.ToolUse(
                    call.path("id").asText(),
                    function.path("name").asText(),
                    function.path("arguments").asText()));
        }
        return new SimMessage(SimMessage.Role.ASSISTANT, blocks);
    }

    /** A string, or the texts of a list joined by line feeds. */
    private static String text(JsonNode content) {
        return new SimMessage(SimMessage.Role.USER, content(content)).text();
    }

    private static List<SimBlock> content(JsonNode content) {
        if (content.isTextual()) {
            return content.asText().isEmpty() ? List.of() : List.of(new SimBlock.Text(content.asText()));
        }
        List<SimBlock> blocks = new ArrayList<>();
        for (JsonNode part : content) {
            blocks.add(
                    part.path("type").asText().equals("text")
                            ? new SimBlock.Text(part.path("text").asText())
                            : new SimBlock.Other(part.toString()));
        }
        return blocks;
    }
}
