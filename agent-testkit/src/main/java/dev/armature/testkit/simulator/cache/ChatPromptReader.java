package dev.armature.testkit.simulator.cache;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes the body of a Chat Completions request apart: a tool is a block, and so is a message. */
final class ChatPromptReader extends BodyReader {
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
            case "response_format" -> format = text(parser);
            case "tools" -> blocks(Level.TOOLS, name, parser, json);
            case "messages" -> blocks(Level.MESSAGES, name, parser, json);
            default -> parser.skipChildren();
        }
    }

    @Override
    Prompt prompt(List<PromptBlock> placed) {
        List<PromptBlock> blocks = new ArrayList<>(placed.size());
        placed.stream().filter(block -> block.level == Level.TOOLS).forEach(blocks::add);
        placed.stream().filter(block -> block.level == Level.MESSAGES).forEach(blocks::add);
        return new Prompt(model, blocks, List.of(), "format=" + format, "", Ttl.THIRTY_MINUTES, conversation(blocks));
    }

    private void blocks(Level level, String path, JsonParser parser, CompactJson json) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException(path + "." + index + " must be an object");
            }
            place(level, path + "." + index, "", json.block());
        }
    }

    private String conversation(List<PromptBlock> blocks) {
        if (!key.isEmpty()) {
            return key;
        }
        byte[] user = "{\"role\":\"user\"".getBytes(StandardCharsets.US_ASCII);
        return blocks.stream()
                .map(block -> new String(block.source(), block.from(), block.length(), StandardCharsets.UTF_8))
                .filter(text -> text.startsWith(new String(user, StandardCharsets.US_ASCII)))
                .findFirst()
                .orElse("");
    }
}
