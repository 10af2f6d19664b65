package dev.armature.tools.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a process ended. By then nothing that it started is alive any more, but for {@code survivors}.
 *
 * @param ending why it ended
 * @param exitCode as the shell says it: 128 + n after signal n
 * @param output standard output, with standard error merged in unless that was kept apart
 * @param errors standard error when kept apart, else empty
 * @param took from start to the end of the program itself
 * @param leftovers how many processes were still alive when the program had ended by itself, and were killed
 * @param survivors how many could not be killed (other users' processes, or hanging in the kernel)
 * @param endedIn the folder that a bash ended in
 */
public record ProcessOutcome(
        Ending ending,
        int exitCode,
        Captured output,
        Captured errors,
        Duration took,
        int leftovers,
        int survivors,
        Optional<Path> endedIn) {

    /** Why a process ended. */
    public enum Ending {
        EXITED,
        TIMED_OUT,
        CANCELLED
    }

    public ProcessOutcome {
        Objects.requireNonNull(ending, "ending");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(errors, "errors");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(endedIn, "endedIn");
    }
}
