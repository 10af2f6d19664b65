package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.dialogue.Call;
import dev.armature.examples.coding.offline.dialogue.Desk;
import dev.armature.examples.coding.offline.dialogue.Outcome;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the tests are run: by what command, and how long a trial may take. Most tests of a small project end within seconds,
 * and a change that makes a loop run for ever should not hold up the others for long; a first run that takes longer buys the
 * trials more time.
 */
record TestRuns(String command, Outcome first, int trialMillis) {
    private static final int QUICK_MILLIS = 10_000;
    private static final int SLOW_MILLIS = 120_000;
    private static final Pattern NOT_FOUND = Pattern.compile("(?m)^.*(?:not found|No such file|Permission denied).*$");
    private static final Pattern NOTHING_TO_RUN = Pattern.compile("(?m)^(?:Error: Could not find or load main class"
            + "|error: (?:file not found|no source files|invalid flag|release version \\d+ not supported)).*$");

    /** Runs the tests once, and once more with more time when they do not end soon. */
    static TestRuns start(Desk desk, String command) {
        Outcome quick = desk.dialogue().ask("I run the tests.", Call.bash(command, "Run the tests", QUICK_MILLIS));
        if (!isTimeout(quick)) {
            return new TestRuns(command, quick, 2 * QUICK_MILLIS);
        }
        Outcome slow = desk.dialogue()
                .ask(
                        "They take longer than " + QUICK_MILLIS / 1000 + " s. I run them again with more time.",
                        Call.bash(command, "Run the tests, with more time", SLOW_MILLIS));
        // What does not end even then is taken for a loop without an end; the repaired program has to be quick.
        return new TestRuns(command, slow, isTimeout(slow) ? QUICK_MILLIS : 2 * SLOW_MILLIS);
    }

    /** Why the command cannot tell anything about the project: it could not be started, or not find what it should run. */
    Optional<String> notStarted() {
        boolean unknown = first.exitCode() == 126 || first.exitCode() == 127;
        return (unknown ? NOT_FOUND : NOTHING_TO_RUN)
                .matcher(first.text())
                .results()
                .map(match -> match.group().strip())
                .findFirst()
                .or(() -> unknown ? Optional.of(first.firstLine()) : Optional.empty());
    }

    /** Whether there is nothing to mend. */
    boolean passed() {
        return first.exitCode() == 0 && !Failure.isToldBy(first.text());
    }

    /**
     * Whether a later run says that the tests pass. Where the first one ended with a failure, how a run ends tells it; what
     * it prints is only asked where the first one failed and ended well all the same.
     */
    boolean isPassed(Outcome later) {
        return later.exitCode() == 0 && (first.exitCode() != 0 || !Failure.isToldBy(later.text()));
    }

    private static boolean isTimeout(Outcome outcome) {
        return outcome.code().equals("E_TIMEOUT");
    }
}
