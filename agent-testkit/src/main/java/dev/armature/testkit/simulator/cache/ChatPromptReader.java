package dev.armature.testkit.simulator.cache;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Takes the body of a Chat Completions request apart: a tool is a block, and so is each part of what the system and the
 * user say. What the model and the tools say is one block a message.
 */
final class ChatPromptReader extends BodyReader {
    private static final Set<String> OF_PARTS = Set.of("system", "developer", "user");

    private final Breakpoints breakpoints = new Breakpoints();
    private String model = "";
    private String key = "";
    private String format = "";

    ChatPromptReader(byte[] body) {
        super(body);
    }

    @Override
    void field(String name, JsonParser parser, CompactJson json) throws IOException {
        switch (name) {
            case "model" -> model = parser.getText();
            case "prompt_cache_key" -> key = parser.getText();
            case "prompt_cache_options" -> breakpoints.options(tree(parser));
            case "response_format" -> format = text(parser);
            case "tools" -> blocks(name, tree(parser));
            case "messages" -> blocks(name, tree(parser));
            default -> parser.skipChildren();
        }
    }

    @Override
    Prompt prompt(List<PromptBlock> placed) {
        List<PromptBlock> blocks = breakpoints.counted(placed);
        String conversation = key.isEmpty() ? Breakpoints.conversation(blocks) : key;
        return new Prompt(
                model, blocks, List.of(), Salts.of("format=" + format), breakpoints.automatic(), conversation);
    }

    private void blocks(String field, JsonNode blocks) throws IOException {
        for (int i = 0; i < blocks.size(); i++) {
            String path = field + "." + i;
            if (!(blocks.get(i) instanceof ObjectNode block)) {
                throw new IllegalArgumentException(path + " must be an object");
            }
            if (field.equals("tools")) {
                place(Level.TOOLS, path, "", block);
            } else {
                message(path, block);
            }
        }
    }

    private void message(String path, ObjectNode message) throws IOException {
        String role = message.path("role").asText();
        JsonNode content = message.path("content");
        boolean saysMore = message.size() > 2; // such as a name, which no part holds
        if (!OF_PARTS.contains(role) || saysMore || !(content.isArray() || content.isTextual())) {
            place(Level.MESSAGES, path, role, message);
            return;
        }
        if (content.isTextual()) {
            ObjectNode part = JsonNodeFactory.instance.objectNode().put("type", "text");
            place(Level.MESSAGES, path + ".content", role, part.put("text", content.asText()));
        }
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof ObjectNode part) {
                place(Level.MESSAGES, path + ".content." + i, role, part);
            }
        }
    }

    private void place(Level level, String path, String role, ObjectNode block) throws IOException {
        breakpoints.takeOff(path, block, "content");
        place(level, path, role, copied(block));
    }
}
