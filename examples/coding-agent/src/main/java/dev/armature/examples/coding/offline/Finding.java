package dev.armature.examples.coding.offline;

import dev.armature.examples.coding.offline.code.Language;
import dev.armature.examples.coding.offline.code.Names;
import dev.armature.examples.coding.offline.dialogue.Desk;
import dev.armature.examples.coding.offline.dialogue.FileText;
import dev.armature.examples.coding.offline.dialogue.Hit;
import dev.armature.examples.coding.offline.dialogue.Ignored;
import dev.armature.examples.coding.offline.dialogue.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds where a name is defined and where it is used, by how the lines look in their languages.
 *
 * @param others if the name is a mere word, which may be a verb: the words to look for when no code has it
 */
record Finding(String name, Wish.About about, Optional<List<String>> others) implements Plan {
    private static final int MOST_HITS = 300;
    private static final int MOST_READ = 3;
    private static final int MOST_FILES_SHOWN = 15;
    private static final int LINES_BEFORE = 4;
    private static final int LINES_AFTER = 8;

    @Override
    public String carryOut(Desk desk) {
        String simple = name.replaceFirst("^.*(?:\\.|#|::)", "");
        List<Hit> hits = written(
                simple,
                desk.grep("I look for `" + simple + "`.", MOST_HITS, Names.search(simple))
                        .getFirst());
        boolean isSure = others.isEmpty() || hits.stream().anyMatch(hit -> isInCode(simple, hit));
        Optional<String> another = isSure ? Optional.empty() : ofAnother(desk, simple, others.get());
        if (another.isPresent()) {
            return another.get();
        }
        return hits.isEmpty() ? nearMisses(desk, simple) : answer(desk, simple, hits);
    }

