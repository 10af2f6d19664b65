package dev.armature.conformance.engine;

import static dev.armature.testkit.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.Session;
import dev.armature.core.event.RunFailedException;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.RetryPolicy;
import dev.armature.core.session.SessionStore;
import dev.armature.core.usage.Budget;
import dev.armature.testkit.ScriptedModel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every arrow of the loop: prepare, sample, act, recover, finish. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LoopTest {
    private final SessionStore store = SessionStore.inMemory();

    private Agent agent(ScriptedModel model) {
        return Agent.builder()
                .model(model)
                .retries(RetryPolicy.none())
                .tools(Tools.looking("look", (text, context) -> "seen " + text))
                .tools(Tools.changing("change", (text, context) -> "changed " + text))
                .permissions(rules -> rules.allow("look").allow("change"))
                .sessions(store)
                .build();
    }

    private static Part said(String text) {
        return new Part.Said(text, RawBlock.none());
    }

    private static Part calling(String id, String tool, String text) {
        return new Part.Call(call(id, tool, "{\"text\":\"" + text + "\"}"), RawBlock.none());
    }

    @Test
    void an_answer_without_calls_completes_the_run() {
        Session session = agent(ScriptedModel.says("Hello.")).session("s");

        RunResult result = result(session.prompt("Hi"));

        assertThat(result).isInstanceOfSatisfying(RunResult.Completed.class, completed -> {
            assertThat(completed.text()).isEqualTo("Hello.");
            assertThat(completed.totals().turns()).isEqualTo(1);
        });
        assertThat(Story.of(store, session)).containsExactly("user Hi", "said Hello.", "ended Completed");
    }

    @Test
    void calls_are_run_and_their_answers_go_back_to_the_model() {
        ScriptedModel model = ScriptedModel.says(
                        call("c1", "change", "{\"text\":\"a\"}"), call("c2", "look", "{\"text\":\"b\"}"))
                .then("Done.");
        Session session = agent(model).session("s");

        RunResult result = result(session.prompt("Work"));

        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(result.totals().turns()).isEqualTo(2);
        assertThat(result.totals().toolCalls()).isEqualTo(2);
        assertThat(Story.of(store, session))
                .containsExactly(
                        "user Work",
                        "call c1 change {\"text\":\"a\"}",
                        "call c2 look {\"text\":\"b\"}",
                        "intent c1",
                        "answer c1 = changed a",
                        "answer c2 = seen b",
                        "said Done.",
                        "ended Completed");
        assertThat(model.requests().get(1).messages().getLast())
                .isInstanceOfSatisfying(
                        UserMessage.class,
                        message -> assertThat(message.parts())
                                .extracting(part -> ((UserMessage.Part.Answer) part).callId())
                                .containsExactly("c1", "c2"));
    }

    @Test
    void a_session_remembers_what_was_said_in_earlier_runs() {
        ScriptedModel model = ScriptedModel.says("One.").then("Two.");
        Session session = agent(model).session("s");
        result(session.prompt("First"));

        result(session.prompt("Second"));

        assertThat(model.requests().get(1).messages()).hasSize(3);
        assertThat(model.requests().get(1).messages().getFirst())
                .isEqualTo(model.requests().get(0).messages().getFirst());
    }

    @Nested
    final class How_the_model_stopped {

        @Test
        void a_paused_turn_is_sent_back_as_it_is() {
            ScriptedModel model = ScriptedModel.says("Hm.")
                    .then(StopReason.PAUSED, said("Searching"))
                    .then("Found.");
            Session session = agent(model).session("s");
            result(session.prompt("Warm up"));

            RunResult result = result(session.prompt("Search"));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            RunResult.Completed.class,
                            completed -> assertThat(completed.text()).isEqualTo("Found."));
            assertThat(model.requests().get(2).messages().getLast())
                    .isEqualTo(Story.answers(store, session).get(1));
        }

        @Test
        void a_turn_that_is_paused_again_and_again_is_stopped() {
            ScriptedModel model = ScriptedModel.says("Hm.");
            for (int i = 0; i < 100; i++) {
                model = model.then(StopReason.PAUSED, said("Searching"));
            }
            Session session = agent(model).session("s");
            result(session.prompt("Warm up"));

            RunResult result = result(session.prompt("Search"));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            RunResult.Stopped.class,
                            stopped -> assertThat(stopped.limit()).isEqualTo(RunResult.Limit.LOOP));
            assertThat(model.requests()).hasSizeLessThan(20);
        }

        @Test
        void a_refusal_ends_the_run() {
            Session session = agent(ScriptedModel.says("Hm.").then(StopReason.REFUSED, said("I can't.")))
                    .session("s");
            result(session.prompt("Warm up"));

            RunResult result = result(session.prompt("Do evil"));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            RunResult.Refused.class,
                            refused -> assertThat(refused.text()).isEqualTo("I can't."));
        }

        @Test
        void the_calls_of_a_refused_answer_are_not_run() {
            Session session = agent(ScriptedModel.says("Hm.")
                            .then(StopReason.REFUSED, said("I can't."), calling("c1", "change", "x")))
                    .session("s");
            result(session.prompt("Warm up"));

            RunResult result = result(session.prompt("Do evil"));

            assertThat(result).isInstanceOf(RunResult.Refused.class);
            assertThat(result.totals().toolCalls()).isZero();
            assertThat(Story.of(store, session))
                    .endsWith("answer c1 ! [E_CANCELLED] Not executed: the run was over.", "ended Refused");
        }

        @Test
        void an_answer_that_was_cut_off_stops_the_run_and_is_kept() {
            Session session = agent(ScriptedModel.says("Hm.").then(StopReason.MAX_TOKENS, said("Once upon")))
                    .session("s");
            result(session.prompt("Warm up"));

            RunResult result = result(session.prompt("Tell"));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            RunResult.Stopped.class,
                            stopped -> assertThat(stopped.limit()).isEqualTo(RunResult.Limit.OUTPUT));
            assertThat(Story.of(store, session)).contains("said Once upon");
        }

        @Test
        void the_whole_calls_of_an_answer_that_was_cut_off_are_run_and_the_torn_one_is_not() {
            ScriptedModel model = ScriptedModel.says("Hm.")
                    .then(
                            StopReason.MAX_TOKENS,
                            calling("c1", "look", "a"),
                            new Part.Call(new ToolCall("c2", "change", "{\"text\":\"hal", false), RawBlock.none()))
                    .then("Done.");
            Session session = agent(model).session("s");
            result(session.prompt("Warm up"));

            RunResult result = result(session.prompt("Work"));

            assertThat(result).isInstanceOf(RunResult.Completed.class);
            assertThat(result.totals().toolCalls()).isEqualTo(1);
            assertThat(Story.of(store, session))
                    .contains(
                            "answer c1 = seen a",
                            "answer c2 ! [E_INPUT] The input of this call is not a complete JSON object, so it was not"
                                    + " run. Call again with complete input; split long content into several calls.");
        }

        @Test
        void a_full_context_window_stops_the_run() {
            Session session = agent(ScriptedModel.says("Hm.").then(StopReason.CONTEXT_WINDOW, said("And")))
                    .session("s");
            result(session.prompt("Warm up"));

            RunResult result = result(session.prompt("Go on"));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            RunResult.Stopped.class,
                            stopped -> assertThat(stopped.limit()).isEqualTo(RunResult.Limit.CONTEXT));
        }

        @ParameterizedTest
        @EnumSource(
                value = StopReason.class,
                names = {"END_TURN", "STOP_SEQUENCE", "UNKNOWN", "TOOL_USE"})
        void any_other_reason_completes_the_run(StopReason reason) {
            Session session = agent(ScriptedModel.says("Hm.").then(reason, said("There.")))
                    .session("s");
            result(session.prompt("Warm up"));

            assertThat(result(session.prompt("Go on"))).isInstanceOf(RunResult.Completed.class);
        }

        @Test
        void an_empty_answer_completes_the_run_and_is_not_sent_back() {
            ScriptedModel model =
                    ScriptedModel.says("Hm.").then(StopReason.END_TURN).then("Here.");
            Session session = agent(model).session("s");
            result(session.prompt("One"));
            result(session.prompt("Two"));

            result(session.prompt("Three"));

            assertThat(model.requests().get(2).messages()).hasSize(3);
            assertThat(((UserMessage) model.requests().get(2).messages().getLast()).text())
                    .isEqualTo("Two\nThree");
        }
    }

    @Nested
    final class When_the_model_does_not_answer {

        @ParameterizedTest
        @EnumSource(ModelFailure.Kind.class)
        void the_run_ends_and_the_session_can_go_on(ModelFailure.Kind kind) {
            ModelFailure failure = ModelFailure.of(kind, "It is so.");
            Session session =
                    agent(ScriptedModel.fails(failure).then("Here again.")).session("s");

            RunResult first = result(session.prompt("Hi"));
            RunResult second = result(session.prompt("Hi again"));

            switch (kind) {
                case CONTEXT_TOO_LONG, REQUEST_TOO_LARGE ->
                    assertThat(first)
                            .isEqualTo(new RunResult.Stopped(RunResult.Limit.CONTEXT, "It is so.", first.totals()));
                default ->
                    assertThat(first)
                            .isEqualTo(new RunResult.Failed(new RunResult.Cause.ModelFailed(failure), first.totals()));
            }
            assertThat(second).isInstanceOf(RunResult.Completed.class);
        }

        @Test
        void ask_throws_what_a_session_returns() {
            Agent agent = agent(ScriptedModel.fails(ModelFailure.of(ModelFailure.Kind.QUOTA, "No money left.")));

            assertThatThrownBy(() -> agent.ask("Hi"))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessage("No money left.");
        }
    }

    @Nested
    final class When_something_breaks {

        @Test
        void an_error_of_an_approval_handler_ends_the_run_and_leaves_the_session_in_order() {
            Session session = Agent.builder()
                    .model(ScriptedModel.says(call("c1", "look", "{\"text\":\"a\"}"))
                            .then("Hello."))
                    .tools(Tools.looking("look", (text, context) -> "never"))
                    .approvals(request -> {
                        throw new AssertionError("no screen");
                    })
                    .sessions(store)
                    .build()
                    .session("s");

            RunResult first = result(session.prompt("Work"));
            RunResult second = result(session.prompt("Hi"));

            assertThat(((RunResult.Failed) first).cause().message())
                    .isEqualTo("A defect ended the run: java.lang.AssertionError: no screen");
            assertThat(second).isInstanceOf(RunResult.Completed.class);
            assertThat(Story.of(store, session))
                    .containsExactly(
                            "user Work",
                            "call c1 look {\"text\":\"a\"}",
                            "asked c1",
                            "answer c1 ! [E_CANCELLED] Not executed: the run failed.",
                            "ended Failed A defect ended the run: java.lang.AssertionError: no screen",
                            "user Hi",
                            "said Hello.",
                            "ended Completed");
        }

        @Test
        void an_error_of_a_listener_does_not_disturb_the_run() {
            Session session = Agent.builder()
                    .model(ScriptedModel.says(call("c1", "look", "{\"text\":\"a\"}"))
                            .then("Done."))
                    .tools(Tools.looking("look", (text, context) -> "seen"))
                    .permissions(rules -> rules.allow("look"))
                    .listener(event -> {
                        throw new AssertionError(event);
                    })
                    .sessions(store)
                    .build()
                    .session("s");

            assertThat(result(session.prompt("Work"))).isInstanceOf(RunResult.Completed.class);
            assertThat(Story.of(store, session)).contains("answer c1 = seen");
        }
    }

    @Nested
    final class What_the_user_says_meanwhile {

        @Test
        void is_heard_after_the_tool_that_runs_and_the_other_calls_are_skipped() {
            ScriptedModel model = ScriptedModel.says(
                            call("c1", "tell", "{\"text\":\"a\"}"), call("c2", "tell", "{\"text\":\"b\"}"))
                    .then("As you wish.");
            var running = new CompletableFuture<Run>();
            Agent agent = Agent.builder()
                    .model(model)
                    .tools(Tools.changing("tell", (text, context) -> {
                        running.join().steer("Stop, do this instead");
                        return "told " + text;
                    }))
                    .permissions(rules -> rules.allow("tell"))
                    .sessions(store)
                    .build();
            Session session = agent.session("s");

            Run run = session.prompt("Work");
            running.complete(run);
            result(run);

            assertThat(Story.of(store, session))
                    .containsExactly(
                            "user Work",
                            "call c1 tell {\"text\":\"a\"}",
                            "call c2 tell {\"text\":\"b\"}",
                            "intent c1",
                            "answer c1 = told a",
                            "answer c2 ! [E_CANCELLED] Skipped: a new user message arrived.",
                            "user Stop, do this instead",
                            "said As you wish.",
                            "ended Completed");
        }

        @Test
        void is_given_back_if_the_run_ends_before_it_is_heard() {
            var running = new CompletableFuture<Run>();
            List<List<String>> unheardMeanwhile = new CopyOnWriteArrayList<>();
            Session session = Agent.builder()
                    .model(ScriptedModel.says(call("c1", "tell", "{\"text\":\"a\"}"))
                            .then("Done."))
                    .tools(Tools.changing("tell", (text, context) -> {
                        running.join().followUp("One more");
                        unheardMeanwhile.add(running.join().unheard());
                        return "told " + text;
                    }))
                    .permissions(rules -> rules.allow("tell"))
                    .budget(Budget.unlimited().turns(1))
                    .build()
                    .newSession();

            Run run = session.prompt("Work");
            running.complete(run);
            assertThat(result(run)).isInstanceOf(RunResult.Stopped.class);
            run.steer("Too late");

            assertThat(unheardMeanwhile).containsExactly(List.of());
            assertThat(run.unheard()).containsExactly("Too late", "One more");
            assertThat(run.unheard()).isEmpty();
        }

        @Test
        void is_heard_when_the_run_would_end_if_it_can_wait() {
            ScriptedModel model = ScriptedModel.says(call("c1", "tell", "{\"text\":\"a\"}"))
                    .then("Done.")
                    .then("That too.");
            var running = new CompletableFuture<Run>();
            Agent agent = Agent.builder()
                    .model(model)
                    .tools(Tools.changing("tell", (text, context) -> {
                        running.join().followUp("One more");
                        return "told " + text;
                    }))
                    .permissions(rules -> rules.allow("tell"))
                    .sessions(store)
                    .build();
            Session session = agent.session("s");

            Run run = session.prompt("Work");
            running.complete(run);
            RunResult result = result(run);

            assertThat(result).isEqualTo(new RunResult.Completed("That too.", result.totals()));
            assertThat(Story.of(store, session))
                    .containsSubsequence("said Done.", "user One more", "said That too.", "ended Completed");
        }
    }

    private static RunResult result(Run run) {
        try (run) {
            return run.result();
        }
    }
}
