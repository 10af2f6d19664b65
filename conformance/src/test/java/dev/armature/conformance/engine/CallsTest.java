package dev.armature.conformance.engine;

import static dev.armature.testkit.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.AgentBuilder;
import dev.armature.core.Run;
import dev.armature.core.Session;
import dev.armature.core.approval.Approval;
import dev.armature.core.approval.ApprovalRequest;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.CallInfo;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.ToolCall;
import dev.armature.core.session.SessionStore;
import dev.armature.testkit.ScriptedModel;
import dev.armature.tools.content.BlobRef;
import dev.armature.tools.content.Content;
import dev.armature.tools.contract.ResourceKey;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolInput;
import dev.armature.tools.contract.ToolReading;
import dev.armature.tools.contract.ToolResult;
import dev.armature.tools.contract.ToolSpec;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of a call: each gets one answer, in whatever way it ends. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CallsTest {
    private final SessionStore store = SessionStore.inMemory();

    private static ToolCall calling(String id, String tool, String text) {
        return call(id, tool, "{\"text\":\"" + text + "\"}");
    }

    private AgentBuilder agent(ScriptedModel model, Tool... tools) {
        AgentBuilder builder = Agent.builder().model(model).sessions(store);
        for (Tool tool : tools) {
            builder.tools(tool).permissions(rules -> rules.allow(tool.spec().name()));
        }
        return builder;
    }

    /** The lines about answers, of a run of one turn of these calls and a last word. */
    private List<String> answers(List<Tool> tools, ToolCall... calls) {
        Session session = agent(ScriptedModel.says(calls).then("Done."), tools.toArray(Tool[]::new))
                .build()
                .session("s");

        assertThat(result(session.prompt("Work"))).isInstanceOf(RunResult.Completed.class);

        return Story.of(store, session).stream()
                .filter(line -> line.startsWith("answer "))
                .toList();
    }

    @Nested
    final class That_cannot_run {

        @Test
        void names_no_tool() {
            List<Tool> tools = List.of(
                    Tools.looking("look", (text, context) -> "seen"),
                    Tools.changing("change", (text, context) -> "done"));

            assertThat(answers(tools, calling("c1", "Lok", "a"), calling("c2", "frobnicate", "a")))
                    .containsExactly(
                            "answer c1 ! [E_UNKNOWN_TOOL] There is no tool named `Lok`. Did you mean `look`? The tools are:"
                                    + " look, change.",
                            "answer c2 ! [E_UNKNOWN_TOOL] There is no tool named `frobnicate`. The tools are: look, change.");
        }

        @Test
        void has_input_that_is_no_whole_JSON_object_and_its_tool_never_sees_it() {
            AtomicInteger reads = new AtomicInteger();
            Tool tool = Tools.changing("change", (text, context) -> "changed " + reads.incrementAndGet());

            assertThat(answers(List.of(tool), new ToolCall("c1", "change", "{\"text\":\"a", false)))
                    .containsExactly(
                            "answer c1 ! [E_INPUT] The input of this call is not a complete JSON object, so it was"
                                    + " not run. Call again with complete input; split long content into several calls.");
            assertThat(reads).hasValue(0);
        }

        @Test
        void has_input_of_the_wrong_shape() {
            Tool tool = Tools.changing("change", (text, context) -> "changed");

            assertThat(answers(List.of(tool), call("c1", "change", "{\"txt\":1}")))
                    .singleElement()
                    .asString()
                    .startsWith("answer c1 ! [E_INPUT] ")
                    .contains("text");
        }

        @Test
        void has_a_tool_that_throws_while_it_reads() {
            assertThat(answers(
                            List.of(throwing("broken", () -> {
                                throw new IllegalStateException("no dice");
                            })),
                            calling("c1", "broken", "a")))
                    .containsExactly(
                            "answer c1 ! [E_INTERNAL] The tool failed while its input was read, so it was not run:"
                                    + " IllegalStateException: no dice. This is a defect of the tool; try another way.");
        }

        @Test
        void has_a_tool_that_lacks_a_class_while_it_reads() {
            assertThat(answers(
                            List.of(throwing("broken", () -> {
                                throw new NoClassDefFoundError("gone");
                            })),
                            calling("c1", "broken", "a")))
                    .containsExactly(
                            "answer c1 ! [E_INTERNAL] The tool failed while its input was read, so it was not run:"
                                    + " NoClassDefFoundError: gone. This is a defect of the tool; try another way.");
        }

        private static Tool throwing(String name, Supplier<ToolReading> read) {
            return new Tool() {
                @Override
                public ToolSpec spec() {
                    return ToolSpec.of(name, "Breaks.", Tools.Input.class);
                }

                @Override
                public ToolReading read(ToolInput input, ToolContext context) {
                    return read.get();
                }
            };
        }

        @Test
        void is_denied_and_the_model_is_told_by_which_rule() {
            Tool tool = Tools.changing("change", (text, context) -> "changed");
            Session session = Agent.builder()
                    .model(ScriptedModel.says(calling("c1", "change", "a")).then("I will not do that."))
                    .tools(tool)
                    .permissions(rules -> rules.deny("change"))
                    .sessions(store)
                    .build()
                    .session("s");

            RunResult result = result(session.prompt("Work"));

            assertThat(result).isEqualTo(new RunResult.Completed("I will not do that.", result.totals()));
            assertThat(Story.of(store, session))
                    .containsExactly(
                            "user Work",
                            "call c1 change {\"text\":\"a\"}",
                            "answer c1 ! [E_DENIED] change was denied: Using change is denied by the rule `change` (the"
                                    + " program). Do not retry the same call; choose another way or ask.",
                            "said I will not do that.",
                            "ended Completed");
        }
    }

    @Nested
    final class That_runs_badly {

        @Test
        void throws_an_exception() {
            Tool tool = Tools.changing("change", (text, context) -> {
                throw new IllegalStateException("boom");
            });

            assertThat(answers(List.of(tool), calling("c1", "change", "a")))
                    .containsExactly("answer c1 ! [E_INTERNAL] The tool failed in a way it should not:"
                            + " IllegalStateException: boom. This is a defect of the tool; try another way.");
        }

        @Test
        void overflows_its_stack() {
            Tool tool = Tools.looking("look", (text, context) -> deep(text));

            assertThat(answers(List.of(tool), calling("c1", "look", "a")))
                    .singleElement()
                    .asString()
                    .contains("[E_INTERNAL]", "StackOverflowError");
        }

        @SuppressWarnings("InfiniteRecursion") // the point of it
        private static String deep(String text) {
            return deep(text + "x") + text;
        }

        @Test
        void ends_with_an_error() {
            Tool tool = Tools.looking("look", (text, context) -> {
                throw new NoClassDefFoundError("gone");
            });

            assertThat(answers(List.of(tool), calling("c1", "look", "a")))
                    .containsExactly("answer c1 ! [E_INTERNAL] The tool ended with NoClassDefFoundError.");
        }

        @Test
        void throws_a_checked_exception_that_was_not_declared() {
            Tool tool = Tools.looking("look", (text, context) -> {
                throw CallsTest.<RuntimeException>undeclared(new java.io.IOException("disk"));
            });

            assertThat(answers(List.of(tool), calling("c1", "look", "a")))
                    .containsExactly("answer c1 ! [E_INTERNAL] The tool ended with IOException.");
        }

        @Test
        void throws_something_that_cannot_even_be_described() {
            Tool tool = Tools.looking("look", (text, context) -> {
                throw new Undescribable();
            });

            assertThat(answers(List.of(tool), calling("c1", "look", "a")))
                    .containsExactly("answer c1 ! [E_INTERNAL] The tool ended with UnsupportedOperationException.");
        }

        private static final class Undescribable extends RuntimeException {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new UnsupportedOperationException("no words");
            }
        }

        @Test
        void gives_back_nothing_at_all() {
            Tool tool = Tools.looking("look", (text, context) -> null);

            assertThat(answers(List.of(tool), calling("c1", "look", "a")))
                    .singleElement()
                    .asString()
                    .contains("[E_INTERNAL]");
        }

        @Test
        void takes_longer_than_it_may_and_is_interrupted() {
            CountDownLatch interrupted = new CountDownLatch(1);
            Tool tool = Tools.changing("change", (text, context) -> {
                        try {
                            new CountDownLatch(1).await();
                            return "never";
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                            return "half of it";
                        }
                    })
                    .within(Duration.ofMillis(50));

            assertThat(answers(List.of(tool), calling("c1", "change", "a")))
                    .containsExactly(
                            "answer c1 ! [E_TIMEOUT] Stopped after 0.05 s. It may have had part of its effect; check,"
                                    + " then try something smaller. What it gave back when stopped: half of it");
            assertThat(interrupted.getCount()).isZero();
        }

        @Test
        void waits_beside_another_and_its_time_runs_from_its_own_start() {
            Tool tool = Tools.looking("look", (text, context) -> {
                        new CountDownLatch(1).await();
                        return "never";
                    })
                    .within(Duration.ofMillis(300));
            ToolCall[] calls = new ToolCall[8];
            for (int i = 0; i < calls.length; i++) {
                calls[i] = calling("c" + i, "look", "a" + i);
            }
            List<AgentEvent> events = new CopyOnWriteArrayList<>();
            Session session = agent(ScriptedModel.says(calls).then("Done."), tool)
                    .listener(events::add)
                    .build()
                    .session("s");

            RunResult result = result(session.prompt("Work"));

            assertThat(result).isInstanceOf(RunResult.Completed.class);
            assertThat(result.totals().duration()).isLessThan(Duration.ofMillis(300 * 8));
        }
    }

    @Nested
    final class That_gives_back_too_much {

        @Test
        void is_shortened_and_the_whole_is_kept() throws Exception {
            String whole = "0123456789".repeat(10);
            Tool tool = Tools.looking("look", (text, context) -> whole).atMost(30);

            List<String> answers = answers(List.of(tool), calling("c1", "look", "a"));

            assertThat(answers)
                    .singleElement()
                    .asString()
                    .startsWith("answer c1 = 012345678901234567890123456789\n[… 70 of"
                            + " 100 characters left out; the whole is kept in blob://");
            String sha256 = answers.getFirst().replaceAll("(?s).*blob://([0-9a-f]{64}).*", "$1");
            try (var transcript = store.open(new dev.armature.core.session.SessionId("s"))) {
                assertThat(transcript.blobs().get(new BlobRef(sha256)))
                        .hasValueSatisfying(bytes -> assertThat(new String(bytes, StandardCharsets.UTF_8))
                                .isEqualTo(whole));
            }
        }

        @Test
        void is_an_error_when_it_is_more_than_a_text_can_hold() {
            Content part = new Content.Text("x".repeat(1 << 26));
            Tool tool = Tools.giving(
                    Tools.looking("look", (text, context) -> ""), new ToolResult(Collections.nCopies(33, part), false));

            assertThat(answers(List.of(tool), calling("c1", "look", "a")))
                    .containsExactly("answer c1 ! [E_INTERNAL] The tool ended with OutOfMemoryError.");
        }

        @Test
        void of_nothing_gives_back_what_says_something() {
            Content nothing = new Content.Text("");
            Tool tool = Tools.giving(
                    Tools.looking("look", (text, context) -> ""),
                    new ToolResult(
                            List.of(nothing, new Content.Text("seen"), nothing, new Content.Text("again")), false));

            assertThat(answers(List.of(tool), calling("c1", "look", "a"))).containsExactly("answer c1 = seen\nagain");
        }

        @Test
        void says_how_much_in_the_same_digits_in_every_locale() {
            Locale before = Locale.getDefault();
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            try {
                Tool tool = Tools.looking("look", (text, context) -> "x".repeat(1_234))
                        .atMost(34);

                assertThat(answers(List.of(tool), calling("c1", "look", "a")))
                        .singleElement()
                        .asString()
                        .contains("[… 1,200 of 1,234 characters left out;");
            } finally {
                Locale.setDefault(before);
            }
        }
    }

    @Nested
    final class That_would_deceive_whoever_watches {

        @Test
        void is_shown_on_one_line_with_what_cannot_be_seen_written_out() {
            String input = "{\"text\":\"a\\u001b[2K\\r\\nb \\u202ec\\u0000 é😀\"}";
            List<AgentEvent> events = new CopyOnWriteArrayList<>();
            List<ApprovalRequest> asked = new CopyOnWriteArrayList<>();
            Session session = Agent.builder()
                    .model(ScriptedModel.says(call("c1", "look", input), call("c2", "lo\u001b[1mok\n", "{}"))
                            .then("Done."))
                    .tools(Tools.looking("look", (text, context) -> "seen"))
                    .approvals(request -> {
                        asked.add(request);
                        return Approval.rejectOnce("no");
                    })
                    .listener(events::add)
                    .build()
                    .newSession();

            assertThat(result(session.prompt("Work"))).isInstanceOf(RunResult.Completed.class);

            String shown = "look a\\u001b[2K\\r\\nb \\u202ec\\u0000 é😀";
            assertThat(asked).extracting(ApprovalRequest::summary).containsExactly(shown);
            assertThat(events.stream()
                            .filter(AgentEvent.ToolFinished.class::isInstance)
                            .map(event -> ((AgentEvent.ToolFinished) event).call()))
                    .containsExactly(
                            new CallInfo("c1", "look", input, shown),
                            new CallInfo("c2", "lo\\u001b[1mok\\n", "{}", "lo\\u001b[1mok\\n"));
        }
    }

    @Nested
    final class Beside_others {

        @Test
        void runs_at_the_same_time_if_both_only_read_and_answers_come_in_the_order_of_the_calls() {
            CyclicBarrier all = new CyclicBarrier(4);
            CountDownLatch lastDone = new CountDownLatch(1);
            Tool tool = Tools.looking("look", (text, context) -> {
                meet(all);
                if (text.equals("d")) {
                    lastDone.countDown();
                } else {
                    lastDone.await();
                }
                return "seen " + text;
            });

            assertThat(answers(
                            List.of(tool),
                            calling("c1", "look", "a"),
                            calling("c2", "look", "b"),
                            calling("c3", "look", "c"),
                            calling("c4", "look", "d")))
                    .containsExactly(
                            "answer c1 = seen a", "answer c2 = seen b", "answer c3 = seen c", "answer c4 = seen d");
        }

        @Test
        void never_more_than_ten_run_at_once() {
            AtomicInteger now = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            CyclicBarrier ten = new CyclicBarrier(10);
            Tool tool = Tools.looking("look", (text, context) -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                meet(ten);
                now.decrementAndGet();
                return "seen";
            });
            ToolCall[] calls = new ToolCall[30];
            for (int i = 0; i < calls.length; i++) {
                calls[i] = calling("c" + i, "look", "a" + i);
            }

            assertThat(answers(List.of(tool), calls)).hasSize(30);
            assertThat(most).hasValue(10);
        }

        @Test
        void waits_for_its_turn_if_it_changes_something() {
            List<String> log = new CopyOnWriteArrayList<>();
            Tool look = Tools.looking("look", (text, context) -> logged(log, text));
            Tool change = Tools.changing("change", (text, context) -> logged(log, text));

            answers(
                    List.of(look, change),
                    calling("c1", "look", "a"),
                    calling("c2", "change", "b"),
                    calling("c3", "change", "c"),
                    calling("c4", "look", "d"));

            assertThat(log)
                    .containsExactly(
                            "a begins", "a ends", "b begins", "b ends", "c begins", "c ends", "d begins", "d ends");
        }

        @Test
        void never_overlaps_with_another_that_uses_what_it_writes_in_whatever_session() {
            AtomicInteger writers = new AtomicInteger();
            AtomicInteger overlaps = new AtomicInteger();
            Tool tool = Tools.changing("change", (text, context) -> {
                        if (writers.incrementAndGet() > 1) {
                            overlaps.incrementAndGet();
                        }
                        Thread.sleep(2);
                        writers.decrementAndGet();
                        return "changed " + System.nanoTime();
                    })
                    .using(text -> List.of(new ResourceKey("the file", true)));
            ScriptedModel model = ScriptedModel.says(calling("c", "change", "a"));
            for (int i = 1; i < 20; i++) {
                model = model.then(calling("c", "change", "a"));
            }
            for (int i = 0; i < 20; i++) {
                model = model.then("Done.");
            }
            Agent agent = agent(model, tool).build();
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                runs.add(agent.newSession().prompt("Work"));
            }
            Thread asking = Thread.ofVirtual().start(() -> agent.ask("Work"));

            runs.forEach(CallsTest::result);

            join(asking);
            assertThat(overlaps).hasValue(0);
        }

        private static String logged(List<String> log, String text) throws InterruptedException {
            log.add(text + " begins");
            Thread.sleep(5);
            log.add(text + " ends");
            return text;
        }
    }

    @Nested
    final class That_is_made_again_and_again {

        @Test
        void is_hinted_at_and_then_stopped() {
            ScriptedModel model = ScriptedModel.says(calling("c0", "look", "a"));
            for (int i = 1; i < 20; i++) {
                model = model.then(calling("c" + i, "look", "a"));
            }
            Session session = agent(model, Tools.looking("look", (text, context) -> "the same"))
                    .build()
                    .session("s");

            RunResult result = result(session.prompt("Work"));

            assertThat(result)
                    .isEqualTo(new RunResult.Stopped(
                            RunResult.Limit.LOOP, "`look a` gave the same result again and again", result.totals()));
            assertThat(result.totals().turns()).isEqualTo(6);
            assertThat(Story.of(store, session).stream().filter(line -> line.contains("Repeating it")))
                    .hasSize(4);
        }

        @Test
        void never_stops_the_run_while_results_differ() {
            AtomicInteger count = new AtomicInteger();
            ScriptedModel model = ScriptedModel.says(calling("c0", "look", "a"));
            for (int i = 1; i < 30; i++) {
                model = model.then(calling("c" + i, "look", "a"));
            }
            Session session = agent(
                            model.then("Done."),
                            Tools.looking("look", (text, context) -> "now " + count.incrementAndGet()))
                    .build()
                    .session("s");

            assertThat(result(session.prompt("Watch"))).isInstanceOf(RunResult.Completed.class);
        }

        @Test
        void never_stops_the_run_while_other_new_work_is_done_in_between() {
            ScriptedModel model = ScriptedModel.says(calling("c0", "look", "tests"));
            for (int i = 1; i < 30; i++) {
                model = model.then(calling("c" + i, "change", "edit " + i)).then(calling("d" + i, "look", "tests"));
            }
            Session session = agent(
                            model.then("Done."),
                            Tools.looking("look", (text, context) -> "all green"),
                            Tools.changing("change", (text, context) -> "changed"))
                    .build()
                    .session("s");

            assertThat(result(session.prompt("Refactor"))).isInstanceOf(RunResult.Completed.class);
        }

        @Test
        void stops_the_run_also_when_two_calls_take_turns() {
            ScriptedModel model = ScriptedModel.says(calling("c0", "look", "a"));
            for (int i = 1; i < 30; i++) {
                model = model.then(calling("c" + i, "look", i % 2 == 0 ? "a" : "b"));
            }
            Session session = agent(model, Tools.looking("look", (text, context) -> "the same"))
                    .build()
                    .session("s");

            assertThat(result(session.prompt("Work")))
                    .isInstanceOfSatisfying(
                            RunResult.Stopped.class,
                            stopped -> assertThat(stopped.limit()).isEqualTo(RunResult.Limit.LOOP));
        }
    }

    private static void meet(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (java.util.concurrent.BrokenBarrierException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the others never came", e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new java.io.InterruptedIOException());
        }
    }

    /** Throws whatever it is given, as Kotlin and others may. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException undeclared(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static RunResult result(Run run) {
        try (run) {
            return run.result();
        }
    }
}
