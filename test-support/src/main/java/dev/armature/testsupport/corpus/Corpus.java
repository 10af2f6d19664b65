package dev.armature.testsupport.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Files with one JSON object per line (JSONL), read into records. Blank lines and lines starting with {@code #} are skipped. */
public final class Corpus {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private Corpus() {}

    /**
     * Reads a resource beside {@code anchor}. A line that does not fit {@code type}, with a component missing or a field too
     * many, is an error that names the line, so that no case is lost by a misspelling.
     */
    public static <T> List<T> read(Class<?> anchor, String resource, Class<T> type) {
        try (InputStream bytes = anchor.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalArgumentException(
                        "There is no resource `" + resource + "` beside " + anchor.getName());
            }
            List<T> cases = parse(resource, new String(bytes.readAllBytes(), StandardCharsets.UTF_8), type);
            if (cases.isEmpty()) {
                throw new IllegalArgumentException("`" + resource + "` holds no case, so that nothing would be tested");
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> List<T> parse(String name, String text, Class<T> type) {
        List<T> cases = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                cases.add(JSON.readValue(line, type));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(name + ":" + number + ": " + e.getOriginalMessage(), e);
            }
        }
        return List.copyOf(cases);
    }
}
