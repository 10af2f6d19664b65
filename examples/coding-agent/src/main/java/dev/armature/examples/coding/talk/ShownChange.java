package dev.armature.examples.coding.talk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.core.event.CallInfo;
import dev.armature.examples.coding.report.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an edit takes away and puts in its place, line by line, so that it can be judged by reading it. */
final class ShownChange {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private ShownChange() {}

    /** The lines; empty for another tool, and where they would not show all that the call says. */
    static Optional<List<String>> of(CallInfo call) {
        try {
            JsonNode input = JSON.readTree(call.inputJson());
            return switch (call.tool()) {
                case "Edit" -> edit(input);
                case "Write" ->
                    has(input, Set.of("file_path", "content"), Set.of()) ? written(input) : Optional.empty();
                default -> Optional.empty();
            };
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> edit(JsonNode input) {
        if (!has(input, Set.of("file_path", "old_string", "new_string"), Set.of("replace_all"))
                || (input.has("replace_all") && !input.path("replace_all").isBoolean())) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        boolean everywhere = input.path("replace_all").asBoolean();
        lines.add("  in " + input.path("file_path").asText() + (everywhere ? ", wherever it stands:" : ":"));
        add(lines, "  - ", input.path("old_string").asText());
        add(lines, "  + ", input.path("new_string").asText());
        return visible(lines);
    }

    private static Optional<List<String>> written(JsonNode input) {
        List<String> lines = new ArrayList<>();
        lines.add("  the whole of " + input.path("file_path").asText() + ":");
        add(lines, "  + ", input.path("content").asText());
        return visible(lines);
    }

    /** Whether these texts are there, and nothing but them and what may be there. */
    private static boolean has(JsonNode input, Set<String> texts, Set<String> others) {
        Set<String> names = new TreeSet<>();
        input.fieldNames().forEachRemaining(names::add);
        names.removeAll(others);
        return names.equals(texts)
                && texts.stream().allMatch(name -> input.path(name).isTextual());
    }

    /** An empty last line shows that the text ends with a line break. */
    private static void add(List<String> lines, String sign, String text) {
        for (String line : text.split("\n", -1)) {
            lines.add(sign + line);
        }
    }

    /** Nothing where a character cannot be seen: those would be written out, and the end of a line would hide blanks. */
    private static Optional<List<String>> visible(List<String> lines) {
        boolean isVisible = lines.stream()
                .allMatch(line -> Printable.line(line.replace('\t', ' ')).equals(line.replace('\t', ' '))
                        && (line.length() == 4 || line.equals(line.stripTrailing())));
        return isVisible ? Optional.of(List.copyOf(lines)) : Optional.empty();
    }
}
