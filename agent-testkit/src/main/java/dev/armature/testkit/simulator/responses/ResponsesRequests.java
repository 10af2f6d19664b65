package dev.armature.testkit.simulator.responses;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.request.SimBlock;
import dev.armature.testkit.simulator.request.SimMessage;
import dev.armature.testkit.simulator.request.SimRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads bodies of Responses into the same words: neighbouring items of the model are one message of it, and neighbouring
 * outputs are the results in one user message.
 */
final class ResponsesRequests {
    private static final Set<String> TEXTS = Set.of("input_text", "output_text", "text");

    private final List<String> system = new ArrayList<>();
    private final List<SimMessage> messages = new ArrayList<>();
    private final List<SimBlock> results = new ArrayList<>();
    private final List<SimBlock> said = new ArrayList<>();

    private ResponsesRequests() {}

    static SimRequest request(JsonNode body) {
        List<String> tools = new ArrayList<>();
        body.path("tools")
                .forEach(tool ->
                        tools.add(tool.path("name").asText(tool.path("type").asText())));
        var reader = new ResponsesRequests();
        if (body.path("instructions").isTextual()) {
            reader.system.add(body.path("instructions").asText());
        }
        JsonNode input = body.path("input");
        if (input.isTextual()) {
            reader.messages.add(new SimMessage(SimMessage.Role.USER, List.of(new SimBlock.Text(input.asText()))));
        }
        input.forEach(reader::item);
        reader.end();
        return new SimRequest(body.path("model").asText(), String.join("\n", reader.system), tools, reader.messages);
    }

    private void item(JsonNode item) {
        switch (item.path("type").asText("message")) {
            case "message" -> message(item);
            case "function_call_output" -> {
                endOf(SimMessage.Role.ASSISTANT, said);
                results.add(new SimBlock.ToolResult(item.path("call_id").asText(), text(item.path("output")), false));
            }
            case "function_call" ->
                ofModel(new SimBlock.ToolUse(
                        item.path("call_id").asText(),
                        item.path("name").asText(),
                        item.path("arguments").asText()));
            default -> ofModel(new SimBlock.Other(item.toString()));
        }
    }

    private void message(JsonNode item) {
        switch (item.path("role").asText()) {
            case "assistant" -> content(item.path("content")).forEach(this::ofModel);
            case "system", "developer" -> {
                end();
                if (messages.isEmpty()) {
                    system.add(text(item.path("content")));
                } else {
                    messages.add(new SimMessage(SimMessage.Role.SYSTEM, content(item.path("content"))));
                }
            }
            default -> {
                end();
                messages.add(new SimMessage(SimMessage.Role.USER, content(item.path("content"))));
            }
        }
    }

    private void ofModel(SimBlock block) {
        endOf(SimMessage.Role.USER, results);
        said.add(block);
    }

    private void end() {
        endOf(SimMessage.Role.ASSISTANT, said);
        endOf(SimMessage.Role.USER, results);
    }

    private void endOf(SimMessage.Role role, List<SimBlock> blocks) {
        if (!blocks.isEmpty()) {
            messages.add(new SimMessage(role, blocks));
            blocks.clear();
        }
    }

    private static List<SimBlock> content(JsonNode content) {
        if (content.isTextual()) {
            return List.of(new SimBlock.Text(content.asText()));
        }
        List<SimBlock> blocks = new ArrayList<>();
        for (JsonNode part : content) {
            blocks.add(
                    TEXTS.contains(part.path("type").asText())
                            ? new SimBlock.Text(part.path("text").asText())
                            : new SimBlock.Other(part.toString()));
        }
        return blocks;
    }

    /** A string, or the texts of a list joined by line feeds. */
    private static String text(JsonNode content) {
        return new SimMessage(SimMessage.Role.USER, content(content)).text();
    }
}
