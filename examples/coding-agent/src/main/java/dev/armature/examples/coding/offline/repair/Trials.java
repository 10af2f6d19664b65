package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.dialogue.Call;
import dev.armature.examples.coding.offline.dialogue.Change;
import dev.armature.examples.coding.offline.dialogue.Desk;
import dev.armature.examples.coding.offline.dialogue.FileText;
import dev.armature.examples.coding.offline.dialogue.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Tries candidates one after the other: make the change, run the test, keep the change or take it back. Never more than one
 * change at a time, so the way back is always one edit, and it is gone before the next trial is judged.
 */
final class Trials {
    private static final int MOST_TRIALS = 150;

    private final Desk desk;
    private final TestRuns tests;
    private final Failure failure;
    private final Map<String, FileText> files;
    private int trials;
    private int changes;
    private int runs;

    Trials(Desk desk, TestRuns tests, Failure failure, Map<String, FileText> files) {
        this.desk = desk;
        this.tests = tests;
        this.failure = failure;
        this.files = files;
        this.runs = tests.runs();
    }

    String run(List<Candidate> candidates, Evidence evidence) {
        List<Candidate> open = new ArrayList<>(candidates);
        while (trials < MOST_TRIALS) {
            Optional<Candidate> next = open.stream()
                    .min(Comparator.comparingDouble(candidate -> candidate.cost() + evidence.cost(candidate)));
            if (next.isEmpty()) {
                return givenUp("I have no more ideas");
            }
            Candidate candidate = next.get();
            open.remove(candidate);
            FileText file = Objects.requireNonNull(files.get(candidate.file().path()));
            Optional<Change> change = Change.ofLine(file, candidate.line(), candidate.newLine());
            if (change.isEmpty()) {
                continue;
            }
            Verdict verdict = tried(candidate, change.get());
            if (verdict instanceof Verdict.Over over) {
                return over.answer();
            }
            if (verdict instanceof Verdict.Failed failed) {
                evidence.learn(candidate, failed.failure());
            }
        }
        return givenUp("I stop after " + MOST_TRIALS + " trials");
    }

    /** What became of a trial. */
    private sealed interface Verdict {
        /** The task ends with this answer. */
        record Over(String answer) implements Verdict {}

        /** The test still fails. */
        record Failed(Failure failure) implements Verdict {}

        /** The edit was not possible. */
        record Skipped() implements Verdict {}
    }

    private Verdict tried(Candidate candidate, Change change) {
        Call edit = change.call(desk);
        List<Call> calls = new ArrayList<>(desk.dialogue().wayBack());
        desk.dialogue().onTrial(edit, change.reversed().call(desk));
        calls.add(edit);
        String place = candidate.file().path() + ":" + candidate.line();
        calls.add(Call.bash(
                tests.command(),
                "Test %d: %s in %s".formatted(trials + 1, candidate.inWords(), place),
                tests.trialMillis()));
        List<Outcome> outcomes = desk.dialogue().ask("I try %s in %s.".formatted(candidate.inWords(), place), calls);
        Outcome edited = outcomes.get(outcomes.size() - 2);
        Outcome run = outcomes.getLast();
        trials++;
        changes += edited.succeeded() ? 1 : 0;
        runs += run.denied() ? 0 : 1;
        if (edited.denied()) {
            return new Verdict.Over(givenUp("An edit was denied (" + edited.firstLine() + "). I would have tried "
                    + candidate.inWords() + " in " + place));
        }
        if (run.denied()) {
            return new Verdict.Over(givenUp("A run of the tests was denied (" + run.firstLine() + ")"));
        }
        boolean clean = desk.dialogue().wayBack().size() <= 1;
        if (!clean) {
            return new Verdict.Over(givenUp("A change could not be taken back at once"));
        }
        if (!edited.succeeded()) {
            return new Verdict.Skipped();
        }
        if (tests.isPassed(run)) {
            desk.dialogue().keep();
            return new Verdict.Over(repaired(candidate, change));
        }
        return new Verdict.Failed(Failure.parse(run.text()));
    }

    private String repaired(Candidate candidate, Change change) {
        String before = Objects.requireNonNull(files.get(candidate.file().path()))
                .line(candidate.line())
                .strip();
        return """
                The test passes now. It failed with: %s

                The fault was in %s:%d: %s.
                ```diff
                - %s
                + %s
                ```
                I ran `%s` %d times; this is the only change that is left in the tree. That the tests pass does not prove that \
                the change is what was meant, so please look at it.""".formatted(
                        failure.summary(),
                        change.path(),
                        candidate.line(),
                        candidate.fault(),
                        before,
                        candidate.newLine().strip(),
                        tests.command(),
                        runs);
    }

    private String givenUp(String why) {
        List<Call> wayBack = desk.dialogue().wayBack();
        if (!wayBack.isEmpty()) {
            desk.dialogue().ask("That did not help; I take it back.", wayBack);
        }
        if (!desk.dialogue().wayBack().isEmpty()) {
            // Somebody else may have touched the file; reading it again is what an edit asks for then.
            List<String> paths = desk.dialogue().wayBack().stream()
                    .map(call -> call.input().path("file_path").asText())
                    .distinct()
                    .toList();
            desk.read("I read what stands there now.", paths);
            desk.dialogue()
                    .ask("I take the change back once more.", desk.dialogue().wayBack());
        }
        List<Call> left = desk.dialogue().wayBack();
        String state = left.isEmpty()
                ? (changes == 0 ? "Nothing was changed" : "Every change I tried was taken back")
                        + "; the files are as they were."
                : "A change of mine could not be taken back; please replace the text in "
                        + left.getFirst().input().path("file_path").asText() + ":\n"
                        + left.getFirst().input().path("old_string").asText() + "\nby\n"
                        + left.getFirst().input().path("new_string").asText();
        return """
                I could not repair it. %s.
                The test fails with: %s
                %s""".formatted(why, failure.summary(), state);
    }
}
