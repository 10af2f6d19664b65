package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Documents and files: where their bytes come from, and in which form. */
final class DocumentRules {

    /** What a source of each type must have. */
    private static final Map<String, List<String>> SOURCES = Map.of(
            "base64", List.of("media_type", "data"),
            "text", List.of("media_type", "data"),
            "content", List.of("content"),
            "url", List.of("url"),
            "file", List.of("file_id"));

    private static final Map<String, String> MEDIA_TYPES = Map.of("base64", "application/pdf", "text", "text/plain");

    private static final Set<String> ADDRESSES = Set.of("file_data", "file_id", "file_url");

    private DocumentRules() {}

    /** A block of Messages, and the documents in the result of a tool. */
    static Optional<Violation> block(String path, JsonNode block) {
        if (block.path("type").asText().equals("tool_result")) {
            JsonNode content = block.path("content");
            for (int i = 0; i < content.size(); i++) {
                Optional<Violation> wrong = block(path + ".tool_result.content." + i, content.path(i));
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        return block.path("type").asText().equals("document")
                ? source(path + ".document.source", block.path("source"))
                : Optional.empty();
    }

    private static Optional<Violation> source(String path, JsonNode source) {
        String type = source.path("type").asText();
        if (!SOURCES.containsKey(type)) {
            return Rule.says("%s: Input tag '%s' found using 'type' does not match any of the expected tags: '%s'"
                    .formatted(path, type, String.join("', '", new TreeSet<>(SOURCES.keySet()))));
        }
        for (String field : SOURCES.getOrDefault(type, List.of())) {
            if (!source.has(field)) {
                return Rule.says("%s.%s.%s: Field required".formatted(path, type, field));
            }
        }
        String mediaType = MEDIA_TYPES.getOrDefault(type, "");
        return mediaType.isEmpty() || mediaType.equals(source.path("media_type").asText())
                ? Optional.empty()
                : Rule.says("%s.%s.media_type: Input should be '%s'".formatted(path, type, mediaType));
    }

    /** A file of the other two formats: its bytes with a name, or where they are. */
    static Optional<Violation> file(String path, JsonNode file) {
        long addresses = ADDRESSES.stream().filter(file::has).count();
        if (addresses != 1) {
            return OpenAiViolations.says(
                    path,
                    "invalid_value",
                    "Exactly one of '%s' is required for a file; %d were given."
                            .formatted(String.join("', '", new TreeSet<>(ADDRESSES)), addresses));
        }
        if (!file.has("file_data")) {
            return Optional.empty();
        }
        if (file.path("filename").asText().isEmpty()) {
            return OpenAiViolations.missing(path + ".filename");
        }
        return file.path("file_data").asText().startsWith("data:application/pdf;base64,")
                ? Optional.empty()
                : OpenAiViolations.says(
                        path + ".file_data",
                        "invalid_value",
                        "Invalid file data: '" + path
                                + ".file_data'. Expected a base64-encoded data URL of a PDF file.");
    }
}
