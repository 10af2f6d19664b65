package dev.armature.conformance.engine;

import static dev.armature.testkit.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.Agent;
import dev.armature.core.AgentBuilder;
import dev.armature.core.Run;
import dev.armature.core.Session;
import dev.armature.core.approval.Approval;
import dev.armature.core.approval.ApprovalHandler;
import dev.armature.core.approval.ApprovalRequest;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.ToolCall;
import dev.armature.core.session.SessionStore;
import dev.armature.permissions.rule.InvalidRulesException;
import dev.armature.permissions.trust.Trust;
import dev.armature.testkit.ScriptedModel;
import dev.armature.toolbox.BuiltInTools;
import dev.armature.tools.contract.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is asked, what an answer is good for, and for how long. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ApprovalsTest {
    private final List<ApprovalRequest> asked = new CopyOnWriteArrayList<>();
    private final List<String> done = new CopyOnWriteArrayList<>();

    private static ToolCall calling(String id, String text) {
        return call(id, "change", "{\"text\":\"" + text + "\"}");
    }

    private Tool change() {
        return Tools.changing("change", (text, context) -> {
            done.add(text);
            return "changed " + text;
        });
    }

    private AgentBuilder agent(SessionStore store, ScriptedModel model) {
        return Agent.builder().model(model).tools(change()).sessions(store);
    }

    private ApprovalHandler answering(Approval... answers) {
        return request -> {
            asked.add(request);
            return answers[Math.min(asked.size(), answers.length) - 1];
        };
    }

    @Nested
    final class An_answer_now {
        private final SessionStore store = SessionStore.inMemory();

        @Test
        void of_yes_lets_the_call_run() {
            Session session = agent(
                            store, ScriptedModel.says(calling("c1", "a")).then("Done."))
                    .approvals(answering(Approval.allowOnce()))
                    .build()
                    .session("s");

            result(session.prompt("Work"));

            assertThat(asked).singleElement().satisfies(request -> {
                assertThat(request.summary()).isEqualTo("change a");
                assertThat(request.call().inputJson()).isEqualTo("{\"text\":\"a\"}");
                assertThat(request.suggestedRules()).containsExactly("change");
            });
            assertThat(Story.of(store, session))
                    .containsExactly(
                            "user Work",
                            "call c1 change {\"text\":\"a\"}",
                            "asked c1",
                            "given allowOnce",
                            "intent c1",
                            "answer c1 = changed a",
                            "said Done.",
                            "ended Completed");
        }

        @Test
        void of_no_is_told_to_the_model_with_what_was_said() {
            Session session = agent(
                            store, ScriptedModel.says(calling("c1", "a")).then("Done."))
                    .approvals(answering(Approval.rejectOnce("use the other file")))
                    .build()
                    .session("s");

            result(session.prompt("Work"));

            assertThat(done).isEmpty();
            assertThat(Story.of(store, session))
                    .contains(
                            "answer c1 ! [E_DENIED] The user did not allow this call: use the other file Do not retry it"
                                    + " unchanged; choose another way or ask.");
        }

        @Test
        void of_once_is_good_for_one_call() {
            Session session = agent(
                            store,
                            ScriptedModel.says(calling("c1", "a"), calling("c2", "a"))
                                    .then("Done."))
                    .approvals(answering(Approval.allowOnce(), Approval.rejectOnce("")))
                    .build()
                    .session("s");

            result(session.prompt("Work"));

            assertThat(asked).hasSize(2);
            assertThat(done).containsExactly("a");
        }

        @Test
        void of_once_is_good_for_one_call_also_when_the_provider_gives_the_same_id_in_every_turn() {
            Session session = agent(
                            store,
                            ScriptedModel.says(calling("call_0", "a"))
                                    .then(calling("call_0", "a"))
                                    .then("Done."))
                    .approvals(answering(Approval.allowOnce(), Approval.rejectOnce("")))
                    .build()
                    .session("s");

            result(session.prompt("Work"));

            assertThat(asked).hasSize(2);
            assertThat(done).containsExactly("a");
        }

        @Test
        void of_always_holds_for_the_session_and_for_it_alone() {
            ScriptedModel model = ScriptedModel.says(calling("c1", "a"), calling("c2", "b"))
                    .then("Done.")
                    .then(calling("c3", "c"))
                    .then("Done.")
                    .then(calling("c4", "d"))
                    .then("Done.");
            Agent agent = agent(store, model)
                    .approvals(answering(Approval.allowAlways("change"), Approval.rejectOnce("")))
                    .build();

            result(agent.session("s").prompt("Work"));
            result(agent.session("s").prompt("More work"));
            result(agent.session("other").prompt("Other work"));

            assertThat(asked).hasSize(2);
            assertThat(done).containsExactly("a", "b", "c");
        }

        @Test
        void of_never_holds_for_the_session() {
            ScriptedModel model = ScriptedModel.says(calling("c1", "a"), calling("c2", "b"))
                    .then("Done.")
                    .then(calling("c3", "c"))
                    .then("Done.");
            Agent agent = agent(store, model)
                    .approvals(answering(Approval.rejectAlways("change")))
                    .build();
            Session session = agent.session("s");

            result(session.prompt("Work"));
            result(session.prompt("More work"));

            assertThat(asked).hasSize(1);
            assertThat(done).isEmpty();
            assertThat(Story.of(store, session))
                    .contains(
                            "answer c1 ! [E_DENIED] The user did not allow this call: Nothing that `change` names is wanted"
                                    + " in this session. Do not retry it unchanged; choose another way or ask.");
        }

        @Test
        void with_a_rule_that_cannot_be_used_runs_nothing_and_leaves_the_session_usable() {
            ScriptedModel model = ScriptedModel.says(calling("c1", "a")).then("Done.");
            Agent agent = agent(store, model)
                    .approvals(answering(Approval.allowAlways("change((")))
                    .build();

            RunResult broken = result(agent.session("s").prompt("Work"));
            RunResult after = result(agent.session("s").prompt("Go on"));

            assertThat(broken)
                    .isInstanceOfSatisfying(
                            RunResult.Failed.class,
                            failed -> assertThat(failed.cause().message()).contains("change(("));
            assertThat(done).isEmpty();
            assertThat(after).isInstanceOf(RunResult.Completed.class);
        }

        @Test
        void that_comes_after_the_run_was_cancelled_starts_nothing() throws Exception {
            CountDownLatch asking = new CountDownLatch(1);
            Session session = agent(
                            store, ScriptedModel.says(calling("c1", "a")).then("Done."))
                    .approvals(request -> {
                        asking.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            return Approval.allowOnce(); // an inattentive handler
                        }
                        return Approval.defer();
                    })
                    .build()
                    .session("s");

            Run run = session.prompt("Work");
            asking.await();
            run.cancel("enough");

            assertThat(result(run)).isInstanceOf(RunResult.Cancelled.class);
            assertThat(done).isEmpty();
            assertThat(Story.of(store, session))
                    .endsWith(
                            "answer c1 ! [E_CANCELLED] Not executed: the user interrupted after 0 s.",
                            "ended Cancelled enough");
        }
    }

    @Nested
    final class Nobody_to_ask {
        private final SessionStore store = SessionStore.inMemory();

        @Test
        void fails_the_call_with_the_rule_that_would_have_allowed_it() {
            Session session = agent(
                            store, ScriptedModel.says(calling("c1", "a")).then("I need a rule."))
                    .build()
                    .session("s");

            RunResult result = result(session.prompt("Work"));

            assertThat(result).isInstanceOf(RunResult.Completed.class);
            assertThat(done).isEmpty();
            assertThat(Story.of(store, session))
                    .contains(
                            "answer c1 ! [E_NEEDS_USER] change needs approval and nobody can be asked: No rule speaks of the"
                                    + " tool change. The rule `change` would allow it. Choose another way, or finish and say what is"
                                    + " needed.");
        }
    }

    @Nested
    final class An_answer_later {
        @TempDir
        private Path folder;

        private String suspend(SessionStore store, ScriptedModel model) {
            Session session = agent(store, model)
                    .approvals(request -> Approval.defer())
                    .build()
                    .session("s");
            RunResult result = result(session.prompt("Work"));
            assertThat(result).isInstanceOf(RunResult.Suspended.class);
            return ((RunResult.Suspended) result).approvalId();
        }

        @Test
        void lets_the_run_go_on_where_it_was_in_another_process() {
            String id = suspend(SessionStore.files(folder), ScriptedModel.says(calling("c1", "a"), calling("c2", "b")));
            SessionStore other = SessionStore.files(folder);
            Session session = agent(other, ScriptedModel.says("Done."))
                    .approvals(answering(Approval.rejectOnce("")))
                    .build()
                    .session("s");

            RunResult result = result(session.resolve(id, Approval.allowOnce()));

            assertThat(result).isInstanceOf(RunResult.Completed.class);
            assertThat(Story.of(other, session))
                    .containsExactly(
                            "user Work",
                            "call c1 change {\"text\":\"a\"}",
                            "call c2 change {\"text\":\"b\"}",
                            "asked c1",
                            "ended Suspended " + id,
                            "given allowOnce",
                            "intent c1",
                            "answer c1 = changed a",
                            "asked c2",
                            "given rejectOnce",
                            "answer c2 ! [E_DENIED] The user did not allow this call. Do not retry it unchanged; choose another"
                                    + " way or ask.",
                            "said Done.",
                            "ended Completed");
        }

        @Test
        void of_yes_does_not_hold_for_the_same_command_in_another_folder_and_one_of_no_does() throws IOException {
            Files.createDirectories(folder.resolve("work/sub"));
            SessionStore store = SessionStore.files(folder.resolve("sessions"));
            for (Approval answer : List.of(Approval.allowOnce(), Approval.rejectOnce("no"))) {
                String name = answer.verdict();
                Session before = inShell(
                        store,
                        ScriptedModel.says(bash("c1", "cd sub"), bash("c2", "touch " + name)),
                        name,
                        Approval.defer());
                RunResult suspended = result(before.prompt("Work"));
                Session after = inShell(store, ScriptedModel.says("Done."), name, Approval.rejectOnce("not there"));
                asked.clear();

                RunResult result = result(after.resolve(((RunResult.Suspended) suspended).approvalId(), answer));

                assertThat(result).isInstanceOf(RunResult.Completed.class);
                assertThat(folder.resolve("work").resolve(name)).doesNotExist();
                assertThat(asked).as(name).hasSize(name.equals("allowOnce") ? 1 : 0);
            }
        }

        private static ToolCall bash(String id, String command) {
            return call(id, "Bash", "{\"command\":\"" + command + "\"}");
        }

        private Session inShell(SessionStore store, ScriptedModel model, String name, Approval answer) {
            return Agent.builder()
                    .model(model)
                    .tools(BuiltInTools.bash())
                    .workspace(folder.resolve("work"), Trust.TRUSTED)
                    .sessions(store)
                    .approvals(request -> {
                        asked.add(request);
                        return answer;
                    })
                    .build()
                    .session(name);
        }

        @Test
        void is_spent_once() {
            SessionStore store = SessionStore.files(folder);
            String id = suspend(store, ScriptedModel.says(calling("c1", "a")));
            Session session = agent(store, ScriptedModel.says("Done.")).build().session("s");
            result(session.resolve(id, Approval.allowOnce()));

            assertThatThrownBy(() -> session.resolve(id, Approval.allowOnce()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Session `s` has no open question `" + id
                            + "`: it was never asked, was answered before, or its"
                            + " call no longer waits. An approval is spent once.");
            assertThat(done).containsExactly("a");
        }

        @Test
        void comes_too_late_when_the_user_has_gone_on_meanwhile() {
            SessionStore store = SessionStore.files(folder);
            String id = suspend(store, ScriptedModel.says(calling("c1", "a")));
            Session session = agent(store, ScriptedModel.says("Well.").then("Never asked."))
                    .build()
                    .session("s");
            result(session.prompt("Forget it"));

            assertThatThrownBy(() -> session.resolve(id, Approval.allowOnce()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("its call no longer waits");
            assertThat(done).isEmpty();
            assertThat(Story.of(store, session))
                    .contains(
                            "answer c1 ! [E_CANCELLED] Not executed: the work ended before it. Call again if it is still"
                                    + " needed.");
        }

        @Test
        void must_be_an_answer() {
            SessionStore store = SessionStore.files(folder);
            String id = suspend(store, ScriptedModel.says(calling("c1", "a")));
            Session session = agent(store, ScriptedModel.says("Done.")).build().session("s");

            assertThatThrownBy(() -> session.resolve(id, Approval.defer()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("`defer` does not answer a question; leave it open instead");
        }

        @Test
        void with_a_rule_that_cannot_be_used_is_refused_and_the_question_stays_open() {
            SessionStore store = SessionStore.files(folder);
            String id = suspend(store, ScriptedModel.says(calling("c1", "a")));
            Session session = agent(store, ScriptedModel.says("Done.")).build().session("s");

            assertThatThrownBy(() -> session.resolve(id, Approval.allowAlways("change((")))
                    .isInstanceOf(InvalidRulesException.class);

            assertThat(result(session.resolve(id, Approval.allowOnce()))).isInstanceOf(RunResult.Completed.class);
            assertThat(done).containsExactly("a");
        }

        @Test
        void of_always_is_remembered_when_the_session_is_opened_again() {
            SessionStore store = SessionStore.files(folder);
            String id = suspend(store, ScriptedModel.says(calling("c1", "a")));
            result(agent(store, ScriptedModel.says("Done."))
                    .build()
                    .session("s")
                    .resolve(id, Approval.allowAlways("change")));

            result(agent(
                            SessionStore.files(folder),
                            ScriptedModel.says(calling("c2", "b")).then("Done."))
                    .build()
                    .session("s")
                    .prompt("More"));

            assertThat(done).containsExactly("a", "b");
        }
    }

    private static RunResult result(Run run) {
        try (run) {
            return run.result();
        }
    }
}
