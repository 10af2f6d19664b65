package dev.armature.tools.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is to be started, and within which bounds. A value: the methods return changed copies.
 *
 * @param argv the program and its arguments, exactly as the program gets them
 * @param cwd the absolute folder it starts in
 * @param input what it can read from its standard input; when empty that is {@code /dev/null}
 * @param timeout after which it is stopped, with all that it started
 * @param keptBytes of each output stream; of more, the first two fifths and the last three fifths are kept
 * @param separateErrors whether standard error is kept apart; else it is merged with standard output as it comes
 * @param reportsCwd whether the folder that a bash ends in is found out; see {@link ProcessOutcome#endedIn}
 * @param environment variables on top of the scrubbed ones; they may hold what scrubbing would drop
 * @param distrusted folders whose programs must not be found by name: entries of {@code PATH} inside them are dropped
 */
public record Launch(
        List<String> argv,
        Path cwd,
        String input,
        Duration timeout,
        int keptBytes,
        boolean separateErrors,
        boolean reportsCwd,
        Map<String, String> environment,
        List<Path> distrusted) {

    private static final int KEPT_BYTES = 4 << 20;
    private static final List<String> BASH = List.of("/bin/bash", "--noprofile", "--norc", "-c");

    public Launch {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        distrusted = List.copyOf(distrusted);
        Objects.requireNonNull(input, "input");
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("argv must name a program");
        }
        for (String argument : argv) {
            if (argument.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("an argument cannot hold a NUL character");
            }
        }
        if (!cwd.isAbsolute()) {
            throw new IllegalArgumentException("cwd must be an absolute path, was `" + cwd + "`");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be positive, was " + timeout);
        }
        if (keptBytes < 1_000 || keptBytes > 1 << 30) {
            throw new IllegalArgumentException("keptBytes must be 1000 to 2^30, was " + keptBytes);
        }
    }

    /** A program with its arguments: two minutes, 4 MiB of output, streams merged. */
    public static Launch of(List<String> argv, Path cwd) {
        return new Launch(argv, cwd, "", Duration.ofMinutes(2), KEPT_BYTES, false, false, Map.of(), List.of());
    }

    /** A command for bash, which reads no start-up files of the user; reports the folder it ends in. */
    public static Launch bash(String command, Path cwd) {
        return of(List.of(BASH.get(0), BASH.get(1), BASH.get(2), BASH.get(3), command), cwd)
                .reportingCwd();
    }

    public Launch input(String text) {
        return new Launch(argv, cwd, text, timeout, keptBytes, separateErrors, reportsCwd, environment, distrusted);
    }

    public Launch timeout(Duration timeout) {
        return new Launch(argv, cwd, input, timeout, keptBytes, separateErrors, reportsCwd, environment, distrusted);
    }

    public Launch keeping(int bytes) {
        return new Launch(argv, cwd, input, timeout, bytes, separateErrors, reportsCwd, environment, distrusted);
    }

    public Launch separatingErrors() {
        return new Launch(argv, cwd, input, timeout, keptBytes, true, reportsCwd, environment, distrusted);
    }

    public Launch environment(Map<String, String> more) {
        return new Launch(argv, cwd, input, timeout, keptBytes, separateErrors, reportsCwd, more, distrusted);
    }

    public Launch distrusting(List<Path> folders) {
        return new Launch(argv, cwd, input, timeout, keptBytes, separateErrors, reportsCwd, environment, folders);
    }

    private Launch reportingCwd() {
        return new Launch(argv, cwd, input, timeout, keptBytes, separateErrors, true, environment, distrusted);
    }
}
