package dev.armature.examples.coding.explain;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.prompts.PromptBlock;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.section.Stability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Cuts a body into segments where the wire format takes no cache marks and so tells of none: its tools, its system message,
 * its other messages. The bytes are those of the body.
 */
final class BodySegments {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CONVERSATION = Set.of("messages", "input");
    private static final int SEPARATOR = 2;

    private final byte[] body;
    private final List<PromptBlock> system;
    private final List<Segment> segments = new ArrayList<>();

    private BodySegments(byte[] body, List<PromptBlock> system) {
        this.body = body;
        this.system = system;
    }

    /** @param system the blocks that the system message was made of */
    static SegmentChain of(String body, List<PromptBlock> system) {
        BodySegments cut = new BodySegments(body.getBytes(StandardCharsets.UTF_8), system);
        try (JsonParser parser = JSON.getFactory().createParser(cut.body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                cut.field(parser.currentName(), parser);
            }
            return SegmentChain.of(cut.segments);
        } catch (IOException e) {
            throw new UncheckedIOException("the body of a request is not JSON", e);
        }
    }

    /** Whether a body is in the Responses format, which calls the conversation its input. */
    static boolean isResponses(String body) {
        try (JsonParser parser = JSON.getFactory().createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (parser.currentName().equals("input")) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("the body of a request is not JSON", e);
        }
    }

    private void field(String name, JsonParser parser) throws IOException {
        JsonToken value = parser.nextToken();
        if (value != JsonToken.START_ARRAY || !(name.equals("tools") || CONVERSATION.contains(name))) {
            parser.skipChildren();
            return;
        }
        for (int number = 0; parser.nextToken() != JsonToken.END_ARRAY; number++) {
            int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
            parser.skipChildren();
            int to = Math.toIntExact(parser.currentLocation().getByteOffset());
            add(name, name + "[" + number + "]", Arrays.copyOfRange(body, from, to));
        }
    }

    private void add(String field, String path, byte[] bytes) throws IOException {
        if (field.equals("tools")) {
            segments.add(Segment.tool(path, Stability.GLOBAL, bytes));
            return;
        }
        JsonNode message = JSON.readTree(bytes);
        String role = message.path("role").asText(message.path("type").asText());
        if (role.equals("system") && message.path("content").size() == system.size() && !system.isEmpty()) {
            addBlocks(path, bytes);
        } else if (role.equals("system") && !system.isEmpty()) {
            segments.add(Segment.system(path, system.getLast().stability(), bytes, joinedParts()));
        } else {
            segments.add(Segment.message(path, role, bytes));
        }
    }

    /** A system message that is a list of the blocks. */
    private void addBlocks(String path, byte[] message) throws IOException {
        try (JsonParser parser = JSON.getFactory().createParser(message)) {
            while (parser.nextToken() != JsonToken.START_ARRAY) {
                // on to the content, which is the only list in it
            }
            for (int number = 0; parser.nextToken() != JsonToken.END_ARRAY; number++) {
                int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
                parser.skipChildren();
                int to = Math.toIntExact(parser.currentLocation().getByteOffset());
                PromptBlock block = system.get(number);
                segments.add(Segment.system(
                        path + ".content[" + number + "]",
                        block.stability(),
                        Arrays.copyOfRange(message, from, to),
                        block.parts()));
            }
        }
    }

    /** The sections of the one text that all blocks are joined to. */
    private List<Segment.Part> joinedParts() {
        List<Segment.Part> parts = new ArrayList<>();
        for (PromptBlock block : system) {
            if (!parts.isEmpty()) {
                Segment.Part before = parts.removeLast();
                parts.add(new Segment.Part(before.id(), before.bytes() + SEPARATOR));
            }
            parts.addAll(block.parts());
        }
        return parts;
    }
}
