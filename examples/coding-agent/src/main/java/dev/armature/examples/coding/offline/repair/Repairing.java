package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.dialogue.Desk;
import dev.armature.examples.coding.offline.dialogue.FileText;
import dev.armature.examples.coding.offline.dialogue.Outcome;
import dev.armature.examples.coding.offline.dialogue.Plan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs the test, reads what failed and the sources, and hands the most likely single-token changes to {@link Trials}. */
public record Repairing(String prompt) implements Plan {
    private static final int MOST_FILES = 48;
    private static final int FRAMES_OF_A_NULL = 3;

    @Override
    public String carryOut(Desk desk) {
        SaidCommand said = SaidCommand.in(prompt);
        if (said instanceof SaidCommand.Refused refused) {
            return refused.why() + ", so I ran nothing, and changed nothing. Name the whole command:"
                    + " fix the failing test, run `COMMAND`.";
        }
        Optional<String> command =
                said instanceof SaidCommand.Taken taken ? Optional.of(taken.command()) : TestCommand.find(prompt, desk);
        if (command.isEmpty()) {
            return "I found no command that runs the tests, neither in your words nor in the project's instructions."
                    + " Name it: fix the failing test, run `COMMAND`.";
        }
        TestRuns runs = TestRuns.start(desk, command.get());
        Outcome first = runs.first();
        if (first.denied()) {
            return "I may not run the tests (`" + command.get()
                    + "`), and without them I cannot tell whether a change helps: " + first.firstLine()
                    + "\nNothing was changed.";
        }
        if (runs.passed()) {
            return "The tests pass: `" + command.get() + "` ends well. Nothing had to be changed.";
        }
        Optional<String> unrunnable = Unrunnable.in(first);
        if (unrunnable.isPresent()) {
            return cannotRun(command.get(), unrunnable.get());
        }
        Failure failure = Failure.parse(first.text());
        List<FileText> files = sources(desk, failure);
        if (files.isEmpty()) {
            return "The test fails (" + failure.summary() + "), but there are no Java sources here that I could read."
                    + " I can only repair Java. Nothing was changed.";
        }
        List<JavaFile> parsed = files.stream()
                .map(file -> JavaFile.parse(file.path(), file.text()))
                .toList();
        if (!isAboutThem(failure, parsed, command.get())) {
            return Unrunnable.inSilent(first)
                    .map(line -> cannotRun(command.get(), line))
                    .orElseGet(() -> "`" + command.get() + "` fails (" + failure.summary()
                            + "), but what it prints names no file, class, method or check of this project. A change would"
                            + " be a guess, so nothing was changed. Name a command that shows what fails: fix the failing"
                            + " test, run `COMMAND`.");
        }
        List<Candidate> candidates = candidates(failure, parsed, command.get());
        Map<String, FileText> byPath = files.stream().collect(Collectors.toMap(FileText::path, Function.identity()));
        Evidence evidence = new Evidence(failure, testNames(byPath.keySet(), command.get()));
        return new Trials(desk, runs, failure, byPath).run(candidates, evidence);
    }

    private static String cannotRun(String command, String line) {
        return "The test command cannot run: " + line + "\nSo `" + command
                + "` could not run the tests. That is no fault"
                + " of the sources, and nothing was changed. Install what is missing, or name a command that works here:"
                + " fix the failing test, run `COMMAND`.";
    }

    private static boolean isAboutThem(Failure failure, List<JavaFile> files, String command) {
        List<JavaFile> tests =
                files.stream().filter(file -> isTest(file.path(), command)).toList();
        return Places.isAnyNamed(failure, command, files, tests);
    }

    private static List<FileText> sources(Desk desk, Failure failure) {
        List<String> paths =
                desk.glob("The test fails: " + failure.summary() + "\nI look for the sources.", "**/*.java", 500);
        List<String> nearest = paths.stream()
                .sorted(Comparator.comparing((String path) -> !isNamedBy(failure, path))
                        .thenComparing(path -> path))
                .limit(MOST_FILES)
                .toList();
        return desk.read("I read them.", nearest);
    }

