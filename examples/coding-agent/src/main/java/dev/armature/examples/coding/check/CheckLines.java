package dev.armature.examples.coding.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.examples.coding.report.JsonFault;
import dev.armature.examples.coding.report.Printable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Judges one command a line: {@code {"id": ..., "command": "..."}} comes in, one object a line goes out, in the same order.
 * What has been answered is written out before the next line is waited for, so a program may talk to it line by line.
 */
public final class CheckLines {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final JsonNode NOBODY = JsonNodeFactory.instance.nullNode();
    private static final int BUFFER = 1 << 16;

    private final CommandCheck check;

    public CheckLines(CommandCheck check) {
        this.check = check;
    }

    /** Answers all lines of {@code in}, up to its end, or until nobody takes the answers any more. */
    public void answer(InputStream in, PrintStream out) throws IOException {
        LineReader lines = new LineReader(in);
        BufferedOutputStream answers = new BufferedOutputStream(out, BUFFER);
        for (Optional<LineReader.Line> asked = lines.next(); asked.isPresent(); asked = lines.next()) {
            String line = Printable.json(JSON.writeValueAsString(answer(asked.get())));
            answers.write(line.getBytes(StandardCharsets.UTF_8));
            answers.write('\n');
            if (!lines.hasMore()) {
                answers.flush();
            }
            if (out.checkError()) {
                return;
            }
        }
        answers.flush();
    }

    private ObjectNode answer(LineReader.Line line) {
        return switch (line) {
            case LineReader.Line.Text text ->
                text.text().isBlank() ? malformed(NOBODY, "is empty") : answer(text.text());
            case LineReader.Line.NoText ignored -> malformed(NOBODY, "is not UTF-8");
            case LineReader.Line.TooLong ignored -> malformed(NOBODY, "has more than " + LineReader.LONGEST + " bytes");
        };
    }

    private ObjectNode answer(String line) {
        JsonNode request;
        try {
            request = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return malformed(NOBODY, "is not JSON (" + JsonFault.of(e) + ")");
        }
        if (!request.isObject()) {
            return malformed(NOBODY, "is not an object");
        }
        JsonNode id = request.has("id") ? request.get("id") : NOBODY;
        JsonNode command = request.path("command");
        return command.isTextual()
                ? named(id, verdict(command.textValue()))
                : malformed(id, "has no text in `command`");
    }

    /** Whatever goes wrong with one line, the others are answered. */
    private ObjectNode verdict(String command) {
        try {
            return VerdictJson.of(check.of(command));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return VerdictJson.malformed("The command could not be judged, so it must be asked about (" + e + ").");
        }
    }

    private static ObjectNode malformed(JsonNode id, String what) {
        return named(
                id,
                VerdictJson.malformed(
                        "The line " + what + ". Expected {\"id\": ..., \"command\": \"...\"} on one line."));
    }

    private static ObjectNode named(JsonNode id, ObjectNode verdict) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("id", id);
        answer.setAll(verdict);
        return answer;
    }
}
