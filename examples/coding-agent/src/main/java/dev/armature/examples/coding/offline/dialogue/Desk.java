package dev.armature.examples.coding.offline.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reading tools in the words of a plan. Paths go in and come out as people write them: relative to the working folder
 * when they are inside it.
 *
 * <p>Each method throws {@link Pause} until its results are there, and {@link Denied} when they are refused.
 */
public final class Desk {
    private static final int LINES_OF_A_READ = 2_000;
    private static final int READS_OF_A_TURN = 8;
    private static final int MOST_PAGES = 10;
    private static final Pattern GO_ON = Pattern.compile("(?m)^\\[.*\\boffset=(\\d{1,9}).*]$");

    private final Dialogue dialogue;
    private final String folder;

    public Desk(Dialogue dialogue) {
        this.dialogue = dialogue;
        this.folder = dialogue.conversation().folder();
    }

    public Dialogue dialogue() {
        return dialogue;
    }

    /** The path as the tools want it. */
    public String absolute(String path) {
        if (folder.equals(".") || path.startsWith("/") || path.startsWith("~")) {
            return path;
        }
        return path.equals(".") ? folder : folder.replaceFirst("/$", "") + "/" + path;
    }

    /** The path as people read it. */
    public String relative(String path) {
        String plain = path.replaceFirst("^(?:\\./)+", "");
        return plain.startsWith(folder + "/") ? plain.substring(folder.length() + 1) : plain;
    }

    /** What was found for each pattern; all patterns are searched for at once. */
    public List<List<Hit>> grep(String say, int limit, String... patterns) {
        List<Call> calls = new ArrayList<>();
        for (String pattern : patterns) {
            calls.add(
                    dialogue.offers("Grep")
                            ? Call.grep(pattern, folder, limit, 0)
                            : Call.bash(
                                    "grep -rnIE -e " + quoted(pattern) + " " + quoted(folder),
                                    "Search for " + pattern));
        }
        List<Outcome> first = dialogue.ask(say, calls);
        List<List<Hit>> found = new ArrayList<>();
        for (int i = 0; i < patterns.length; i++) {
            List<Hit> hits = new ArrayList<>(Hit.parse(allowed(first.get(i)).text()));
            OptionalInt next = next(first.get(i));
            for (int page = 1; next.isPresent() && page < MOST_PAGES && hits.size() < limit; page++) {
                Call call = Call.grep(patterns[i], folder, limit, next.getAsInt());
                Outcome more = allowed(dialogue.ask("There is more.", call));
                hits.addAll(Hit.parse(more.text()));
                next = next(more);
            }
            found.add(hits.stream()
                    .map(hit -> new Hit(relative(hit.path()), hit.line(), hit.text()))
                    .toList());
        }
        return found;
    }

    /** Files by a pattern such as {@code **}{@code /*.java}; without those that tools leave out. */
    public List<String> glob(String say, String pattern, int limit) {
        Call call = dialogue.offers("Glob")
                ? Call.glob(pattern, folder, limit)
                : Call.bash(
                        "find " + quoted(folder) + " -type f -name " + quoted(pattern.replace("**/", "")),
                        "List files " + pattern);
        return written(paths(allowed(dialogue.ask(say, call)).text()));
    }

    /** All files below the working folder; a list of its entries is asked for at the same time, for whoever looks on. */
    public List<String> survey(String say, int limit) {
        if (!dialogue.offers("Glob") || !dialogue.offers("LS")) {
            return glob(say, "**/*", limit);
        }
        List<Outcome> outcomes = dialogue.ask(say, List.of(Call.list(folder, 1), Call.glob("**/*", folder, limit)));
        return written(paths(allowed(outcomes.getLast()).text()));
    }

    private static List<String> written(List<String> paths) {
        return paths.stream().filter(path -> !Ignored.contains(path)).toList();
    }

    /** The files that could be read, several at a time, whole unless they are very long. */
    public List<FileText> read(String say, List<String> paths) {
        List<FileText> files = new ArrayList<>();
        for (Outcome outcome : outcomes(say, paths, path -> Call.read(absolute(path)))) {
            files.add(whole(path(outcome), outcome));
        }
        return files;
    }

    /** The first lines of the files that could be read, several files at a time. */
    public List<FileText> beginnings(String say, List<String> paths, int lines) {
        return outcomes(say, paths, path -> Call.read(absolute(path), 1, lines)).stream()
                .map(outcome -> FileText.parse(path(outcome), outcome.text()))
                .toList();
    }

    /** The reads that succeeded. */
    private List<Outcome> outcomes(String say, List<String> paths, Function<String, Call> read) {
        List<Outcome> succeeded = new ArrayList<>();
        for (int from = 0; from < paths.size(); from += READS_OF_A_TURN) {
            List<String> some = paths.subList(from, Math.min(paths.size(), from + READS_OF_A_TURN));
            List<Outcome> outcomes = dialogue.ask(say, some.stream().map(read).toList());
            if (outcomes.stream().allMatch(Outcome::denied)) {
                throw new Denied(outcomes.getFirst());
            }
            outcomes.stream().filter(Outcome::succeeded).forEach(succeeded::add);
        }
        return succeeded;
    }

    private String path(Outcome read) {
        return relative(read.call().input().path("file_path").asText());
    }

    /** Some lines of each place; a place is a hit whose line stands in the middle. */
    public List<FileText> readAround(String say, List<Hit> places, int before, int after) {
        List<Outcome> outcomes = dialogue.ask(
                say,
                places.stream()
                        .map(hit ->
                                Call.read(absolute(hit.path()), Math.max(1, hit.line() - before), before + after + 1))
                        .toList());
        List<FileText> texts = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Outcome outcome = outcomes.get(i);
            texts.add(FileText.parse(places.get(i).path(), outcome.succeeded() ? outcome.text() : ""));
        }
        return texts;
    }

    /** A read says at its end where to go on when there is more. */
    private FileText whole(String path, Outcome first) {
        FileText file = FileText.parse(path, first.text());
        OptionalInt next = next(first);
        for (int page = 1; next.isPresent() && page < MOST_PAGES; page++) {
            Call call = Call.read(absolute(path), next.getAsInt(), LINES_OF_A_READ);
            Outcome outcome = dialogue.ask("`" + path + "` is long; I read on.", call);
            file = file.and(FileText.parse(path, outcome.succeeded() ? outcome.text() : ""));
            next = outcome.succeeded() ? next(outcome) : OptionalInt.empty();
        }
        return file;
    }

    private static OptionalInt next(Outcome outcome) {
        Matcher matcher = GO_ON.matcher(outcome.text());
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    private List<String> paths(String listing) {
        Pattern path = Pattern.compile("^(?!\\[)(?!No )[^\\t]*[^\\s/][^\\t]*$");
        return listing.lines()
                .map(String::strip)
                .filter(line -> path.matcher(line).matches())
                .filter(line -> !line.startsWith("Truncated") && !line.startsWith("("))
                .map(this::relative)
                .toList();
    }

    private static Outcome allowed(Outcome outcome) {
        if (outcome.denied()) {
            throw new Denied(outcome);
        }
        return outcome;
    }

    /** The word as a shell reads it back. */
    public static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
