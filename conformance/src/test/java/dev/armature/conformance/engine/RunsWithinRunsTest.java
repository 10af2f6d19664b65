package dev.armature.conformance.engine;

import static dev.armature.testkit.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.Session;
import dev.armature.core.event.RunCounts;
import dev.armature.core.event.RunResult;
import dev.armature.core.event.RunResult.Limit;
import dev.armature.core.event.RunTotals;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.Model;
import dev.armature.core.session.SessionStore;
import dev.armature.core.session.Spent;
import dev.armature.core.usage.Budget;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.PriceList;
import dev.armature.core.usage.Prices;
import dev.armature.core.usage.Usage;
import dev.armature.permissions.action.Workspace;
import dev.armature.testkit.ScriptedModel;
import dev.armature.tools.content.BlobStore;
import dev.armature.tools.contract.Cancellation;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolHost;
import dev.armature.tools.contract.ToolMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A tool asks an agent within its call: one budget, one switch, one bill. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RunsWithinRunsTest {
    private static final Prices PRICE = Prices.perMillion("1", "2");
    private static final PriceList PRICES = PriceList.standard().with("scripted", PRICE);

    private final SessionStore store = SessionStore.inMemory();
    private final List<RunResult> inner = new CopyOnWriteArrayList<>();
    private Budget budget = Budget.unlimited();
    private PriceList prices = PRICES;

    private static ToolCall calling(String id, String text) {
        return call(id, "ask", "{\"text\":\"" + text + "\"}");
    }

    private Agent agent(Model model, Tools.Work work) {
        return Agent.builder()
                .model(model)
                .tools(Tools.looking("ask", work))
                .permissions(rules -> rules.allow("ask"))
                .prices(PRICES)
                .sessions(store)
                .budget(budget)
                .build();
    }

    private Session alone(String name, Model model) {
        return Agent.builder()
                .model(model)
                .prices(prices)
                .sessions(store)
                .build()
                .session(name);
    }

    /** Asks the agent that says {@code model}, and waits. */
    private Tools.Work asking(Session other) {
        return (text, context) -> {
            RunResult result = other.within(context).prompt(text).result();
            inner.add(result);
            return result instanceof RunResult.Completed completed ? completed.text() : "nothing";
        };
    }

    private static RunResult run(Agent agent) {
        try (Run run = agent.session("outer").prompt("Work")) {
            return run.result();
        }
    }

    private static RunCounts counts(int turns, int toolCalls, long input, long output) {
        Usage usage = new Usage(input, 0, 0, 0, output, 0);
        return new RunCounts(turns, toolCalls, usage, Cost.of(usage, PRICE));
    }

    @Test
    void what_they_used_is_part_of_what_the_outer_run_used_and_is_told_apart() {
        Session third = alone("third", ScriptedModel.says("Three."));
        Session second = agent(ScriptedModel.says(calling("c2", "y")).then("Two!"), asking(third))
                .session("second");

        RunTotals totals = run(agent(ScriptedModel.says(calling("c1", "x")).then("One."), asking(second)))
                .totals();

        long calls = totals.own().usage().output() - 2;
        assertThat(totals.own()).isEqualTo(counts(2, 1, 200, calls + 2));
        assertThat(totals.inner()).singleElement().satisfies(run -> {
            assertThat(run.call().id()).isEqualTo("c1");
            assertThat(run.call().tool()).isEqualTo("ask");
            assertThat(run.session()).isEqualTo("second");
            assertThat(run.totals().own()).isEqualTo(counts(2, 1, 200, calls + 2));
            assertThat(run.totals().inner()).singleElement().satisfies(deeper -> {
                assertThat(deeper.session()).isEqualTo("third");
                assertThat(deeper.totals().all()).isEqualTo(counts(1, 0, 100, 2));
            });
        });
        assertThat(totals.all()).isEqualTo(counts(5, 2, 500, 2 * calls + 6));
        assertThat(totals.cost()).isEqualTo(totals.all().cost());
        assertThat(agent(ScriptedModel.silent(), asking(third)).session("outer").spent())
                .isEqualTo(new Spent(totals.usage(), totals.cost()));
    }

    @Test
    void what_is_left_of_the_outer_budget_is_all_they_have() {
        budget = Budget.unlimited().turns(2);
        Session second = agent(ScriptedModel.says(calling("c2", "y")).then("Two."), (text, context) -> "seen")
                .session("second");
        budget = Budget.unlimited().turns(2);

        RunResult outer = run(agent(ScriptedModel.says(calling("c1", "x")).then("One."), asking(second)));

        assertThat(inner)
                .containsExactly(new RunResult.Stopped(
                        Limit.TURNS,
                        "the budget's turns ran out",
                        inner.getFirst().totals()));
        assertThat(inner.getFirst().totals().turns()).isOne();
        assertThat(outer).isEqualTo(new RunResult.Stopped(Limit.TURNS, "the budget's turns ran out", outer.totals()));
        assertThat(outer.totals().turns()).isEqualTo(2);
    }

    @Test
    void their_own_budget_ends_them_and_not_the_outer_run() {
        budget = Budget.unlimited().turns(1);
        Session second = agent(ScriptedModel.says(calling("c2", "y")).then("Two."), (text, context) -> "seen")
                .session("second");
        budget = Budget.unlimited();

        RunResult outer = run(agent(ScriptedModel.says(calling("c1", "x")).then("One."), asking(second)));

        assertThat(inner.getFirst()).isInstanceOf(RunResult.Stopped.class);
        assertThat(outer).isEqualTo(new RunResult.Completed("One.", outer.totals()));
    }

    @Test
    void one_whose_price_nobody_knows_spends_all_the_money_of_the_outer_run() {
        budget = Budget.usd("1000");
        prices = PriceList.standard();

        RunResult outer = run(agent(
                ScriptedModel.says(calling("c1", "x")).then("One."),
                asking(alone("second", ScriptedModel.says("Two.")))));

        assertThat(inner.getFirst())
                .isInstanceOfSatisfying(
                        RunResult.Stopped.class,
                        stopped -> assertThat(stopped.limit()).isEqualTo(Limit.MONEY));
        assertThat(outer)
                .isInstanceOfSatisfying(
                        RunResult.Stopped.class,
                        stopped -> assertThat(stopped.limit()).isEqualTo(Limit.MONEY));
    }

    @Test
    void they_are_cancelled_with_the_outer_run() throws InterruptedException {
        PlayedModel silent = new PlayedModel();
        Agent agent = agent(ScriptedModel.says(calling("c1", "x")), asking(alone("second", silent)));

        try (Run run = agent.session("outer").prompt("Work")) {
            PlayedModel.Answer answer = silent.asked();
            run.cancel("enough");

            assertThat(run.result()).isInstanceOf(RunResult.Cancelled.class);
            answer.awaitClosed();
        }
        assertThat(inner).singleElement().isInstanceOf(RunResult.Cancelled.class);
    }

    @Test
    void one_that_starts_when_the_outer_run_is_cancelled_already_ends_at_once() throws InterruptedException {
        PlayedModel silent = new PlayedModel();
        CountDownLatch began = new CountDownLatch(1);
        Agent agent = agent(ScriptedModel.says(calling("c1", "x")), (text, context) -> {
            began.countDown();
            while (!context.cancellation().requested()) {
                Thread.onSpinWait();
            }
            var unused = Thread.interrupted();
            return asking(alone("second", silent)).of(text, context);
        });

        try (Run run = agent.session("outer").prompt("Work")) {
            assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();
            run.cancel("enough");

            assertThat(run.result()).isInstanceOf(RunResult.Cancelled.class);
        }
        assertThat(inner).singleElement().isInstanceOf(RunResult.Cancelled.class);
    }

    @Test
    void one_that_its_tool_does_not_wait_for_ends_with_the_call_and_is_counted() throws InterruptedException {
        PlayedModel silent = new PlayedModel();
        AtomicReference<Run> left = new AtomicReference<>();
        Agent agent = agent(ScriptedModel.says(calling("c1", "x")).then("One."), (text, context) -> {
            left.set(alone("second", silent).within(context).prompt(text));
            silent.asked();
            return "gone on";
        });

        RunResult outer = run(agent);

        assertThat(outer).isInstanceOf(RunResult.Completed.class);
        assertThat(left.get().hasEnded()).isTrue();
        assertThat(left.get().result()).isInstanceOf(RunResult.Cancelled.class);
        assertThat(outer.totals().inner()).extracting(RunTotals.Inner::session).containsExactly("second");
    }

    @Test
    void none_starts_when_its_call_has_ended_and_the_session_stays_free() {
        AtomicReference<ToolContext> kept = new AtomicReference<>();
        run(agent(ScriptedModel.says(calling("c1", "x")).then("One."), (text, context) -> {
            kept.set(context);
            return "done";
        }));
        Session second = alone("second", ScriptedModel.says("Two."));

        assertThatThrownBy(() -> second.within(kept.get()).prompt("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "A run can be started within a call while that runs, and this one does not. Start it from the"
                                + " tool itself, before it gives back its result.");
        assertThat(second.prompt("x").result()).isInstanceOf(RunResult.Completed.class);
    }

    @Test
    void none_starts_in_a_context_that_no_agent_made() {
        ToolHost host = new ToolHost() {
            @Override
            public BlobStore blobs() {
                throw new UnsupportedOperationException("no output is kept here");
            }

            @Override
            public ToolMemory memory() {
                return new ToolMemory();
            }

            @Override
            public boolean moveTo(Path cwd) {
                return false;
            }
        };
        Workspace workspace = Workspace.of(Path.of("").toAbsolutePath());
        ToolContext context = new ToolContext("c9", workspace, host, Cancellation.none());

        assertThatThrownBy(() -> alone("second", ScriptedModel.says("Two.")).within(context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The context of call `c9` was not made by an agent, so there is no run around it. Give the"
                        + " context with which the agent called the tool, or start the run on its own.");
    }
}