    private static boolean isNamedBy(Failure failure, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.java$", "");
        return failure.text().contains(name) || failure.text().contains(name.replaceFirst("Tests?$", ""));
    }

    private static List<Candidate> candidates(Failure failure, List<JavaFile> files, String command) {
        Map<Boolean, List<JavaFile>> parts =
                files.stream().collect(Collectors.partitioningBy(file -> isTest(file.path(), command)));
        List<JavaFile> tests = parts.getOrDefault(true, List.of());
        List<JavaFile> sources = parts.getOrDefault(false, List.of());
        if (!failure.problems().isEmpty()) {
            return sources.stream()
                    .flatMap(file -> fixes(failure, file, files).stream())
                    .toList();
        }
        Types types = new Types(files);
        Nearness nearness = Nearness.of(failure, sources, tests);
        Traces traces = new Traces(failure, sources);
        Habits habits = new Habits(sources);
        return sources.stream()
                .flatMap(file -> proposals(failure, traces, file, types).stream())
                .map(candidate -> candidate.costing(candidate.cost()
                        + nearness.cost(candidate)
                        - traces.speakFor(candidate)
                        + traces.speakAgainst(candidate)
                        + habits.cost(candidate)
                        + Idioms.cost(candidate)
                        - spokenFor(failure, candidate.kind())))
                .sorted(Comparator.comparingDouble(Candidate::cost))
                .toList();
    }

    private static List<Candidate> fixes(Failure failure, JavaFile file, List<JavaFile> files) {
        Proposals proposals = new Proposals(file, new Types(files));
        failure.problems().stream()
                .filter(problem -> file.path().endsWith(problem.file()))
                .forEach(problem -> CompilerFixes.propose(proposals, problem, files));
        return proposals.found();
    }

    private static List<Candidate> proposals(Failure failure, Traces traces, JavaFile file, Types types) {
        Proposals proposals = new Proposals(file, types);
        for (Idea idea : Idea.all()) {
            for (int i = 0; i < file.tokens().size(); i++) {
                idea.propose(proposals, i);
            }
        }
        if (failure.mentions("NullPointerException")) {
            NullUse use = NullUse.in(failure.text());
            double cost = 0;
            for (Failure.Frame frame :
                    traces.frames().stream().distinct().limit(FRAMES_OF_A_NULL).toList()) {
                if (file.isNamed(frame.file())) {
                    NullChecks.propose(proposals, use, frame.line(), cost);
                }
                cost += 0.6;
            }
            failure.methodsThatGaveNull().forEach(method -> NullChecks.proposeIn(proposals, method));
        }
        return proposals.found();
    }

    /** How much the words of a failure speak for a kind of change. */
    private static double spokenFor(Failure failure, Candidate.Kind kind) {
        return switch (kind) {
            case BOUNDARY -> failure.isOffByOne() || failure.mentions("OutOfBounds") ? 0.5 : 0;
            case CONDITION -> failure.isWrongAnswer() ? 0.3 : 0;
            case ARITHMETIC -> failure.mentions("ArithmeticException") || failure.isWrongSign() ? 0.5 : 0;
            case NULL_CHECK -> 1;
            case NAME, SYNTAX -> 0;
        };
    }

    private static Set<String> testNames(Set<String> paths, String command) {
        return paths.stream()
                .filter(path -> isTest(path, command))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
    }

    private static boolean isTest(String path, String command) {
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.java$", "");
        return path.matches("(?i)(?:.*/)?tests?/.*")
                || name.matches("(?:Test|Check)[A-Z]?\\w*|\\w*(?:Tests?|IT|Checks?)")
                || Pattern.compile("(?<![\\w.])java(?:\\s[^&|;]*)?[ ./]" + Pattern.quote(name) + "(?![\\w/])")
                        .matcher(command)
                        .find();
    }
}
