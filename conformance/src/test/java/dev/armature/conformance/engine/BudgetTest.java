package dev.armature.conformance.engine;

import static dev.armature.testkit.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.Agent;
import dev.armature.core.AgentBuilder;
import dev.armature.core.Run;
import dev.armature.core.Session;
import dev.armature.core.event.RunResult;
import dev.armature.core.event.RunResult.Limit;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.RetryPolicy;
import dev.armature.core.session.SessionStore;
import dev.armature.core.usage.Budget;
import dev.armature.core.usage.PriceList;
import dev.armature.core.usage.Prices;
import dev.armature.core.usage.Usage;
import dev.armature.testkit.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A budget that ran out stops the run, says which part of it, and leaves the session usable. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class BudgetTest {
    private static final ModelFailure CUT = ModelFailure.of(ModelFailure.Kind.CUT_OFF, "The answer was cut off.");

    private final SessionStore store = SessionStore.inMemory();
    private final List<String> done = new CopyOnWriteArrayList<>();

    private static ToolCall calling(String id, String tool, String text) {
        return call(id, tool, "{\"text\":\"" + text + "\"}");
    }

    private AgentBuilder agent(Model model, Budget budget) {
        return Agent.builder()
                .model(model)
                .tools(Tools.looking("look", this::work), Tools.changing("change", this::work))
                .permissions(rules -> rules.allow("look").allow("change"))
                .sessions(store)
                .budget(budget);
    }

    private String work(String text, Object context) {
        done.add(text);
        return "done " + text;
    }

    private static void assertStopped(RunResult result, Limit limit, String detail) {
        assertThat(result).isEqualTo(new RunResult.Stopped(limit, detail, result.totals()));
    }

    @Test
    void of_something_that_is_no_amount_is_refused_with_an_example() {
        assertThatThrownBy(() -> Budget.usd("half"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a budget is an amount in US dollars such as `0.50`, was `half`");
    }

    @Test
    void of_turns_stops_before_the_next_request_and_the_calls_so_far_are_answered() {
        ScriptedModel model = ScriptedModel.says(calling("c1", "change", "a")).then("Done.");
        Session session = agent(model, Budget.unlimited().turns(1)).build().session("s");

        RunResult first = result(session.prompt("Work"));
        RunResult second = result(session.prompt("Go on"));

        assertStopped(first, Limit.TURNS, "the budget's turns ran out");
        assertThat(second).isInstanceOf(RunResult.Completed.class);
        assertThat(Story.of(store, session))
                .containsExactly(
                        "user Work",
                        "call c1 change {\"text\":\"a\"}",
                        "intent c1",
                        "answer c1 = done a",
                        "ended Stopped TURNS: the budget's turns ran out",
                        "user Go on",
                        "said Done.",
                        "ended Completed");
    }

    @Test
    void of_nothing_asks_nothing() {
        for (Budget none : List.of(
                Budget.unlimited().turns(0),
                Budget.unlimited().tokens(0),
                Budget.usd("0"),
                Budget.unlimited().wallClock(Duration.ZERO))) {
            ScriptedModel model = ScriptedModel.says("Hello.");

            RunResult result = result(agent(model, none)
                    .prices(PriceList.standard().with("scripted", Prices.free()))
                    .build()
                    .newSession()
                    .prompt("Hi"));

            assertThat(result).isInstanceOf(RunResult.Stopped.class);
            assertThat(model.requests()).isEmpty();
        }
    }

    @Test
    void of_tokens_stops_after_the_answer_that_used_them_up() {
        ScriptedModel model = ScriptedModel.says(calling("c1", "look", "a")).then("Done.");

        RunResult result = result(agent(model, Budget.unlimited().tokens(100))
                .build()
                .newSession()
                .prompt("Work"));

        assertStopped(result, Limit.TOKENS, "the budget's tokens ran out");
        assertThat(model.requests()).hasSize(1);
        assertThat(result.usage().total()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void of_tool_calls_runs_so_many_and_answers_the_others() {
        ScriptedModel model = ScriptedModel.says(
                        calling("c1", "change", "a"), calling("c2", "change", "b"), calling("c3", "look", "c"))
                .then("Done.");
        Session session = agent(model, Budget.unlimited().toolCalls(1)).build().session("s");

        RunResult result = result(session.prompt("Work"));

        assertStopped(result, Limit.TOOL_CALLS, "the budget's tool calls ran out");
        assertThat(done).containsExactly("a");
        assertThat(Story.of(store, session))
                .endsWith(
                        "answer c1 = done a",
                        "answer c2 ! [E_LIMIT] Not executed: the budget's tool calls ran out.",
                        "answer c3 ! [E_LIMIT] Not executed: the budget's tool calls ran out.",
                        "ended Stopped TOOL_CALLS: the budget's tool calls ran out");
    }

    @Test
    void of_tool_calls_counts_those_that_start_early() {
        ScriptedModel model = ScriptedModel.says(
                        calling("c1", "look", "a"), calling("c2", "look", "b"), calling("c3", "look", "c"))
                .then("Done.");

        RunResult result = result(agent(model, Budget.unlimited().toolCalls(2))
                .build()
                .newSession()
                .prompt("Work"));

        assertStopped(result, Limit.TOOL_CALLS, "the budget's tool calls ran out");
        assertThat(done).containsExactlyInAnyOrder("a", "b");
        assertThat(result.totals().toolCalls()).isEqualTo(2);
    }

    @Test
    void of_money_stops_after_the_answer_that_used_it_up() {
        ScriptedModel model = ScriptedModel.says(calling("c1", "look", "a")).then("Done.");

        RunResult result = result(agent(model, Budget.usd("0.50"))
                .prices(PriceList.standard().with("scripted", Prices.perMillion("5000", "0")))
                .build()
                .newSession()
                .prompt("Work"));

        assertStopped(result, Limit.MONEY, "the budget's money ran out");
        assertThat(model.requests()).hasSize(1);
        assertThat(result.cost()).hasToString("$0.5000");
    }

    @Test
    void counts_what_answers_cost_that_broke_off() throws InterruptedException {
        Usage counted = new Usage(100, 0, 0, 0, 1, 0);
        PlayedModel model = new PlayedModel();
        Session session = agent(model, Budget.unlimited().tokens(303))
                .retries(new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1), 0, Duration.ofSeconds(1), 3))
                .build()
                .session("s");
        Run run = session.prompt("Work");
        model.asked().says("Once").breaks(CUT, counted); // and is asked again
        model.asked().calls(calling("c1", "look", "a")).breaks(CUT, counted); // and is kept as far as it came
        model.asked().says("Then").breaks(ModelFailure.of(ModelFailure.Kind.QUOTA, "No money left."), counted);

        RunResult failed = result(run);

        assertThat(failed).isInstanceOf(RunResult.Failed.class);
        assertThat(failed.usage()).isEqualTo(new Usage(300, 0, 0, 0, 3, 0));
        assertThat(done).containsExactly("a");
    }

    @Test
    void is_used_up_by_answers_that_broke_off() throws InterruptedException {
        PlayedModel model = new PlayedModel();
        Session session = agent(model, Budget.unlimited().tokens(101)).build().session("s");
        Run run = session.prompt("Work");
        model.asked()
                .calls(calling("c1", "look", "a"))
                .breaks(
                        ModelFailure.of(ModelFailure.Kind.CUT_OFF, "The answer was cut off."),
                        new Usage(100, 0, 0, 0, 1, 0));

        assertStopped(result(run), Limit.TOKENS, "the budget's tokens ran out");
    }

    /** Each further attempt had been made whatever the ones before it had cost: ten times the money of a budget was spent. */
    @Test
    void ends_with_the_attempt_that_used_it_up() throws InterruptedException {
        PlayedModel model = new PlayedModel();
        Session session = agent(model, Budget.unlimited().tokens(101))
                .retries(new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1), 0, Duration.ofSeconds(1), 3))
                .build()
                .session("s");
        Run run = session.prompt("Work");
        model.asked().says("Once").breaks(CUT, new Usage(100, 0, 0, 0, 1, 0));

        assertStopped(result(run), Limit.TOKENS, "the budget's tokens ran out");
    }

    /** What came of the input of a call had counted as nothing, and the call is never whole in an answer that breaks off. */
    @Test
    void counts_the_input_of_a_call_that_broke_off() throws InterruptedException {
        PlayedModel model = new PlayedModel();
        Session session = agent(model, Budget.unlimited().tokens(1_000))
                .retries(new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1), 0, Duration.ofSeconds(1), 3))
                .build()
                .session("s");
        Run run = session.prompt("Work");
        model.asked().breaks(new ModelEvent.Failed(CUT, Usage.uncounted(), 3_000));

        assertStopped(result(run), Limit.TOKENS, "the budget's tokens ran out");
    }

    @Test
    void of_money_asks_nothing_of_a_model_whose_price_is_not_known() {
        ScriptedModel model = ScriptedModel.says("Hello.");

        RunResult result =
                result(agent(model, Budget.usd("0.50")).build().newSession().prompt("Hi"));

        assertStopped(
                result,
                Limit.MONEY,
                "the budget limits money, and what was asked has no known price: name those of the model, and of one that it"
                        + " falls back to, with `prices(...)`; if the server does not tell how many tokens it took, limit"
                        + " turns or time instead");
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void goes_on_after_an_answer_that_broke_off_uncounted_and_reckons_what_it_took() throws InterruptedException {
        PlayedModel model = new PlayedModel();
        Session session = agent(model, Budget.unlimited().tokens(1_000)).build().session("s");
        Run run = session.prompt("Work");
        model.asked().says("x".repeat(1_500)).breaks(CUT, Usage.uncounted());
        model.asked().calls(calling("c1", "look", "a")).ends(new Usage(400, 0, 0, 0, 99, 0));
        model.asked().calls(calling("c2", "look", "b")).ends(new Usage(0, 0, 0, 0, 1, 0));

        RunResult result = result(run);

        assertStopped(result, Limit.TOKENS, "the budget's tokens ran out");
        assertThat(result.usage()).isEqualTo(Usage.uncounted().plus(new Usage(400, 0, 0, 0, 100, 0)));
        assertThat(result.cost()).hasToString("cost unknown");
    }

    @Test
    void of_tokens_is_used_up_when_a_server_does_not_tell_how_many_it_took() throws InterruptedException {
        PlayedModel model = new PlayedModel();
        Session session =
                agent(model, Budget.unlimited().tokens(1_000_000)).build().session("s");
        Run run = session.prompt("Work");
        model.asked().calls(calling("c1", "look", "a")).ends(Usage.uncounted());

        assertStopped(
                result(run),
                Limit.TOKENS,
                "the budget limits tokens, and the server of the model does not tell how many it took: limit turns or time"
                        + " instead");
    }

    @Test
    void without_a_limit_of_tokens_nobody_need_count_them() throws InterruptedException {
        PlayedModel model = new PlayedModel();
        Session session = agent(model, Budget.unlimited().turns(2)).build().session("s");
        Run run = session.prompt("Work");
        model.asked().calls(calling("c1", "look", "a")).ends(Usage.uncounted());
        model.asked().says("Done.").ends(Usage.uncounted());

        assertThat(result(run)).isInstanceOf(RunResult.Completed.class);
    }

    @Test
    void without_a_limit_of_money_a_price_need_not_be_known() {
        RunResult result = result(agent(ScriptedModel.says("Hello."), Budget.unlimited())
                .build()
                .newSession()
                .prompt("Hi"));

        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(result.cost()).hasToString("cost unknown");
    }

    @Test
    void of_time_ends_a_tool_that_runs() {
        CountDownLatch never = new CountDownLatch(1);
        Session session = Agent.builder()
                .model(ScriptedModel.says(calling("c1", "wait", "a"), calling("c2", "wait", "b"))
                        .then("Done."))
                .tools(Tools.changing("wait", (text, context) -> {
                    done.add(text);
                    never.await();
                    return "never";
                }))
                .permissions(rules -> rules.allow("wait"))
                .sessions(store)
                .budget(Budget.unlimited().wallClock(Duration.ofMillis(300)))
                .build()
                .session("s");

        RunResult result = result(session.prompt("Work"));

        assertStopped(result, Limit.TIME, "the budget's time ran out");
        assertThat(done).containsExactly("a");
        assertThat(Story.of(store, session))
                .contains("answer c2 ! [E_LIMIT] Not executed: the budget's time ran out.")
                .anyMatch(line -> line.startsWith("answer c1 ! [E_TIMEOUT]"));
    }

    @Test
    void of_time_ends_an_answer_that_does_not_end() throws InterruptedException {
        PlayedModel model = new PlayedModel();
        Session session = agent(model, Budget.unlimited().wallClock(Duration.ofMillis(300)))
                .build()
                .session("s");
        Run run = session.prompt("Work");
        PlayedModel.Answer answer = model.asked().says("Once upon");

        RunResult result = result(run);

        answer.awaitClosed();
        assertStopped(result, Limit.TIME, "the budget's time ran out");
        assertThat(Story.of(store, session))
                .containsExactly("user Work", "ended Stopped TIME: the budget's time ran out");
    }

    private static RunResult result(Run run) {
        try (run) {
            return run.result();
        }
    }
}
