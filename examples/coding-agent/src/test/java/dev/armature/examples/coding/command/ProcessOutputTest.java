package dev.armature.examples.coding.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Output that cannot be written. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ProcessOutputTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String why, InputStream in, String... arguments) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        };
        return CommandLineProgram.run(
                new Surroundings(
                        Map.of(),
                        in,
                        ProcessOutput.to(broken, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false),
                arguments);
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_reader_who_has_read_enough_is_told_nothing() {
        assertThat(run("Broken pipe", InputStream.nullInputStream(), "check-command", "ls"))
                .isEqualTo(1);
        assertThat(told()).isEmpty();
    }

    @Test
    void a_disk_that_is_full_is_told() {
        assertThat(run("No space left on device", InputStream.nullInputStream(), "check-command", "ls"))
                .isEqualTo(1);
        assertThat(told()).isEqualTo("armature: not all of the output could be written.\n");
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void lines_that_nobody_takes_the_answers_of_are_not_read_on() {
        byte[] line = "{\"id\":1,\"command\":\"pwd\"}\n".getBytes(StandardCharsets.UTF_8);
        InputStream endless = new InputStream() {
            private int at;

            @Override
            public int read() {
                return line[at++ % line.length];
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    target[offset + i] = (byte) read();
                }
                return length;
            }
        };

        assertThat(run("Broken pipe", endless, "check-command")).isEqualTo(1);
        assertThat(told()).isEmpty();
    }
}
