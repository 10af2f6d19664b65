package dev.armature.examples.coding.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.examples.coding.Main;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.SimReply;
import dev.armature.testsupport.process.Processes;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, sent to a process of its own while a tool's command runs. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs signals, and the env of GNU to give them their meaning back")
final class InterruptTest {
    private static final String KEY = "simulator-key";

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void the_first_interrupt_leaves_no_child_and_a_session_that_goes_on() throws Exception {
        Path workspace = Files.createDirectory(folder.resolve("work"));
        Path home = folder.resolve("home");
        AtomicBoolean hasCalled = new AtomicBoolean();
        try (ModelSimulator server = ModelSimulator.builder()
                .realTime()
                .apiKey(KEY)
                .policy(request -> hasCalled.compareAndSet(false, true)
                        ? SimReply.toolUse("Bash", "{\"command\":\"sleep 300 & sleep 301\"}")
                        : SimReply.text("went on"))
                .start()) {
            Process process = start(server, home, workspace);
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String session = session(lines);
            List<ProcessHandle> children = sleepers(process);

            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();

            assertThat(process.waitFor()).isEqualTo(ExitCode.INTERRUPTED.number());
            assertThat(children).hasSizeGreaterThanOrEqualTo(2);
            for (ProcessHandle child : children) {
                assertThat(Processes.isEnded(child.pid())).as(child.toString()).isTrue();
            }
            Cli.Outcome resumed = new Cli(home)
                    .with("ANTHROPIC_BASE_URL", server.baseUri().toString())
                    .with("ANTHROPIC_API_KEY", KEY)
                    .run("-p", "go on", "--resume", session, "--workspace", workspace.toString());
            assertThat(resumed.exitCode()).as(resumed.err()).isZero();
            assertThat(resumed.out()).contains("went on");
        }
    }

    /**
     * Whoever starts a program in the background has it ignore Ctrl-C, and so do all that it starts, these tests included;
     * GNU env gives the signal its meaning back.
     */
    private static Process start(ModelSimulator server, Path home, Path workspace) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "-p",
                "wait a while",
                "--output",
                "stream-json",
                "--permission-mode",
                "bypass",
                "--workspace",
                workspace.toString());
        builder.environment().put("ARMATURE_HOME", home.toString());
        builder.environment().put("ANTHROPIC_BASE_URL", server.baseUri().toString());
        builder.environment().put("ANTHROPIC_API_KEY", KEY);
        builder.redirectError(new File("/dev/null"));
        return builder.start();
    }

    private static String session(BufferedReader lines) throws IOException {
        JsonNode first = new ObjectMapper().readTree(lines.readLine());
        assertThat(first.path("type").asText()).isEqualTo("session");
        return first.path("session").asText();
    }

    /** Waits until both commands are there. */
    private static List<ProcessHandle> sleepers(Process process) throws InterruptedException {
        while (process.isAlive()) {
            List<ProcessHandle> sleepers = process.descendants()
                    .filter(child -> child.info().command().orElse("").endsWith("sleep"))
                    .toList();
            if (sleepers.size() >= 2) {
                return process.descendants().toList();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the process ended before it was interrupted");
    }
}
