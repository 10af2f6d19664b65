package dev.armature.examples.coding.offline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tools that the planner calls, strict where the real ones are: an edit must be of a file that was read, and must mean
 * one place.
 */
final class FolderTools {
    private final Path folder;
    private final Set<Path> read = new HashSet<>();

    FolderTools(Path folder) {
        this.folder = folder;
    }

    String run(String tool, JsonNode input) throws IOException {
        return switch (tool) {
            case "Read" -> read(input);
            case "Edit" -> edit(input);
            case "Glob" -> glob(input);
            case "Grep" -> grep(input);
            case "LS" -> list(input);
            case "Bash" -> new FolderShell(folder).run(input.path("command").asText());
            default -> "[E_UNKNOWN_TOOL] There is no tool `" + tool + "`.";
        };
    }

    private Path path(JsonNode input, String field) {
        return folder.resolve(input.path(field).asText(".")).normalize();
    }

    private String read(JsonNode input) throws IOException {
        Path file = path(input, "file_path");
        if (!Files.isRegularFile(file)) {
            return "[E_NOT_FOUND] There is no file " + file + ".";
        }
        read.add(file);
        List<String> lines = Files.readAllLines(file);
        int from = input.path("offset").asInt(1);
        int to = Math.min(lines.size(), from - 1 + input.path("limit").asInt(2000));
        StringBuilder text = new StringBuilder();
        for (int i = from; i <= to; i++) {
            text.append("%6d\t%s\n".formatted(i, lines.get(i - 1)));
        }
        return to < lines.size()
                ? text + "[Lines %d to %d of %d. Go on with offset=%d.]".formatted(from, to, lines.size(), to + 1)
                : text.toString();
    }

    private String edit(JsonNode input) throws IOException {
        Path file = path(input, "file_path");
        String old = input.path("old_string").asText();
        String replacement = input.path("new_string").asText();
        if (!read.contains(file)) {
            return "[E_NOT_READ] Read " + file + " before editing it.";
        }
        String text = Files.readString(file);
        long places =
                Pattern.compile(Pattern.quote(old)).matcher(text).results().count();
        if (places == 0) {
            return "[E_NO_MATCH] The text to replace does not occur in " + file + ".";
        }
        if (old.equals(replacement)) {
            return "[E_NO_CHANGE] Old and new text are equal.";
        }
        if (places > 1 && !input.path("replace_all").asBoolean()) {
            return "[E_NOT_UNIQUE] " + places + " matches.";
        }
        Files.writeString(file, text.replace(old, replacement));
        return "Replaced " + places + " in " + file;
    }

    private String glob(JsonNode input) throws IOException {
        String pattern = input.path("pattern").asText();
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        PathMatcher atTop = FileSystems.getDefault().getPathMatcher("glob:" + pattern.replaceFirst("^\\*\\*/", ""));
        List<String> found = files().filter(file -> matcher.matches(file) || atTop.matches(file))
                .map(Path::toString)
                .limit(input.path("limit").asInt(100))
                .toList();
        return found.isEmpty() ? "No files match." : String.join("\n", found);
    }

    private String grep(JsonNode input) throws IOException {
        Pattern pattern = Pattern.compile(input.path("pattern").asText());
        StringBuilder text = new StringBuilder();
        for (Path file : files().toList()) {
            List<String> lines = Files.readAllLines(folder.resolve(file));
            for (int i = 0; i < lines.size(); i++) {
                if (pattern.matcher(lines.get(i)).find()) {
                    text.append(file)
                            .append(':')
                            .append(i + 1)
                            .append(':')
                            .append(lines.get(i))
                            .append('\n');
                }
            }
        }
        return text.isEmpty() ? "No matches." : text.toString();
    }

    private String list(JsonNode input) throws IOException {
        try (Stream<Path> entries = Files.list(path(input, "path"))) {
            return String.join(
                    "\n",
                    entries.sorted()
                            .map(entry -> entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""))
                            .toList());
        }
    }

    private Stream<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths
                    .filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith(".class"))
                    .map(folder::relativize)
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
