package dev.armature.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.RunResult;
import dev.armature.core.session.SessionStore;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.journal.RawBody;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session goes on in other processes, each of which has another language, time zone and folder, and hashes with another
 * seed: what they send begins with the bytes that were sent before.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ResumeElsewhereTest {
    private static final String QUESTION = "What was it about?";

    @TempDir
    Path folder;

    @Test
    void another_process_sends_the_bytes_that_this_one_would_have_sent() throws Exception {
        try (ModelSimulator server = ModelSimulator.start(LongBook.turningPages())) {
            Agent agent = LongBook.agent(
                    LongBook.model(server.baseUri(), server.apiKey()), SessionStore.files(folder.resolve("sessions")));
            RunResult read = result(agent.session(LongBook.SESSION).prompt("Read the book."));
            int identical = 0;

            for (List<String> options : surroundings()) {
                RawBody before = server.journal().getLast().body();
                String here = agent.session(LongBook.SESSION).preview(QUESTION).body();

                String complaint = goOnElsewhere(server, options);

                assertThat(complaint).isEmpty();
                RawBody there = server.journal().getLast().body();
                assertThat(there.text()).isEqualTo(here);
                assertThat(unmarked(there)).startsWith(prefix(before));
                identical += prefix(before).getBytes(UTF_8).length;
            }

            assertThat(read).isInstanceOf(RunResult.Completed.class);
            assertThat(server.requestCount())
                    .isEqualTo(LongBook.TURNS + surroundings().size());
            System.out.printf(
                    "session resumed in %d other processes: %d bytes of what had been sent before, all identical%n",
                    surroundings().size(), identical);
        }
    }

    private static List<List<String>> surroundings() {
        return List.of(
                List.of("-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC"),
                List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=Asia/Kolkata"),
                List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=America/St_Johns"));
    }

    /** What the process complained of. */
    private String goOnElsewhere(ModelSimulator server, List<String> options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", absoluteClassPath(), OtherProcess.class.getName()));
        command.addAll(
                List.of(folder.resolve("sessions").toString(), server.baseUri().toString(), server.apiKey(), QUESTION));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(Files.createDirectories(folder.resolve("elsewhere")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            return ended && process.exitValue() == 0 ? "" : "ended: " + ended + "\n" + Files.readString(output);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String absoluteClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** All that is cached of a body: up to the end of its last message. */
    private static String prefix(RawBody body) {
        String text = unmarked(body);
        return text.substring(0, text.lastIndexOf("],\"max_tokens\":"));
    }

    private static String unmarked(RawBody body) {
        return body.text().replaceAll(",\"cache_control\":\\{[^}]*}", "");
    }

    private static RunResult result(Run run) {
        try (run) {
            return run.result();
        }
    }

    /** Asks one more question in the session. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] arguments) throws IOException {
            Agent agent = LongBook.agent(
                    LongBook.model(URI.create(arguments[1]), arguments[2]), SessionStore.files(Path.of(arguments[0])));
            RunResult result = result(agent.session(LongBook.SESSION).prompt(arguments[3]));
            if (!(result instanceof RunResult.Completed)) {
                throw new IOException("the run did not complete: " + result);
            }
        }
    }
}
