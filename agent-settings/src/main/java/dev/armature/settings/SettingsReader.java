package dev.armature.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.armature.permissions.rule.RuleProblem;
import dev.armature.permissions.rule.RuleSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one settings file: {@code {"model": ..., "environment": {...}, "permissions": {...}}}.
 *
 * <p>{@code environment} is listened to only outside the workspace: a file that comes with a project must not redirect
 * requests or bring keys.
 */
final class SettingsReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int LARGEST_FILE = 1 << 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_]{0,39}");
    private static final String KEYS = "`model`, `environment` and `permissions`";

    private final SettingsFile file;
    private final List<SettingsProblem> problems = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private @Nullable String model;
    private @Nullable RuleSource permissions;

    SettingsReader(SettingsFile file) {
        this.file = file;
    }

    FileContent read() {
        try {
            // A pipe or a device may be in the place of a workspace's file; reading one may never end.
            if (Files.exists(file.path()) && !Files.isRegularFile(file.path())) {
                problem("is no regular file");
                return content();
            }
            byte[] bytes = bytes();
            if (bytes.length > LARGEST_FILE) {
                problem("is larger than 1 MB; settings are small, so this is probably another file");
                return content();
            }
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (NoSuchFileException e) {
            return FileContent.nothing();
        } catch (MalformedInputException e) {
            problem("is not UTF-8 text; save it as UTF-8");
        } catch (IOException | UncheckedIOException e) {
            problem("cannot be read: " + e.getMessage());
        }
        return content();
    }

    private byte[] bytes() throws IOException {
        try (InputStream in = Files.newInputStream(file.path())) {
            return in.readNBytes(LARGEST_FILE + 1);
        }
    }

    private FileContent content() {
        return new FileContent(
                Optional.ofNullable(model), environment, Optional.ofNullable(permissions), List.copyOf(problems));
    }

    private FileContent parse(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                problem(parser.currentTokenLocation(), "expected a JSON object with " + KEYS);
                return content();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                field(parser, text);
            }
            if (parser.nextToken() != null) {
                problem(parser.currentTokenLocation(), "expected nothing after the object; remove what follows it");
            }
        } catch (JsonProcessingException e) {
            problem(e.getLocation(), "is not JSON here: " + whatIsWrong(e.getOriginalMessage()));
        }
        return content();
    }

    /** In our words: those of the parser quote the file, which may hold keys. */
    private static String whatIsWrong(String said) {
        if (said.startsWith("Duplicate")) {
            return "a name is there twice in one object; keep one";
        }
        if (said.startsWith("Unexpected end")) {
            return "the file ends before the object does; close every brace, bracket and quote";
        }
        if (said.startsWith("Illegal unquoted")) {
            return "a text goes on over the end of its line, or holds a control character; close its quote";
        }
        return "names and texts need double quotes, and commas stand between entries only";
    }

    private void field(JsonParser parser, String text) throws IOException {
        String key = parser.currentName();
        JsonLocation at = parser.currentTokenLocation();
        JsonToken value = parser.nextToken();
        switch (key) {
            case "model" -> model(parser, value);
            case "environment" -> environment(parser, value, at);
            case "permissions" -> permissions(parser, value, text);
            default -> {
                problem(at, named("there is no setting", key) + "; the settings are " + KEYS);
            }
        }
        parser.skipChildren(); // of a value that was not taken
    }

    private void model(JsonParser parser, JsonToken value) throws IOException {
        String text = value == JsonToken.VALUE_STRING ? parser.getText() : "";
        if (text.contains(":") || NAME.matcher(text).matches()) {
            model = text;
            return;
        }
        problem(
                parser.currentTokenLocation(),
                "`model` must be `provider:name` in double quotes, such as `anthropic:claude-sonnet-5-5`,"
                        + " or the word for a model that this program brings along");
    }

    private void environment(JsonParser parser, JsonToken value, JsonLocation at) throws IOException {
        if (file.tier().comesWithTheWorkspace()) {
            problem(
                    at,
                    "`environment` is not read from a workspace, because it could redirect requests and keys; "
                            + "move it to `.armature/settings.json` in your home folder");
            return;
        }
        if (value != JsonToken.START_OBJECT) {
            problem(parser.currentTokenLocation(), "`environment` must be an object of names and texts");
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                environment.put(name, parser.getText());
            } else {
                problem(parser.currentTokenLocation(), named("the variable", name) + " must be text in double quotes");
                parser.skipChildren();
            }
        }
    }

    /** A name; what does not look like one may be a key that came into its place. */
    private static String named(String what, String name) {
        return NAME.matcher(name).matches() ? what + " `" + name + "`" : what + " with the name that stands here";
    }

    private void permissions(JsonParser parser, JsonToken value, String text) throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        if (value != JsonToken.START_OBJECT) {
            problem(start, "`permissions` must be an object with `allow`, `ask`, `deny` and `defaultMode`");
            return;
        }
        parser.skipChildren();
        int from = (int) start.getCharOffset();
        // Blanks in place of what comes before keep the positions of the file.
        String part = text.substring(0, from).replaceAll("[^\\r\\n]", " ")
                + text.substring(from, (int) parser.currentLocation().getCharOffset());
        RuleSource source = RuleSource.parse(file.path().toString(), file.tier(), file.folder(), part);
        for (RuleProblem problem : source.problems()) {
            String[] place =
                    problem.place().isEmpty() ? new String[0] : problem.place().split(":", -1);
            problems.add(new SettingsProblem(
                    file.path(),
                    place.length == 2 ? Integer.parseInt(place[0]) : start.getLineNr(),
                    place.length == 2 ? Integer.parseInt(place[1]) : start.getColumnNr(),
                    (problem.rule().isEmpty() ? "" : "`" + problem.rule() + "`: ") + problem.message() + " "
                            + problem.fix()));
        }
        permissions = source;
    }

    private void problem(String message) {
        problems.add(new SettingsProblem(file.path(), 0, 0, message));
    }

    private void problem(@Nullable JsonLocation at, String message) {
        problems.add(
                at == null
                        ? new SettingsProblem(file.path(), 0, 0, message)
                        : new SettingsProblem(
                                file.path(), Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), message));
    }
}
