package dev.armature.testkit.simulator.cache;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the readers of all dialects share: a walk over the fields of a body, and the arena their blocks lie in. */
abstract class BodyReader {
    private final byte[] body;
    private final ByteArrayOutputStream arena;
    private final List<Placed> placed = new ArrayList<>();
    private @Nullable JsonGenerator generator;

    BodyReader(byte[] body) {
        this.body = body;
        this.arena = new ByteArrayOutputStream(body.length + 64);
    }

    /** A block whose bytes are in the arena, which still grows. */
    record Placed(Level level, String path, String role, CompactJson.Copied copied) {}

    /** Reads one field of the body; the parser stands at its value and must be left at the end of it. */
    abstract void field(String name, JsonParser parser, CompactJson json) throws IOException;

    abstract Prompt prompt(List<PromptBlock> blocks);

    final Prompt read() {
        try (JsonParser parser = Json.MAPPER.createParser(body);
                JsonGenerator opened = Json.MAPPER.createGenerator(arena)) {
            generator = opened;
            var json = new CompactJson(parser, opened, arena);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("the body must be a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                field(name, parser, json);
            }
            return prompt(blocks(arena.toByteArray()));
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is not JSON: " + e.getMessage(), e);
        }
    }

    final void place(Level level, String path, String role, CompactJson.Copied copied) {
        placed.add(new Placed(level, path, role, copied));
    }

    private List<PromptBlock> blocks(byte[] bytes) throws IOException {
        List<PromptBlock> blocks = new ArrayList<>(placed.size());
        for (Placed each : placed) {
            CompactJson.Copied copied = each.copied();
            long tokens = copied.mentionsImage()
                    ? ImageTokens.of(bytes, copied.from(), copied.length())
                    : Prompt.tokens(copied.length());
            blocks.add(new PromptBlock(each.level(), each.path(), each.role(), tokens, copied, bytes));
        }
        return blocks;
    }

    /** Copies an object that was read before. */
    final CompactJson.Copied copied(JsonNode object) throws IOException {
        try (JsonParser parser = object.traverse(Json.MAPPER)) {
            parser.nextToken();
            return new CompactJson(parser, Objects.requireNonNull(generator), arena).block();
        }
    }

    /** The value at which the parser stands. */
    static JsonNode tree(JsonParser parser) throws IOException {
        return Json.tree(parser);
    }

    /** The value at which the parser stands, as compact JSON. */
    static String text(JsonParser parser) throws IOException {
        return Json.tree(parser).toString();
    }
}
