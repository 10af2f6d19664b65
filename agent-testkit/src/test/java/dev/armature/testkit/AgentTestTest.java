package dev.armature.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.armature.core.AgentBuilder;
import dev.armature.core.Run;
import dev.armature.core.session.SessionStore;
import dev.armature.testkit.clock.VirtualClock;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.toolbox.BuiltInTools;
import dev.armature.tools.network.LoopbackHold;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

@DisplayNameGeneration(ReplaceUnderscores.class)
@WorkspaceFolder("dev/armature/testkit/project")
@WorkspaceFile(path = "deep/down.txt", text = "of the class")
final class AgentTestTest {
    private static final URI ELSEWHERE = URI.create("https://example.com/");

    @AgentTest
    @WorkspaceFile(path = "notes.txt", text = "Fog at noon.")
    @Says(call = "Read", input = "{\"file_path\":\"notes.txt\"}")
    @Says("There was fog.")
    void an_agent_works_in_the_workspace_of_its_test(AgentBuilder agent, ScriptedModel model, SessionStore store) {
        try (Run run = agent.model(model)
                .tools(BuiltInTools.readOnly())
                .build()
                .session("one")
                .prompt("What do the notes say?")) {
            assertThat(run.result().totals().toolCalls()).isEqualTo(1);
        }

        assertThat(model.requests().getLast().messages().toString()).contains("Fog at noon.");
        assertThat(store.list()).hasSize(1);
    }

    @AgentTest
    @WorkspaceFile(path = "notes.txt", text = "of the method")
    void files_of_the_method_come_after_those_of_the_class_and_of_the_folder(Path workspace) throws IOException {
        assertThat(workspace.resolve("src/Main.java")).hasContent("class Main {}");
        assertThat(workspace.resolve("deep/down.txt")).hasContent("of the class");
        assertThat(workspace.resolve("notes.txt")).hasContent("of the method");
    }

    @AgentTest
    @Says("Over the wire.")
    void the_simulator_says_the_same(ModelSimulator server) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                server.baseUri().resolve("/v1/messages").toURL().openConnection();
        connection.setRequestProperty("x-api-key", server.apiKey());
        connection.setRequestProperty("anthropic-version", "2023-06-01");
        connection.setRequestProperty("content-type", "application/json");
        connection.setDoOutput(true);
        connection
                .getOutputStream()
                .write(
                        "{\"model\":\"claude-sonnet-5-5\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(new String(connection.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("Over the wire.");
    }

    @AgentTest
    void the_clock_stands_still(VirtualClock clock, @TempDir Path other) {
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(other).isDirectory();
    }

    @AgentTest
    void the_simulator_goes_by_that_clock(VirtualClock clock, ModelSimulator server) {
        clock.advance(Duration.ofHours(1));

        assertThat(server.now()).isEqualTo(Instant.parse("2026-01-01T01:00:00Z"));
    }

    @AgentTest
    void the_program_is_held_to_this_computer_while_the_test_runs() {
        assertThat(LoopbackHold.refusal(ELSEWHERE))
                .contains("`example.com` is not on this computer, and the test"
                        + " AgentTestTest.the_program_is_held_to_this_computer_while_the_test_runs keeps this program to"
                        + " the loopback interface. Ask a ModelSimulator or a Cassette, or let the test connect with"
                        + " @AgentTest(network = ANYWHERE).");
    }

