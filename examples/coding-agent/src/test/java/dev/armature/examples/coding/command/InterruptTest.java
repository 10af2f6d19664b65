package dev.armature.examples.coding.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.examples.coding.Main;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testsupport.process.Processes;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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
            Process process = start(
                    server,
                    home,
                    "-p",
                    "wait a while",
                    "--output",
                    "stream-json",
                    "--permission-mode",
                    "bypass",
                    "--workspace",
                    workspace.toString());
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String session = session(lines);
            List<ProcessHandle> children = sleepers(process);

            interrupt(process);

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

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void a_demo_that_is_interrupted_runs_no_tests_and_says_the_whole_command_that_goes_on() throws Exception {
        CountDownLatch isAsked = new CountDownLatch(1);
        CountDownLatch isOver = new CountDownLatch(1);
        try (ModelSimulator server = ModelSimulator.builder()
                .realTime()
                .apiKey(KEY)
                .policy(request -> {
                    isAsked.countDown();
                    await(isOver);
                    return SimReply.text("too late");
                })
                .start()) {
            Process process = start(server, folder.resolve("home"), "demo", "--model", "anthropic:claude-sonnet-5-5");
            await(isAsked);

            interrupt(process);
            String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            isOver.countDown();

            assertThat(process.waitFor()).isEqualTo(ExitCode.INTERRUPTED.number());
            assertThat(shown).doesNotContain("once more", "The fault is");
            assertThat(shown.lines().filter(line -> line.startsWith("armature: ")))
                    .singleElement()
                    .asString()
                    .matches("armature: Cancelled: interrupted by the user\\. To go on: ARMATURE_HOME=" + folder
                            + "/(armature-demo-\\d+)/home armature --workspace " + folder + "/\\1/project"
                            + " --model anthropic:claude-sonnet-5-5 --permission-mode acceptEdits"
                            + " --test-command '.*' --trust -p \"go on\" --resume [\\w-]+");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void interrupt(Process process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /**
     * Whoever starts a program in the background has it ignore Ctrl-C, and so do all that it starts, these tests included;
     * GNU env gives the signal its meaning back.
     */
    private Process start(ModelSimulator server, Path home, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line);
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
