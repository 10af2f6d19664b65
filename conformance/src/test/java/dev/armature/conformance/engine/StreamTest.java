package dev.armature.conformance.engine;

import static dev.armature.testkit.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.Session;
import dev.armature.core.approval.Approval;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.RetryPolicy;
import dev.armature.core.session.SessionStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Calls that start while the answer still arrives, and answers that never arrive whole. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class StreamTest {
    private static final ModelFailure CUT = ModelFailure.of(ModelFailure.Kind.CUT_OFF, "The answer was cut off.");
    private static final RetryPolicy QUICK =
            new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1), 0, Duration.ofSeconds(1), 3);

    private final SessionStore store = SessionStore.inMemory();
    private final PlayedModel model = new PlayedModel();
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final List<AgentEvent> events = new CopyOnWriteArrayList<>();
    private final Session session = Agent.builder()
            .model(model)
            .retries(QUICK)
            .tools(
                    Tools.looking("look", this::work),
                    Tools.looking("peek", this::work),
                    Tools.changing("change", this::work))
            .permissions(rules -> rules.allow("look").allow("change"))
            .approvals(request -> Approval.allowOnce())
            .sessions(store)
            .listener(events::add)
            .build()
            .session("s");

    private String work(String text, Object context) {
        begun.add(text);
        return "done " + text;
    }

    private static ToolCall calling(String id, String tool, String text) {
        return call(id, tool, "{\"text\":\"" + text + "\"}");
    }

    private String nextBegun() throws InterruptedException {
        return begun.poll(20, TimeUnit.SECONDS);
    }

    @Nested
    final class While_the_answer_arrives {

        @Test
        void calls_that_only_read_start_and_their_answers_wait_for_the_whole_message() throws InterruptedException {
            Run run = session.prompt("Work");
            PlayedModel.Answer answer = model.asked().calls(calling("c1", "look", "a"));

            assertThat(nextBegun()).isEqualTo("a");
            answer.calls(calling("c2", "look", "b"));
            assertThat(nextBegun()).isEqualTo("b");
            answer.ends();
            model.asked().says("Done.").ends();

            assertThat(result(run)).isInstanceOf(RunResult.Completed.class);
            assertThat(Story.of(store, session))
                    .containsExactly(
                            "user Work",
                            "call c1 look {\"text\":\"a\"}",
                            "call c2 look {\"text\":\"b\"}",
                            "answer c1 = done a",
                            "answer c2 = done b",
                            "said Done.",
                            "ended Completed");
            assertThat(begun).isEmpty();
        }

        @Test
        void calls_that_change_something_or_are_asked_about_and_all_after_them_wait() throws InterruptedException {
            for (String waits : List.of("change", "peek")) {
                Run run = session.prompt("Work");
                PlayedModel.Answer answer = model.asked()
                        .calls(calling("c1", "look", "a"))
                        .calls(calling("c2", waits, "b"))
                        .calls(calling("c3", "look", "c"))
                        .says("And that is all.");
                assertThat(nextBegun()).isEqualTo("a");
                awaitText("And that is all.");

                assertThat(begun).as("begun before the message was whole").isEmpty();
                answer.ends();
                model.asked().says("Done.").ends();

                assertThat(result(run)).isInstanceOf(RunResult.Completed.class);
                assertThat(List.of(nextBegun(), nextBegun())).containsExactlyInAnyOrder("b", "c");
                events.clear();
            }
        }
    }

    @Nested
    final class An_answer_that_breaks_off {

        @Test
        void before_any_call_has_started_is_asked_for_again_and_leaves_no_trace() throws InterruptedException {
            Run run = session.prompt("Work");
            model.asked().says("Half a").calls(calling("c1", "change", "a")).breaks(CUT);
            model.asked().says("A whole one.").ends();

            assertThat(result(run)).isInstanceOf(RunResult.Completed.class);
            assertThat(begun).isEmpty();
            assertThat(Story.of(store, session)).containsExactly("user Work", "said A whole one.", "ended Completed");
        }

        @Test
        void after_a_call_has_started_is_kept_as_far_as_it_came_and_the_call_is_not_run_twice()
                throws InterruptedException {
            Run run = session.prompt("Work");
            model.asked().says("Let me look.").calls(calling("c1", "look", "a")).breaks(CUT);
            model.asked().says("Done.").ends();

            assertThat(result(run)).isInstanceOf(RunResult.Completed.class);
            assertThat(begun).containsExactly("a");
            assertThat(Story.of(store, session))
                    .containsExactly(
                            "user Work",
                            "said Let me look.",
                            "call c1 look {\"text\":\"a\"}",
                            "answer c1 = done a",
                            "said Done.",
                            "ended Completed");
        }

        @Test
        void for_good_after_a_call_has_started_fails_the_run_and_onlookers_hear_the_end_of_the_call()
                throws InterruptedException {
            Run run = session.prompt("Work");
            model.asked()
                    .calls(calling("c1", "look", "a"))
                    .breaks(ModelFailure.of(ModelFailure.Kind.QUOTA, "No money left."));

            assertThat(result(run)).isInstanceOf(RunResult.Failed.class);
            assertThat(Story.of(store, session)).containsExactly("user Work", "ended Failed No money left.");
            assertThat(events.stream().filter(AgentEvent.ToolStarted.class::isInstance))
                    .hasSize(1);
            assertThat(events.stream()
                            .filter(AgentEvent.ToolFinished.class::isInstance)
                            .map(event ->
                                    ((AgentEvent.ToolFinished) event).result().text()))
                    .containsExactly(
                            "[E_CANCELLED] Stopped: the model's answer broke off before it was whole, and with it this"
                                    + " call.");
        }
    }

    private void awaitText(String text) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!events.contains(new AgentEvent.TextDelta(text)) && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        assertThat(events).contains(new AgentEvent.TextDelta(text));
    }

    private static RunResult result(Run run) {
        try (run) {
            return run.result();
        }
    }
}
