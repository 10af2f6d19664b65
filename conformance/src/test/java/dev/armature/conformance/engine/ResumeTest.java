package dev.armature.conformance.engine;

import static dev.armature.testkit.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.Session;
import dev.armature.core.approval.Approval;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.Model;
import dev.armature.core.session.EntryBody;
import dev.armature.core.session.SessionBusy;
import dev.armature.core.session.SessionId;
import dev.armature.core.session.SessionStore;
import dev.armature.core.session.Transcript;
import dev.armature.core.usage.Usage;
import dev.armature.testkit.ScriptedModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions on disk: after a crash, from another process, and from two at once. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ResumeTest {
    private static final String UNKNOWN =
            "! [E_CANCELLED] This call may or may not have happened: the work was interrupted"
                    + " while it ran. Check its effects before you repeat it.";

    @TempDir
    private Path folder;

    private SessionStore store = SessionStore.inMemory();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @BeforeEach
    void keepInFiles() {
        store = SessionStore.files(folder);
    }

    private static ToolCall calling(String id, String tool, String text) {
        return call(id, tool, "{\"text\":\"" + text + "\"}");
    }

    private Session session(Model model) {
        return Agent.builder()
                .model(model)
                .tools(Tools.looking("look", this::work), Tools.changing("change", this::work))
                .permissions(rules -> rules.allow("look").allow("change"))
                .sessions(store)
                .build()
                .session("s");
    }

    private String work(String text, Object context) {
        done.add(text);
        return "done " + text;
    }

    /** Writes what a process had written when it died. */
    private void left(EntryBody... bodies) {
        try (Transcript transcript = store.open(new SessionId("s"))) {
            for (EntryBody body : bodies) {
                transcript.append(body);
            }
        }
    }

    private static EntryBody calls(ToolCall... calls) {
        List<Part> parts = Stream.of(calls)
                .<Part>map(call -> new Part.Call(call, RawBlock.none()))
                .toList();
        return new EntryBody.AssistantSaid(
                new AssistantMessage("m", "scripted", parts, StopReason.TOOL_USE), Usage.none());
    }

    @Nested
    final class After_a_crash {

        @Test
        void a_call_that_may_have_happened_is_not_run_again_and_the_model_is_told() {
            left(
                    new EntryBody.UserSaid(UserMessage.of("Work")),
                    calls(calling("c1", "change", "a"), calling("c2", "change", "b")),
                    new EntryBody.EffectIntended("c1", "change", "0"));
            ScriptedModel model = ScriptedModel.says("I will check.");
            Session session = session(model);

            RunResult result = result(session.prompt("Go on"));

            assertThat(result).isInstanceOf(RunResult.Completed.class);
            assertThat(done).isEmpty();
            assertThat(Story.of(store, session))
                    .containsExactly(
                            "user Work",
                            "call c1 change {\"text\":\"a\"}",
                            "call c2 change {\"text\":\"b\"}",
                            "intent c1",
                            "answer c1 " + UNKNOWN,
                            "answer c2 ! [E_CANCELLED] Not executed: the work ended before it. Call again if it is still needed.",
                            "user Go on",
                            "said I will check.",
                            "ended Completed");
            WellFormed.check(Story.entries(store, session));
        }

        @Test
        void a_call_that_may_have_happened_is_not_run_again_either_when_another_call_is_approved() {
            ToolCall waiting = calling("c2", "change", "b");
            left(
                    new EntryBody.UserSaid(UserMessage.of("Work")),
                    calls(calling("c1", "change", "a"), waiting),
                    new EntryBody.EffectIntended("c1", "change", "0"),
                    new EntryBody.ApprovalAsked("q", "c2", "0", "change b"));
            Session session = session(ScriptedModel.says("Done."));

            RunResult result = result(session.resolve("q", Approval.allowOnce()));

            assertThat(result).isInstanceOf(RunResult.Completed.class);
            assertThat(done).containsExactly("b");
            assertThat(Story.of(store, session)).contains("answer c1 " + UNKNOWN, "answer c2 = done b");
        }

        @Test
        void of_a_whole_process_the_session_goes_on_in_another() throws Exception {
            Process process = start(folder);
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(out.readLine()).isEqualTo("running");
                ScriptedModel model = ScriptedModel.says("I will check.");
                Session session = session(model);
                assertThatThrownBy(() -> session.prompt("Are you there?"))
                        .isInstanceOf(SessionBusy.class)
                        .hasMessage("Session `s` is in use by process " + process.pid()
                                + ". Close it there, or start another session; two writers never share one.");

                process.destroyForcibly().waitFor();

                assertThat(result(session.prompt("Go on"))).isInstanceOf(RunResult.Completed.class);
                assertThat(Story.of(store, session))
                        .containsExactly(
                                "user Work",
                                "call c1 change {\"text\":\"a\"}",
                                "intent c1",
                                "answer c1 " + UNKNOWN,
                                "user Go on",
                                "said I will check.",
                                "ended Completed");
            } finally {
                process.destroyForcibly();
            }
        }

        private static Process start(Path folder) throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherProcess.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }

    /** Works on the session and never ends. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] arguments) {
            Run run = Agent.builder()
                    .model(ScriptedModel.says(calling("c1", "change", "a")))
                    .tools(Tools.changing("change", (text, context) -> {
                        System.out.println("running");
                        new CountDownLatch(1).await();
                        return "never";
                    }))
                    .permissions(rules -> rules.allow("change"))
                    .sessions(SessionStore.files(Path.of(arguments[0])))
                    .build()
                    .session("s")
                    .prompt("Work");
            run.result();
        }
    }

    @Nested
    final class From_two_at_once {

        @Test
        void the_second_run_is_refused_while_the_first_goes_on_and_starts_when_it_has_ended() throws Exception {
            PlayedModel model = new PlayedModel();
            Session session = session(model);
            Run first = session.prompt("Work");
            PlayedModel.Answer answer = model.asked();

            assertThatThrownBy(() -> session.prompt("More")).isInstanceOf(SessionBusy.class);
            assertThatThrownBy(() -> session(model).prompt("More")).isInstanceOf(SessionBusy.class);

            answer.says("Done.").ends();
            result(first);
            Run second = session.prompt("More");
            model.asked().says("Done too.").ends();
            assertThat(result(second)).isInstanceOf(RunResult.Completed.class);
        }

        @Test
        void a_run_whose_session_was_taken_over_writes_and_does_nothing_more() throws Exception {
            PlayedModel model = new PlayedModel();
            Session session = session(model);
            Run run = session.prompt("Work");
            PlayedModel.Answer answer = model.asked();
            Files.writeString(folder.resolve("s.lease"), "epoch 7 process 4711\n"); // as another machine would

            answer.calls(calling("c1", "change", "a")).ends();

            RunResult result = result(run);
            assertThat(result)
                    .isEqualTo(new RunResult.Failed(
                            new RunResult.Cause.SessionFailed(
                                    "Session `s` is no longer held by this process: process 4711 took"
                                            + " it over. Open it again to go on."),
                            result.totals()));
            assertThat(done).isEmpty();
            assertThat(Story.of(store, session)).containsExactly("user Work");
        }
    }

    @Nested
    final class From_disk {

        @Test
        void the_model_is_sent_what_it_was_sent_before() {
            ScriptedModel model = ScriptedModel.says(calling("c1", "look", "grüß € 😀"))
                    .then("Fine.")
                    .then("Still fine.")
                    .then("As ever.");
            result(session(model).prompt("Work"));
            result(session(model).prompt("And now?"));
            store = SessionStore.files(folder);

            result(session(model).prompt("And then?"));

            assertThat(model.requests().get(3).messages())
                    .startsWith(model.requests().get(2).messages().toArray(dev.armature.core.message.Message[]::new));
        }

        @Test
        void sessions_are_read_back_in_every_locale() {
            Locale before = Locale.getDefault();
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            try {
                Session session = session(ScriptedModel.says("Hello.").then("Hello again."));

                assertThat(result(session.prompt("Hi"))).isInstanceOf(RunResult.Completed.class);
                assertThat(result(session.prompt("Hi again"))).isInstanceOf(RunResult.Completed.class);
                assertThat(Story.of(store, session))
                        .containsExactly(
                                "user Hi",
                                "said Hello.",
                                "ended Completed",
                                "user Hi again",
                                "said Hello again.",
                                "ended Completed");
            } finally {
                Locale.setDefault(before);
            }
        }
    }

    private static RunResult result(Run run) {
        try (run) {
            return run.result();
        }
    }
}
