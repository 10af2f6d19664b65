package dev.armature.testkit.simulator.cache;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the body of a Responses request apart. Which breakpoints count is known only when all of it is read. */
final class ResponsesPromptReader extends BodyReader {
    private static final String MARK = "prompt_cache_breakpoint";

    private final Set<String> marked = new HashSet<>();
    private String model = "";
    private String key = "";
    private String text = "";
    private String mode = "";

    ResponsesPromptReader(byte[] body) {
        super(body);
    }

    @Override
    void field(String name, JsonParser parser, CompactJson json) throws IOException {
        switch (name) {
            case "model" -> model = parser.getText();
            case "prompt_cache_key" -> key = parser.getText();
            case "prompt_cache_options" -> mode = tree(parser).path("mode").asText();
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
        boolean implicit = !mode.equals("explicit");
        List<PromptBlock> blocks = new ArrayList<>(placed.size());
        for (Level level : Level.values()) {
            placed.stream().filter(block -> block.level == level).forEach(blocks::add);
        }
        int left = implicit ? MarkRules.MOST_MARKS - 1 : MarkRules.MOST_MARKS;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            boolean counts = left > 0 && marked.contains(blocks.get(i).path);
            left -= counts ? 1 : 0;
            blocks.set(i, blocks.get(i).marked(counts ? Ttl.THIRTY_MINUTES : null));
        }
        @Nullable Ttl automatic = implicit ? Ttl.THIRTY_MINUTES : null;
        return new Prompt(model, blocks, List.of(), "text=" + text, "", automatic, conversation(blocks));
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
        boolean marks = block.remove(MARK) != null;
        for (JsonNode part : block.path("output")) {
            marks |= part instanceof ObjectNode inner && inner.remove(MARK) != null;
        }
        if (marks) {
            marked.add(path);
        }
        place(level, path, role, copied(block));
    }

    private String conversation(List<PromptBlock> blocks) {
        if (!key.isEmpty()) {
            return key;
        }
        return blocks.stream()
                .filter(block -> block.role.equals("user"))
                .findFirst()
                .map(block -> new String(block.source(), block.from(), block.length(), StandardCharsets.UTF_8))
                .orElse("");
    }
}
