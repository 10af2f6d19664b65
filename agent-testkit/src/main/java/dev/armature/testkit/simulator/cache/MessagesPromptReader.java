package dev.armature.testkit.simulator.cache;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes the body of a Messages API request apart. */
final class MessagesPromptReader extends BodyReader {
    private String model = "";
    private String speed = "";
    private String toolChoice = "";
    private String thinking = "";
    private String effort = "";
    private String user = "";
    private boolean webSearch;
    private boolean citations;
    private boolean images;
    private @Nullable Ttl automatic;

    MessagesPromptReader(byte[] body) {
        super(body);
    }

    @Override
    void field(String name, JsonParser parser, CompactJson json) throws IOException {
        switch (name) {
            case "model" -> model = parser.getText();
            case "speed" -> speed = tree(parser).asText("");
            case "tool_choice" -> {
                JsonNode choice = tree(parser);
                toolChoice = choice.isNull() ? "" : choice.toString();
            }
            case "thinking" -> thinking = thinking(tree(parser));
            case "output_config" -> effort = tree(parser).path("effort").asText();
            case "metadata" -> user = tree(parser).path("user_id").asText();
            case "cache_control" -> automatic = json.mark();
            case "tools" -> tools(parser, json);
            case "system" -> content(Level.SYSTEM, "system", parser, json).forEach(block -> place(block, ""));
            case "messages" -> messages(parser, json);
            default -> parser.skipChildren();
        }
    }

    @Override
    Prompt prompt(List<PromptBlock> placed) {
        List<PromptBlock> blocks = new ArrayList<>(placed.size());
        List<PromptBlock> deferred = new ArrayList<>();
        for (Level level : Level.values()) {
            for (PromptBlock block : placed) {
                if (block.level == level) {
                    (block.deferred ? deferred : blocks).add(block);
                }
            }
        }
        return new Prompt(
                model,
                blocks,
                deferred,
                new Salts(
                        speed.equals("standard") ? "" : speed,
                        "web=%s citations=%s".formatted(webSearch, citations),
                        "choice=%s images=%s".formatted(toolChoice, images),
                        thinking,
                        effort),
                automatic,
                user.isEmpty() ? firstMessage(blocks) : user);
    }

    /** Whether and how much it thinks: what of it is shown, and what becomes of what is sent back, is no part of the prompt. */
    private static String thinking(JsonNode thinking) {
        return thinking.path("type").asText() + thinking.path("budget_tokens").asText();
    }

    private void tools(JsonParser parser, CompactJson json) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("tools." + index + " must be an object");
            }
            CompactJson.Copied tool = json.block();
            webSearch |= tool.type().startsWith("web_search");
            place(Level.TOOLS, "tools." + index, "", tool);
        }
    }

    private void messages(JsonParser parser, CompactJson json) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("messages." + index + " must be an object");
            }
            message("messages." + index, parser, json);
        }
    }

    /** The role may come after the content, so the blocks wait for it. */
    private void message(String path, JsonParser parser, CompactJson json) throws IOException {
        String role = "";
        List<Waiting> waiting = List.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "role" -> role = parser.getText().toLowerCase(Locale.ROOT);
                case "content" -> waiting = content(Level.MESSAGES, path + ".content", parser, json);
                default -> parser.skipChildren();
            }
        }
        for (Waiting block : waiting) {
            place(block, role);
        }
    }

    private record Waiting(Level level, String path, CompactJson.Copied copied) {}

    private void place(Waiting block, String role) {
        place(block.level(), block.path(), role, block.copied());
        images |= block.copied().mentionsImage();
        citations |= block.copied().cites();
    }

    /** A string is one text block; an empty one is none. */
    private static List<Waiting> content(Level level, String path, JsonParser parser, CompactJson json)
            throws IOException {
        List<Waiting> blocks = new ArrayList<>();
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            if (parser.getTextLength() > 0) {
                blocks.add(new Waiting(level, path, json.textBlock()));
            }
            return blocks;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return blocks;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException(path + " must hold objects");
            }
            blocks.add(new Waiting(level, path + "." + blocks.size(), json.block()));
        }
        return blocks;
    }

    private static String firstMessage(List<PromptBlock> blocks) {
        return blocks.stream()
                .filter(block -> block.level == Level.MESSAGES)
                .findFirst()
                .map(block -> new String(block.source(), block.from(), block.length(), StandardCharsets.UTF_8))
                .orElse("");
    }
}
