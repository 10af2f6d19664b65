package dev.armature.conformance.engine;

import static dev.armature.testkit.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.AgentBuilder;
import dev.armature.core.Run;
import dev.armature.core.Session;
import dev.armature.core.approval.Approval;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.RetryPolicy;
import dev.armature.core.session.SessionStore;
import dev.armature.permissions.trust.Trust;
import dev.armature.testkit.ScriptedModel;
import dev.armature.testsupport.process.Processes;
import dev.armature.toolbox.BuiltInTools;
import dev.armature.tools.contract.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is cancelled, in every phase: it ends, nothing of it is left, the transcript is whole, and the session goes
 * on.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CancelTest {
    private final SessionStore store = SessionStore.inMemory();
    private final PlayedModel model = new PlayedModel();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private Session session = Agent.builder().model(model).build().newSession();

    /** Waits until it is interrupted, and then says so. */
    private final Tools.Work waiting = (text, context) -> {
        threads.add(Thread.currentThread());
        running.countDown();
        try {
            new CountDownLatch(1).await();
            return "never";
        } catch (InterruptedException e) {
            return "stopped " + text;
        }
    };

    private static ToolCall calling(String id, String tool, String text) {
        return call(id, tool, "{\"text\":\"" + text + "\"}");
    }

    private AgentBuilder agent(Tool... tools) {
        AgentBuilder builder = Agent.builder().model(model).sessions(store).listener(event -> {
            if (event instanceof AgentEvent.ModelAnswered) {
                answered.countDown();
            }
        });
        for (Tool tool : tools) {
            builder.tools(tool);
        }
        return builder;
    }

    @AfterEach
    void the_session_goes_on_and_no_thread_is_left() throws InterruptedException {
        Run next = session.prompt("Go on");
        model.asked().says("Here.").ends();
        assertThat(result(next)).isInstanceOf(RunResult.Completed.class);
        WellFormed.check(Story.entries(store, session));
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(20));
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    @Test
    void before_the_model_is_asked_never_asks_it() throws InterruptedException {
        CompletableFuture<Run> handle = new CompletableFuture<>();
        List<AgentEvent> seen = new CopyOnWriteArrayList<>();
        session = agent().listener(event -> {
                    if (event instanceof AgentEvent.TurnStarted && seen.isEmpty()) {
                        seen.add(event);
                        handle.join().cancel("enough");
                    }
                })
                .build()
                .session("s");

        Run run = session.prompt("Work");
        handle.complete(run);

        assertThat(result(run))
                .isInstanceOfSatisfying(
                        RunResult.Cancelled.class,
                        cancelled -> assertThat(cancelled.reason()).isEqualTo("enough"));
        assertThat(model.isAsked()).isFalse();
        assertThat(Story.of(store, session)).containsExactly("user Work", "ended Cancelled enough");
    }

    @Test
    void while_the_model_speaks_closes_the_connection() throws InterruptedException {
        session = agent().build().session("s");
        Run run = session.prompt("Work");
        PlayedModel.Answer answer = model.asked().says("Once upon");

        run.cancel("enough");

        answer.awaitClosed();
        assertThat(result(run)).isInstanceOf(RunResult.Cancelled.class);
        assertThat(Story.of(store, session)).containsExactly("user Work", "ended Cancelled enough");
    }

    @Test
    void while_a_request_waits_to_be_tried_again_sends_nothing_more() throws InterruptedException {
        CountDownLatch retrying = new CountDownLatch(1);
        RetryPolicy patient = new RetryPolicy(4, Duration.ofHours(1), Duration.ofHours(1), 0, Duration.ofHours(1), 3);
        session = agent().retries(patient)
                .listener(event -> {
                    if (event instanceof AgentEvent.ModelRetrying) {
                        retrying.countDown();
                    }
                })
                .build()
                .session("s");
        Run run = session.prompt("Work");
        model.asked().breaks(ModelFailure.of(ModelFailure.Kind.SERVER, "oops"));
        retrying.await();

        run.cancel("enough");

        assertThat(result(run)).isInstanceOf(RunResult.Cancelled.class);
        assertThat(model.isAsked()).isFalse();
    }

    @Test
    void while_a_tool_runs_interrupts_it_and_keeps_its_last_words() throws InterruptedException {
        session = agent(Tools.changing("change", waiting))
                .permissions(rules -> rules.allow("change"))
                .build()
                .session("s");
        Run run = session.prompt("Work");
        model.asked()
                .calls(calling("c1", "change", "a"))
                .calls(calling("c2", "change", "b"))
                .ends();
        running.await();

        run.cancel("enough");

        assertThat(result(run)).isInstanceOf(RunResult.Cancelled.class);
        assertThat(Story.of(store, session))
                .containsExactly(
                        "user Work",
                        "call c1 change {\"text\":\"a\"}",
                        "call c2 change {\"text\":\"b\"}",
                        "intent c1",
                        "answer c1 = stopped a",
                        "answer c2 ! [E_CANCELLED] Not executed: the user interrupted after 0 s.",
                        "ended Cancelled enough");
    }

    @Test
    void while_a_command_runs_that_will_not_end_waits_until_it_is_dead(@TempDir Path folder)
            throws InterruptedException, IOException {
        session = agent(BuiltInTools.bash().tools().getFirst())
                .workspace(folder, Trust.TRUSTED)
                .approvals(request -> Approval.allowOnce())
                .build()
                .session("s");
        Run run = session.prompt("Work");
        model.asked()
                .calls(call(
                        "c1",
                        "Bash",
                        "{\"command\":\"trap '' TERM; echo $$ >pid; mv pid begun; while :; do sleep 0.1; done\"}"))
                .ends();
        Path begun = folder.resolve("begun");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.exists(begun) && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }

        run.close();

        assertThat(Processes.isRunning(Long.parseLong(Files.readString(begun).strip())))
                .isFalse();
        assertThat(run.result()).isInstanceOf(RunResult.Cancelled.class);
        assertThat(Story.of(store, session))
                .contains(
                        "answer c1 ! [E_CANCELLED] Interrupted while it ran. Check its effects before you repeat it.");
    }

    @Test
    void while_several_tools_run_interrupts_them_all() throws InterruptedException {
        session = agent(Tools.looking("look", waiting))
                .permissions(rules -> rules.allow("look"))
                .build()
                .session("s");
        Run run = session.prompt("Work");
        model.asked()
                .calls(calling("c1", "look", "a"))
                .calls(calling("c2", "look", "b"))
                .ends();
        awaitThreads(2);
        answered.await();

        run.cancel("enough");

        assertThat(result(run)).isInstanceOf(RunResult.Cancelled.class);
        assertThat(Story.of(store, session))
                .endsWith("answer c1 = stopped a", "answer c2 = stopped b", "ended Cancelled enough");
    }

    @Test
    void while_a_tool_that_started_early_runs_beside_the_answer_stops_both() throws InterruptedException {
        List<AgentEvent> events = new CopyOnWriteArrayList<>();
        session = agent(Tools.looking("look", waiting))
                .permissions(rules -> rules.allow("look"))
                .listener(events::add)
                .build()
                .session("s");
        Run run = session.prompt("Work");
        PlayedModel.Answer answer = model.asked().calls(calling("c1", "look", "a"));
        running.await();

        run.cancel("enough");

        answer.awaitClosed();
        assertThat(result(run)).isInstanceOf(RunResult.Cancelled.class);
        assertThat(Story.of(store, session)).containsExactly("user Work", "ended Cancelled enough");
        assertThat(events.stream().filter(AgentEvent.ToolFinished.class::isInstance))
                .hasSize(1);
    }

    @Test
    void while_somebody_is_asked_interrupts_the_question_and_keeps_the_answers_of_what_ran_meanwhile()
            throws InterruptedException {
        CountDownLatch asking = new CountDownLatch(1);
        session = agent(Tools.looking("look", waiting), Tools.changing("change", waiting))
                .permissions(rules -> rules.allow("look"))
                .approvals(request -> {
                    asking.countDown();
                    new CountDownLatch(1).await();
                    return Approval.allowOnce();
                })
                .build()
                .session("s");
        Run run = session.prompt("Work");
        model.asked()
                .calls(calling("c1", "look", "a"))
                .calls(calling("c2", "change", "b"))
                .ends();
        asking.await();
        awaitThreads(1);

        run.cancel("enough");

        assertThat(result(run)).isInstanceOf(RunResult.Cancelled.class);
        assertThat(Story.of(store, session))
                .endsWith(
                        "asked c2",
                        "answer c1 = stopped a",
                        "answer c2 ! [E_CANCELLED] Not executed: the user interrupted after 0 s.",
                        "ended Cancelled enough");
    }

    @Test
    void waits_but_once_for_tools_that_will_not_stop() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        session = agent(Tools.looking("look", (text, context) -> {
                    threads.add(Thread.currentThread());
                    while (release.getCount() > 0) {
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            // the tool under test does not listen
                        }
                    }
                    return "late";
                }))
                .permissions(rules -> rules.allow("look"))
                .build()
                .session("s");
        Run run = session.prompt("Work");
        PlayedModel.Answer answer = model.asked();
        for (int i = 0; i < 6; i++) {
            answer.calls(calling("c" + i, "look", "a" + i));
        }
        answer.ends();
        awaitThreads(6);
        answered.await();

        run.cancel("enough");

        RunResult result = result(run);
        release.countDown();
        assertThat(result).isInstanceOf(RunResult.Cancelled.class);
        assertThat(result.totals().duration()).isLessThan(Duration.ofSeconds(8));
        assertThat(Story.of(store, session))
                .contains(
                        "answer c5 ! [E_CANCELLED] Interrupted while it ran, and it did not stop. Check its effects before you"
                                + " repeat it.");
    }

    @Test
    void by_closing_waits_until_nothing_is_left() throws InterruptedException {
        session = agent(Tools.changing("change", waiting))
                .permissions(rules -> rules.allow("change"))
                .build()
                .session("s");
        Run run = session.prompt("Work");
        model.asked().calls(calling("c1", "change", "a")).ends();
        running.await();

        run.close();

        assertThat(run.hasEnded()).isTrue();
        assertThat(run.result())
                .isInstanceOfSatisfying(
                        RunResult.Cancelled.class,
                        cancelled -> assertThat(cancelled.reason()).isEqualTo("the run was closed"));
    }

    @Test
    void by_interrupting_the_thread_that_waits_ends_the_run_and_keeps_the_interrupt() throws InterruptedException {
        session = agent().build().session("s");
        Run run = session.prompt("Work");
        model.asked().says("Once upon");
        CompletableFuture<List<Object>> seen = new CompletableFuture<>();
        Thread waiter = Thread.ofVirtual().start(() -> {
            List<Object> both = new ArrayList<>();
            both.add(run.result());
            both.add(Thread.currentThread().isInterrupted());
            seen.complete(both);
        });

        waiter.interrupt();

        assertThat(seen.join().get(0)).isInstanceOf(RunResult.Cancelled.class);
        assertThat(seen.join().get(1)).isEqualTo(true);
    }

    @Test
    void after_the_end_changes_nothing() throws InterruptedException {
        session = agent().build().session("s");
        Run run = session.prompt("Work");
        model.asked().says("Done.").ends();
        RunResult result = run.result();

        run.cancel("too late");
        run.close();

        assertThat(run.result()).isSameAs(result).isInstanceOf(RunResult.Completed.class);
    }

    @Test
    void by_closing_from_the_run_itself_does_not_wait_and_waiting_there_is_refused() {
        CompletableFuture<Run> handle = new CompletableFuture<>();
        List<String> refusals = new CopyOnWriteArrayList<>();
        session = agent().build().session("s");
        Session scripted = Agent.builder()
                .model(ScriptedModel.says("Hello."))
                .listener(event -> {
                    if (event instanceof AgentEvent.TextDelta) {
                        Run run = handle.join();
                        run.close();
                        try {
                            run.result();
                        } catch (IllegalStateException e) {
                            refusals.add(e.getMessage());
                        }
                    }
                })
                .build()
                .newSession();

        Run run = scripted.prompt("Hi");
        handle.complete(run);

        RunResult result = run.result();
        assertThat(result).isEqualTo(new RunResult.Cancelled("the run was closed", result.totals()));
        assertThat(refusals)
                .containsExactly(
                        "A run cannot wait for itself: a listener or an approval handler is called by the run's"
                                + " own thread. Wait on another thread, or call `cancel`.");
    }

    private void awaitThreads(int many) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (threads.size() < many && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        assertThat(threads).hasSize(many);
    }

    private static RunResult result(Run run) {
        try (run) {
            return run.result();
        }
    }

    @Test
    void a_scripted_run_can_be_cancelled_from_a_listener_at_any_event() {
        session = agent().build().session("s");
        for (int at = 1; at <= 12; at++) {
            SessionStore own = SessionStore.inMemory();
            CompletableFuture<Run> handle = new CompletableFuture<>();
            int when = at;
            List<AgentEvent> events = new CopyOnWriteArrayList<>();
            Session scripted = Agent.builder()
                    .model(ScriptedModel.says(calling("c1", "look", "a"), calling("c2", "change", "b"))
                            .then("Done."))
                    .tools(
                            Tools.looking("look", (text, context) -> "seen"),
                            Tools.changing("change", (text, context) -> "done"))
                    .permissions(rules -> rules.allow("look").allow("change"))
                    .sessions(own)
                    .listener(event -> {
                        events.add(event);
                        if (events.size() == when) {
                            handle.join().cancel("at " + when);
                        }
                    })
                    .build()
                    .session("s");

            Run run = scripted.prompt("Work");
            handle.complete(run);
            result(run);

            assertThat(events.getLast()).as("cancelled at event %s", at).isInstanceOf(AgentEvent.RunFinished.class);
            WellFormed.check(Story.entries(own, scripted));
        }
    }
}
