package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.dialogue.Desk;
import dev.armature.examples.coding.offline.dialogue.FileText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the command that runs the tests: in the prompt, in the instructions the host gave, or in the project's own files. */
final class TestCommand {
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern COMMAND = Pattern.compile(
            "(?:\\w+=\\S+ )*(?:javac?|jshell|mvn|gradle|make|ant|bazel|sbt|bash|sh|npm|\\./\\S+|[\\w/]+\\.sh)(?: .*)?");
    private static final Pattern SAID = Pattern.compile(
            "(?im)\\b(?:run|with|by|using|command:?|is:?)\\s+((?:javac?|mvn|gradle|make|bash|sh|\\./)\\s?\\S.*?)[.]?\\s*$");

    private static final Pattern TOLD = Pattern.compile("(?m)^The command that tests this project: `(.+)`$");

    private TestCommand() {}

    static Optional<String> find(String prompt, Desk desk) {
        return in(prompt)
                .or(() -> in(desk.dialogue().conversation().background()))
                .or(() -> inFiles(desk));
    }

    private static Optional<String> inFiles(Desk desk) {
        List<String> names = desk.glob("Which files say how to test?", "**/{AGENTS,CLAUDE,README,CONTRIBUTING}.md", 20);
        List<String> nearest = names.stream()
                .sorted(Comparator.comparing((String path) -> !path.endsWith("AGENTS.md"))
                        .thenComparingInt(path -> path.split("/").length))
                .limit(3)
                .toList();
        if (nearest.isEmpty()) {
            return Optional.empty();
        }
        return desk.read("I read how this project is tested.", nearest).stream()
                .map(FileText::text)
                .map(TestCommand::in)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The command that text names for testing: the one it names outright, or one that speaks of tests itself, or stands near where tests are spoken of. */
    static Optional<String> in(String text) {
        Matcher told = TOLD.matcher(text);
        if (told.find()) {
            return Optional.of(told.group(1));
        }
        List<String> lines = text.lines().toList();
        List<String> candidates = new ArrayList<>();
        List<String> last = new ArrayList<>();
        boolean inBlock = false;
        int testsSpokenOf = -10;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("```")) {
                inBlock = !inBlock;
                continue;
            }
            boolean speaks = line.matches("(?i).*\\b(?:tests?|testing|checks?|verify)\\b.*");
            testsSpokenOf = speaks ? i : testsSpokenOf;
            boolean near = i - testsSpokenOf <= 4;
            List<String> here = new ArrayList<>();
            String bare = line.replaceFirst("^[$>] ", "");
            if (COMMAND.matcher(bare).matches() && (inBlock || lines.get(i).startsWith("    "))) {
                here.add(bare);
            }
            QUOTED.matcher(line)
                    .results()
                    .map(match -> match.group(1))
                    .filter(TestCommand::isCommand)
                    .forEach(here::add);
            Matcher said = SAID.matcher(line);
            if (here.isEmpty() && speaks && said.find()) {
                here.add(said.group(1));
            }
            here.stream().filter(command -> isCommand(command)).forEach(near ? candidates::add : last::add);
        }
        return candidates.stream()
                .filter(command -> command.matches("(?is).*(?:test|check|verify|-ea).*"))
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .or(() -> last.stream()
                        .filter(command -> command.matches("(?is).*(?:test|-ea).*"))
                        .findFirst());
    }

    private static boolean isCommand(String text) {
        return (COMMAND.matcher(text).matches() && text.contains(" ")) || text.matches("\\./\\S+|make");
    }
}