    @AgentTest(network = AgentTest.Network.ANYWHERE)
    void a_test_may_say_that_it_connects() {
        assertThat(LoopbackHold.refusal(ELSEWHERE)).isEmpty();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @AgentTest(network = AgentTest.Network.ANYWHERE)
    @WorkspaceFile(path = "composed.txt", text = "of the annotation")
    @interface ConnectedTest {}

    @ConnectedTest
    void an_annotation_made_of_this_one_says_how_far_the_program_may_connect_and_which_files_there_are(Path workspace) {
        assertThat(LoopbackHold.refusal(ELSEWHERE)).isEmpty();
        assertThat(workspace.resolve("composed.txt")).hasContent("of the annotation");
    }

    @Nested
    @WorkspaceFile(path = "deep/down.txt", text = "of the inner class")
    final class Within {

        @AgentTest
        void files_of_an_inner_class_come_after_those_of_the_class_around_it(Path workspace) {
            assertThat(workspace.resolve("src/Main.java")).hasContent("class Main {}");
            assertThat(workspace.resolve("deep/down.txt")).hasContent("of the inner class");
        }
    }

    @AgentTest
    @WorkspaceFolder("dev/armature/testkit/other")
    void a_folder_of_the_method_replaces_files_of_the_folder_of_the_class(Path workspace) {
        assertThat(workspace.resolve("src/Main.java")).hasContent("class Other {}");
    }

    @Nested
    final class SetUpBefore {
        private @Nullable AgentBuilder seen;

        @BeforeEach
        void deny(AgentBuilder agent) {
            seen = agent.permissions(rules -> rules.deny("Read"));
        }

        @AgentTest
        @WorkspaceFile(path = "notes.txt", text = "Fog at noon.")
        @Says(call = "Read", input = "{\"file_path\":\"notes.txt\"}")
        @Says("I may not.")
        void what_was_said_to_the_builder_before_the_test_holds_in_it(AgentBuilder agent, ScriptedModel model) {
            assertThat(agent).isSameAs(seen);
            assertThat(agent.model(model).tools(BuiltInTools.readOnly()).build().ask("What do the notes say?"))
                    .isEqualTo("I may not.");
            assertThat(model.requests().getLast().messages().toString()).doesNotContain("Fog at noon.");
        }
    }

    /** Tests that are run by those below alone. */
    static final class Trials {
        static Path workspace = Path.of("");

        @AgentTest
        @Says("I know nothing.")
        void fails_after_a_run(AgentBuilder agent, ScriptedModel model, Path folder) throws IOException {
            workspace = Files.writeString(folder.resolve("made.txt"), "made").getParent();
            try (Run run = agent.model(model).build().session("one").prompt("Well?")) {
                assertThat(run.result().totals().turns()).isEqualTo(7);
            }
        }

        @AgentTest
        @Says("one")
        @Says("two")
        void leaves_something_unsaid(AgentBuilder agent, ScriptedModel model) {
            assertThat(agent.model(model).build().ask("Well?")).isEqualTo("one");
        }

        @AgentTest
        @Says("one")
        @Says("two")
        void leaves_something_unsaid_over_http(ModelSimulator server) {
            assertThat(server.requestCount()).isZero();
        }

        @AgentTest
        @Says("one")
        void asks_nobody(AgentBuilder agent) {
            agent.model(ScriptedModel.silent());
        }

        @AgentTest
        @Says("one")
        void asks_one_of_two(AgentBuilder agent, ScriptedModel model, ModelSimulator server) {
            assertThat(agent.model(model).build().ask("Well?")).isEqualTo("one");
            assertThat(server.requestCount()).isZero();
        }

        @AgentTest
        @WorkspaceFile(path = "../outside.txt", text = "")
        void writes_outside() {}

        @AgentTest
        @WorkspaceFolder("no/such/folder")
        void copies_nothing() {}

        @AgentTest
        void wants_what_nobody_has(String text) {}
    }

    @Test
    void a_failure_carries_what_was_said_and_leaves_nothing_behind() {
        assertThat(failure(
                        "fails_after_a_run",
                        "dev.armature.core.AgentBuilder,dev.armature.testkit.ScriptedModel,java.nio.file.Path"))
                .contains("expected: 7")
                .contains(
                        "this is what was said:\nsession one\n  user    Well?\n  said    I know nothing.\n  ended   Completed");
        assertThat(Trials.workspace).doesNotExist();
        assertThat(LoopbackHold.refusal(ELSEWHERE)).isEmpty();
    }

    @Test
    void what_is_left_unsaid_fails_the_test() {
        assertThat(failure(
                        "leaves_something_unsaid", "dev.armature.core.AgentBuilder,dev.armature.testkit.ScriptedModel"))
                .contains("@Says tells 2 answers, and nobody asked for the last 1 of them.");
    }

    @Test
    void what_is_left_unsaid_fails_the_test_whoever_should_have_said_it() {
        assertThat(failure("leaves_something_unsaid_over_http", "dev.armature.testkit.simulator.ModelSimulator"))
                .contains("@Says tells 2 answers, and nobody asked for the last 2 of them.");
        assertThat(failure("asks_nobody", "dev.armature.core.AgentBuilder"))
                .contains(
                        "@Says tells 1 answers, and nobody asked for the last 1 of them. The test has no parameter that"
                                + " says them: a ScriptedModel or a ModelSimulator.");
    }

    @Test
    void a_test_that_has_two_who_say_the_same_asks_either() {
        assertThat(thrown(
                        "asks_one_of_two",
                        "dev.armature.core.AgentBuilder,dev.armature.testkit.ScriptedModel,"
                                + "dev.armature.testkit.simulator.ModelSimulator"))
                .isEmpty();
    }

    @Test
    void a_test_that_cannot_be_set_up_says_why_and_holds_nothing() {
        assertThat(failure("writes_outside", ""))
                .contains("A @WorkspaceFile is a file inside the workspace, was `../outside.txt`.");
        assertThat(failure("copies_nothing", ""))
                .contains("@WorkspaceFolder(\"no/such/folder\") is no folder of the class path.");
        assertThat(failure("wants_what_nobody_has", "java.lang.String")).contains("No ParameterResolver registered");
        assertThat(LoopbackHold.refusal(ELSEWHERE)).isEmpty();
    }

    private static String failure(String method, String parameters) {
        StringWriter text = new StringWriter();
        thrown(method, parameters).orElseThrow().printStackTrace(new PrintWriter(text));
        return text.toString().replace("\r", "");
    }

    private static Optional<Throwable> thrown(String method, String parameters) {
        AtomicReference<Optional<Throwable>> thrown = new AtomicReference<>(Optional.empty());
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectMethod(Trials.class.getName(), method, parameters))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                if (test.isTest()) {
                                    thrown.set(result.getThrowable());
                                }
                            }
                        });
        return thrown.get();
    }
}
