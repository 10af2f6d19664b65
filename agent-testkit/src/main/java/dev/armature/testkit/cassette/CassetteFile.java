package dev.armature.testkit.cassette;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.model.ModelProfile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A cassette as a file of JSON lines: what it is and whose answers they are, then one line an exchange in the order of
 * recording, then how many they are.
 *
 * <pre>{@code
 * {"cassette":1,"model":{"provider":"anthropic","name":"…","contextWindow":200000,"maxOutputTokens":64000}}
 * {"exchange":1,"hash":"…","request":{"system":[…],"tools":[…],"maxOutputTokens":32000,"messages":[…]},"answer":[…]}
 * {"exchange":2,"hash":"…","like":1,"keeps":1,"request":{"messages":[…]},"answer":[…]}
 * {"exchanges":2}
 * }</pre>
 *
 * A request that goes on with an earlier one names it: everything but the messages is as there, and so are the first
 * {@code keeps} messages. A file is written beside its place and moved there whole.
 */
final class CassetteFile {
    static final int VERSION = 1;

    private CassetteFile() {}

    record Content(ModelProfile profile, List<Recorded> exchanges) {
        Content {
            exchanges = List.copyOf(exchanges);
        }
    }

    static void write(Path file, List<String> lines) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path beside = Files.createTempFile(folder, "." + file.getFileName(), ".new");
        try {
            Files.writeString(beside, String.join("\n", lines) + "\n");
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Reads a file whole, with the places in the model's name as they are called here.
     *
     * @throws DamagedCassette when it is not what was written; nothing of it is used then
     */
    static Content read(Path file, Redaction redaction) throws IOException {
        List<String> lines;
        try {
            lines = Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        } catch (CharacterCodingException e) {
            throw new DamagedCassette(file, 1, "it is not UTF-8 text");
        }
        ModelProfile profile = head(file, lines, redaction);
        List<Recorded> exchanges = new ArrayList<>();
        for (int i = 1; i < lines.size() - 1; i++) {
            exchanges.add(exchange(file, i + 1, parse(file, i + 1, lines.get(i)), exchanges));
        }
        JsonNode end = lines.size() < 2 ? CassetteJson.object() : parse(file, lines.size(), lines.getLast());
        if (end.path("exchanges").asInt(-1) != exchanges.size()) {
            throw new DamagedCassette(
                    file, lines.size(), "it does not end with the line {\"exchanges\":…}, so its end is missing");
        }
        return new Content(profile, exchanges);
    }

    private static ModelProfile head(Path file, List<String> lines, Redaction redaction) {
        JsonNode head = lines.isEmpty() ? CassetteJson.object() : parse(file, 1, lines.getFirst());
        int version = head.path("cassette").asInt(0);
        if (version == 0) {
            throw new DamagedCassette(file, 1, "it does not begin with {\"cassette\":" + VERSION + ",…}");
        }
        if (version != VERSION) {
            throw new DamagedCassette(
                    file, 1, "it is of format " + version + " and this version reads format " + VERSION + " only");
        }
        JsonNode model = head.path("model");
        try {
            return new ModelProfile(
                    redaction.restored(model.path("provider").asText()),
                    redaction.restored(model.path("name").asText()),
                    model.path("contextWindow").asInt(),
                    model.path("maxOutputTokens").asInt());
        } catch (IllegalArgumentException e) {
            throw new DamagedCassette(file, 1, "it does not say which model answered");
        }
    }

    private static JsonNode parse(Path file, int line, String text) {
        try {
            JsonNode node = CassetteJson.read(text);
            if (node != null && node.isObject()) {
                return node;
            }
            throw new DamagedCassette(file, line, "a JSON object was expected");
        } catch (JsonProcessingException e) {
            throw new DamagedCassette(file, line, "it is not JSON (" + e.getOriginalMessage() + ")");
        }
    }

    private static Recorded exchange(Path file, int line, JsonNode node, List<Recorded> before) {
        if (node.path("exchange").asInt() != before.size() + 1) {
            throw new DamagedCassette(file, line, "exchange " + (before.size() + 1) + " was expected");
        }
        if (!(node.path("request") instanceof ObjectNode written)
                || !written.path(Recorded.MESSAGES).isArray()) {
            throw new DamagedCassette(file, line, "it has no request with messages");
        }
        int like = node.path("like").asInt(0);
        if (like < 0 || like > before.size()) {
            throw new DamagedCassette(file, line, "there is no exchange " + like + " before it");
        }
        ObjectNode request =
                like == 0 ? written : continued(written, node.path("keeps").asInt(), before.get(like - 1));
        if (!RequestText.hash(request).equals(node.path("hash").asText())) {
            throw new DamagedCassette(file, line, "its request is not the one that its hash was made of");
        }
        try {
            AnswerReader.read(node.path("answer"), new Redaction(List.of(), List.of(), List.of()));
        } catch (IllegalArgumentException e) {
            throw new DamagedCassette(file, line, "its answer cannot be played: " + e.getMessage());
        }
        return new Recorded(node.path("hash").asText(), request, node.path("answer"));
    }

    private static ObjectNode continued(ObjectNode written, int keeps, Recorded earlier) {
        ObjectNode request = earlier.setting();
        ArrayNode messages = request.putArray(Recorded.MESSAGES);
        JsonNode kept = earlier.messages();
        for (int i = 0; i < Math.min(keeps, kept.size()); i++) {
            messages.add(kept.get(i));
        }
        written.get(Recorded.MESSAGES).forEach(messages::add);
        return request;
    }
}
