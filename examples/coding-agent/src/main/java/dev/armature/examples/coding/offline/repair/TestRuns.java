package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.dialogue.Call;
import dev.armature.examples.coding.offline.dialogue.Desk;
import dev.armature.examples.coding.offline.dialogue.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * How the tests are run: by what command, and how long a trial may take. Most tests of a small project end within seconds,
 * and a change that makes a loop run for ever should not hold up the others for long; a first run that takes longer buys the
 * trials more time.
 *
 * @param first the first run that ended, or the last one that was stopped
 * @param runs how many it took
 */
record TestRuns(String command, Outcome first, int trialMillis, int runs) {
    private static final List<Integer> SECONDS = List.of(5, 30, 120);
    private static final int OF_A_LOOP = 10;

    /** Runs the tests, again and with more time as long as they do not end. */
    static TestRuns start(Desk desk, String command) {
        String saying = "I run the tests.";
        Optional<Outcome> last = Optional.empty();
        int runs = 0;
        for (int seconds : SECONDS) {
            runs++;
            Outcome run = desk.dialogue().ask(saying, Call.bash(command, "Run the tests", 1000 * seconds));
            if (!run.code().equals("E_TIMEOUT")) {
                return new TestRuns(command, run, 2500 * seconds, runs);
            }
            saying = "They take longer than " + seconds + " s. I run them again with more time.";
            last = Optional.of(run);
        }
        // What does not end even then is taken for a loop without an end; the repaired program has to be quick.
        return new TestRuns(command, last.orElseThrow(), 1000 * OF_A_LOOP, runs);
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
}
