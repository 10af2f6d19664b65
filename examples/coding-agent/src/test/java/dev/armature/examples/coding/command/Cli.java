package dev.armature.examples.coding.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line with surroundings of its own. */
final class Cli {
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private String typed = "";
    private boolean interactive;
    private boolean pasting;
    private final CountDownLatch allRead = new CountDownLatch(1);

    /** A command line whose user's folder is there. */
    Cli(Path home) {
        this.home = home;
        environment.put("ARMATURE_HOME", home.toString());
    }

    record Outcome(int exitCode, String out, String err) {
        List<String> errLines() {
            return err.lines().toList();
        }
    }

    Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Cli typing(String lines) {
        typed = lines;
        return this;
    }

    /** All lines are there before anything is asked. */
    Cli pasting(String lines) {
        pasting = true;
        return typing(lines);
    }

    /** Waits until all that was pasted has been taken in. */
    void awaitPaste() {
        try {
            assertThat(allRead.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A person sits there, and answers what is asked. */
    Cli atATerminal() {
        interactive = true;
        return this;
    }

    Outcome run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream in = interactive && !pasting
                ? new Person(typed, () -> out.toString(StandardCharsets.UTF_8))
                : new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public synchronized int read(byte[] target, int offset, int length) {
                        int count = super.read(target, offset, length);
                        if (count < 0) {
                            allRead.countDown();
                        }
                        return count;
                    }
                };
        int code = CommandLineProgram.run(
                new Surroundings(
                        environment,
                        in,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        interactive),
                arguments);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Everything that was written into the user's folder. */
    String keptText() {
        try (Stream<Path> files = Files.walk(home)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