    /** The answer for the first of some words that code has. */
    private Optional<String> ofAnother(Desk desk, String simple, List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        List<List<Hit>> all = desk.grep(
                "No code has `" + simple + "`; I look for the other words.",
                MOST_HITS,
                words.stream().map(Names::search).toArray(String[]::new));
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            List<Hit> hits = written(word, all.get(i));
            if (hits.stream().anyMatch(hit -> isInCode(word, hit))) {
                return Optional.of("No code has the name `" + simple + "`, so I looked for `" + word + "`.\n\n"
                        + new Finding(word, about, Optional.empty()).answer(desk, word, hits));
            }
        }
        return Optional.empty();
    }

    private static boolean isInCode(String simple, Hit hit) {
        return Language.of(hit.path()).names(simple, hit.text());
    }

    private String answer(Desk desk, String simple, List<Hit> hits) {
        Definitions found = Definitions.of(simple, hits);
        List<Hit> definitions = preferred(found.places());
        Set<Hit> rest = new LinkedHashSet<>(hits);
        definitions.forEach(rest::remove);
        found.constructors().forEach(rest::remove);
        List<Hit> read = (definitions.isEmpty() ? hits : definitions)
                .stream().limit(MOST_READ).toList();
        List<FileText> around = desk.readAround("I read what stands there.", read, LINES_BEFORE, LINES_AFTER);
        StringBuilder answer = new StringBuilder();
        if (about != Wish.About.USES || definitions.isEmpty()) {
            answer.append(definitionText(simple, definitions));
        }
        for (int i = 0; i < read.size() && (about != Wish.About.USES || definitions.isEmpty()); i++) {
            answer.append(excerpt(read.get(i), around.get(i)));
        }
        if (about != Wish.About.DEFINITION || definitions.isEmpty()) {
            answer.append(usesText(simple, definitions, new ArrayList<>(rest)));
        } else {
            long files = rest.stream().map(Hit::path).distinct().count();
            answer.append("\nOther lines that name it: %d, in %d %s."
                    .formatted(rest.size(), files, files == 1 ? "file" : "files"));
        }
        if (hits.size() >= MOST_HITS) {
            answer.append("\nThe search ended at ").append(MOST_HITS).append(" lines; there may be more.");
        }
        return answer.toString().strip();
    }

    /** Definitions in the type that the name was qualified with come first, main code before tests. */
    private List<Hit> preferred(List<Hit> definitions) {
        String owner = name.contains(".") || name.contains("#") || name.contains("::")
                ? name.replaceFirst("(?:\\.|#|::)[^.#:]*$", "").replaceFirst("^.*[.#:]", "")
                : "";
        return definitions.stream()
                .sorted(Comparator.comparing((Hit hit) ->
                                owner.isEmpty() || !hit.path().matches("(?:.*/)?" + Pattern.quote(owner) + "\\.\\w+"))
                        .thenComparing(hit -> hit.path().matches("(?i).*(?:^|/)tests?/.*"))
                        .thenComparing(hit -> !hit.path().matches("(?:.*/)?" + Pattern.quote(name) + "\\.\\w+")))
                .toList();
    }

    private String definitionText(String simple, List<Hit> definitions) {
        if (definitions.isEmpty()) {
            return "No line looks like the definition of `" + simple + "`; it may come from a library.\n";
        }
        String places = definitions.stream()
                .limit(MOST_FILES_SHOWN)
                .map(hit -> "- " + hit.place() + ": `" + hit.text().strip() + "`")
                .collect(Collectors.joining("\n"));
        return "`" + simple + "` is defined "
                + (definitions.size() == 1 ? "here" : "in " + definitions.size() + " places") + ":\n" + places + "\n";
    }

    private static String excerpt(Hit hit, FileText text) {
        if (text.lines().isEmpty()) {
            return "";
        }
        String lines = text.numbered().stream()
                .map(line -> "%5d  %s".formatted(line.getKey(), line.getValue()).stripTrailing())
                .collect(Collectors.joining("\n"));
        return "\n" + hit.path() + "\n```\n" + lines + "\n```\n";
    }

    private static String usesText(String simple, List<Hit> definitions, List<Hit> rest) {
        Map<String, List<Hit>> uses = new LinkedHashMap<>();
        Map<String, List<Hit>> mentions = new LinkedHashMap<>();
        for (Hit hit : rest) {
            Language language = Language.of(hit.path());
            boolean mention = !language.names(simple, hit.text()) || language.isImport(hit.text());
            (mention ? mentions : uses)
                    .computeIfAbsent(hit.path(), path -> new ArrayList<>())
                    .add(hit);
        }
        int lines = uses.values().stream().mapToInt(List::size).sum();
        StringBuilder text = new StringBuilder();
        if (lines == 0) {
            text.append("\n`").append(simple).append("` is used nowhere in code.\n");
        } else {
            text.append("\n`%s` is used on %d %s in %d %s:\n"
                    .formatted(
                            simple,
                            lines,
                            lines == 1 ? "line" : "lines",
                            uses.size(),
                            uses.size() == 1 ? "file" : "files"));
            uses.values().stream()
                    .limit(MOST_FILES_SHOWN)
                    .flatMap(List::stream)
                    .forEach(hit -> text.append("- ")
                            .append(hit.place())
                            .append(": `")
                            .append(hit.text().strip())
                            .append("`\n"));
            if (uses.size() > MOST_FILES_SHOWN) {
                text.append("- and in ").append(uses.size() - MOST_FILES_SHOWN).append(" more files\n");
            }
        }
        if (!mentions.isEmpty()) {
            text.append("Imports, comments and documents that name it: ")
                    .append(mentions.values().stream()
                            .flatMap(List::stream)
                            .limit(MOST_FILES_SHOWN)
                            .map(Hit::place)
                            .collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        if (!definitions.isEmpty()) {
            text.append("Defined at ")
                    .append(definitions.stream()
                            .limit(MOST_READ)
                            .map(Hit::place)
                            .collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        return text.toString();
    }

    private String nearMisses(Desk desk, String simple) {
        String parts = String.join(".?", simple.replace("$", "\\$").split("(?U)_|(?<=[\\p{Lower}0-9])(?=\\p{Upper})"));
        List<Hit> hits =
                written(desk.grep("No line has that whole name; I look for parts of it.", MOST_HITS, "(?i)" + parts)
                        .getFirst());
        if (hits.isEmpty()) {
            return "`" + simple + "` occurs nowhere in this folder, neither as a whole word nor as a part of one."
                    + (others.isPresent() ? "\n\n" + Wish.Unknown.ABILITIES : "");
        }
        return "`" + simple + "` does not occur as a whole name. These lines have something like it:\n"
                + hits.stream()
                        .limit(MOST_FILES_SHOWN)
                        .map(hit -> "- " + hit.place() + ": `" + hit.text().strip() + "`")
                        .collect(Collectors.joining("\n"));
    }

    private static List<Hit> written(String name, List<Hit> hits) {
        return written(hits).stream().filter(hit -> Names.has(name, hit.text())).toList();
    }

    private static List<Hit> written(List<Hit> hits) {
        return hits.stream().filter(hit -> !Ignored.contains(hit.path())).toList();
    }
}
