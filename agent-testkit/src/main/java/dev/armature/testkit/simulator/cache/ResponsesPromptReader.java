package dev.armature.testkit.simulator.cache;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** Takes the body of a Responses request apart. Which breakpoints count is known only when all of it is read. */
final class ResponsesPromptReader extends BodyReader {
    private final Breakpoints breakpoints = new Breakpoints();
    private String model = "";
    private String key = "";
    private String text = "";

    ResponsesPromptReader(byte[] body) {
        super(body);
    }

    @Override
    void field(String name, JsonParser parser, CompactJson json) throws IOException {
        switch (name) {
            case "model" -> model = parser.getText();
            case "prompt_cache_key" -> key = parser.getText();
            case "prompt_cache_options" -> breakpoints.options(tree(parser));
            case "text" -> text = text(parser);
            case "instructions" -> text(Level.SYSTEM, name, "", tree(parser));
            case "tools" -> items(Level.TOOLS, name, tree(parser));
            case "input" -> {
                JsonNode input = tree(parser);
                text(Level.MESSAGES, name, "user", input);
                items(Level.MESSAGES, name, input);
            }
            default -> parser.skipChildren();
        }
    }

    @Override
    Prompt prompt(List<PromptBlock> placed) {
        List<PromptBlock> blocks = breakpoints.counted(placed);
        String conversation = key.isEmpty() ? Breakpoints.conversation(blocks) : key;
        return new Prompt(model, blocks, List.of(), Salts.of("text=" + text), breakpoints.automatic(), conversation);
    }

    private void items(Level level, String path, JsonNode items) throws IOException {
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof ObjectNode item)) {
                throw new IllegalArgumentException(path + "." + i + " must be an object");
            }
            item(level, path + "." + i, item);
        }
    }

    private void item(Level level, String path, ObjectNode item) throws IOException {
        JsonNode content = item.path("content");
        String role = item.path("role").asText();
        if (role.isEmpty() || !(content.isArray() || content.isTextual())) {
            place(level, path, role, item);
            return;
        }
        text(level, path + ".content", role, content);
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof ObjectNode part) {
                place(level, path + ".content." + i, role, part);
            }
        }
    }

    /** A string is one text block. */
    private void text(Level level, String path, String role, JsonNode text) throws IOException {
        if (text.isTextual()) {
            ObjectNode part = JsonNodeFactory.instance.objectNode().put("type", "input_text");
            place(level, path, role, part.put("text", text.asText()));
        }
    }

    private void place(Level level, String path, String role, ObjectNode block) throws IOException {
        breakpoints.takeOff(path, block, "output");
        place(level, path, role, copied(block));
    }
}
