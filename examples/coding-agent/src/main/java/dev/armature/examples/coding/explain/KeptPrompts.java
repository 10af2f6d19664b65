package dev.armature.examples.coding.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.session.SessionId;
import dev.armature.examples.coding.setup.Hindrance;
import dev.armature.examples.coding.setup.Home;
import dev.armature.examples.coding.setup.PrivateFile;
import dev.armature.examples.coding.setup.UserError;
import dev.armature.prompts.cache.Level;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.section.Stability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The last explanation of each session, and of a new session in each workspace: one file each in the user's own folder,
 * for the user alone. They hold what the model is told and no key: keys are in headers.
 */
final class KeptPrompts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path ofWorkspace;

    KeptPrompts(Home home, Path workspace) {
        this.folder = home.explanationFolder();
        UUID named = UUID.nameUUIDFromBytes(workspace.toString().getBytes(StandardCharsets.UTF_8));
        this.ofWorkspace = folder.resolve("workspace-" + named + ".json");
    }

    /** The last one of that session; else, and for a new one, that of a new session in this workspace. */
    Optional<KeptPrompt> last(Optional<SessionId> session) {
        return session.flatMap(id -> read(file(id))).or(() -> read(ofWorkspace));
    }

    /** Puts it in the place of the last one; what kept it from that is told, and the last one stays. */
    Optional<String> keep(Optional<SessionId> session, KeptPrompt prompt) {
        Path file = session.map(this::file).orElse(ofWorkspace);
        try {
            Files.createDirectories(folder);
            PrivateFile.write(file, json(prompt).toString());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "The explanation cannot be kept in " + file + " (" + Hindrance.of(e)
                            + "), so the next --diff will not compare with it. Set ARMATURE_HOME to a folder that can be written.");
        }
    }

    private Path file(SessionId session) {
        return folder.resolve("session-" + session + ".json");
    }

    private static Optional<KeptPrompt> read(Path file) {
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            List<Segment> segments = new ArrayList<>();
            for (JsonNode segment : json.required("segments")) {
                segments.add(segment(segment));
            }
            return Optional.of(new KeptPrompt(
                    Instant.parse(json.required("at").asText()),
                    json.required("model").asText(),
                    SegmentChain.of(segments)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new UserError(
                    "The previous explanation in " + file + " cannot be read. Remove it, or leave --diff out.");
        }
    }

    private static Segment segment(JsonNode json) {
        String path = json.required("path").asText();
        byte[] bytes = json.required("bytes").asText().getBytes(StandardCharsets.UTF_8);
        Stability stability = Stability.valueOf(json.required("stability").asText());
        return switch (Level.valueOf(json.required("level").asText())) {
            case TOOLS -> Segment.tool(path, stability, bytes);
            case SYSTEM -> Segment.system(path, stability, bytes, parts(json.required("sections")));
            case MESSAGES -> Segment.message(path, json.required("role").asText(), bytes);
        };
    }

    private static List<Segment.Part> parts(JsonNode json) {
        List<Segment.Part> parts = new ArrayList<>();
        json.forEach(part -> parts.add(new Segment.Part(
                part.required("id").asText(), part.required("bytes").asInt())));
        return parts;
    }

    private static ObjectNode json(KeptPrompt prompt) {
        ObjectNode json =
                JSON.createObjectNode().put("at", prompt.at().toString()).put("model", prompt.model());
        ArrayNode segments = json.putArray("segments");
        for (Segment segment : prompt.segments().segments()) {
            ObjectNode one = segments.addObject()
                    .put("path", segment.path())
                    .put("level", segment.level().name())
                    .put("role", segment.role())
                    .put("stability", segment.stability().name());
            ArrayNode sections = one.putArray("sections");
            segment.parts()
                    .forEach(part -> sections.addObject().put("id", part.id()).put("bytes", part.bytes()));
            one.put("bytes", new String(SectionView.bytes(segment), StandardCharsets.UTF_8));
        }
        return json;
    }
}
