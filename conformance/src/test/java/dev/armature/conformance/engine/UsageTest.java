package dev.armature.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.session.SessionStore;
import dev.armature.core.session.Spent;
import dev.armature.core.usage.Budget;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.PriceList;
import dev.armature.core.usage.Prices;
import dev.armature.core.usage.Usage;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.fault.AnswerFault;
import dev.armature.testkit.simulator.reply.SimReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What requests, runs and sessions used and cost; what nobody counted is unknown, and not nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class UsageTest {
    private static final String NAME = "claude-sonnet-5-5";
    private static final Prices PRICES = Prices.perMillion("2", "10");

    private final SessionStore store = SessionStore.inMemory();
    private final ModelSimulator server = ModelSimulator.start(request ->
            request.messages().size() % 4 == 1 ? SimReply.toolUse("look", "{\"text\":\"a\"}") : SimReply.text("Done."));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void of_a_run_is_the_sum_of_its_requests_and_of_a_session_the_sum_of_its_runs() {
        List<AgentEvent> events = new ArrayList<>();

        RunResult first = run(agent(PRICES, Budget.unlimited()), events);
        RunResult second = run(agent(PRICES, Budget.unlimited()), events);

        List<Usage> requests = events.stream()
                .filter(AgentEvent.ModelAnswered.class::isInstance)
                .map(event -> ((AgentEvent.ModelAnswered) event).usage())
                .toList();
        assertThat(requests)
                .hasSize(4)
                .allSatisfy(usage -> assertThat(usage.input()).isPositive());
        assertThat(first.usage()).isEqualTo(requests.get(0).plus(requests.get(1)));
        assertThat(second.usage()).isEqualTo(requests.get(2).plus(requests.get(3)));
        assertThat(agent(PRICES, Budget.unlimited()).session("s").spent())
                .isEqualTo(new Spent(
                        first.usage().plus(second.usage()), first.cost().plus(second.cost())));
        assertThat(first.cost()).isEqualTo(cost(requests.get(0)).plus(cost(requests.get(1))));
        assertThat(first.usage().cacheReadRatio().orElseThrow())
                .isEqualTo((double) first.usage().cacheRead() / first.usage().input());
        assertThat(second.usage().cacheReadRatio().orElseThrow()).isBetween(0.5, 1.0);
    }

    @ParameterizedTest
    @EnumSource(names = {"NULL_USAGE", "NO_USAGE"})
    void that_the_provider_does_not_tell_costs_nobody_knows_how_much(AnswerFault fault) {
        server.inject(fault);

        RunResult result = run(agent(PRICES, Budget.unlimited()), new ArrayList<>());

        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(result.cost()).isEqualTo(new Cost(cost(result.usage()).usd(), false));
        assertThat(result.cost().toString()).startsWith("at least $0.0");
    }

    @Test
    void that_is_never_told_is_an_unknown_cost() {
        server.policy(request -> SimReply.text("Done."));
        server.inject(AnswerFault.NO_USAGE);

        RunResult result = run(agent(PRICES, Budget.unlimited()), new ArrayList<>());

        assertThat(result.cost()).hasToString("cost unknown");
    }

    @Test
    void that_is_not_told_ends_a_run_whose_money_is_limited() {
        server.inject(AnswerFault.NO_USAGE);

        RunResult result = run(agent(PRICES, Budget.usd("1000")), new ArrayList<>());

        assertThat(result)
                .isInstanceOfSatisfying(
                        RunResult.Stopped.class,
                        stopped -> assertThat(stopped.limit()).isEqualTo(RunResult.Limit.MONEY));
        assertThat(server.requestCount()).isOne();
    }

    @Test
    void of_a_model_that_is_free_costs_nothing_even_if_it_is_not_told() {
        server.inject(AnswerFault.NO_USAGE);

        RunResult result = run(agent(Prices.free(), Budget.usd("1")), new ArrayList<>());

        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(result.cost()).hasToString("$0.0000");
    }

    @Test
    void that_leaves_out_what_was_cached_is_no_cache_that_failed() {
        List<AgentEvent> events = new ArrayList<>();
        Agent agent = agent(untold(model()), PRICES, Budget.unlimited());

        RunResult first = run(agent, events);
        RunResult second = run(agent, events);

        assertThat(first.usage().cacheReadRatio()).isEmpty();
        assertThat(second.usage().unknown()).containsExactly(Usage.Count.CACHE_READ, Usage.Count.CACHE_WRITE);
        assertThat(agent(PRICES, Budget.unlimited()).session("s").spent())
                .isEqualTo(new Spent(
                        first.usage().plus(second.usage()), first.cost().plus(second.cost())));
        assertThat(events).noneMatch(AgentEvent.CacheMissed.class::isInstance);
    }

    /** As a server that speaks the format, caches nothing, and says nothing of a cache. */
    private static Model untold(Model model) {
        return new Model() {
            @Override
            public ModelProfile profile() {
                return model.profile();
            }

            @Override
            public SegmentChain segments(ModelRequest request) {
                return model.segments(request);
            }

            @Override
            public ModelStream ask(ModelRequest request) {
                ModelStream stream = model.ask(request);
                return new ModelStream() {
                    @Override
                    public ModelEvent next() throws InterruptedException {
                        ModelEvent event = stream.next();
                        return event instanceof ModelEvent.Completed completed
                                ? new ModelEvent.Completed(completed.message(), untold(completed.usage()))
                                : event;
                    }

                    @Override
                    public void close() {
                        stream.close();
                    }
                };
            }
        };
    }

    private static Usage untold(Usage told) {
        return new Usage(
                told.input(),
                0,
                0,
                0,
                told.output(),
                told.reasoning(),
                Set.of(Usage.Count.CACHE_READ, Usage.Count.CACHE_WRITE));
    }

    private static Cost cost(Usage usage) {
        return Cost.of(usage, PRICES);
    }

    private Model model() {
        return AnthropicModel.builder(NAME)
                .baseUri(server.baseUri())
                .apiKey(ApiKey.of(server.apiKey()))
                .build();
    }

    private Agent agent(Prices prices, Budget budget) {
        return agent(model(), prices, budget);
    }

    private Agent agent(Model model, Prices prices, Budget budget) {
        return Agent.builder()
                .model(model)
                .system("Look before you leap. ".repeat(400))
                .prices(PriceList.standard().with(NAME, prices))
                .tools(Tools.looking("look", (text, context) -> "seen"))
                .permissions(rules -> rules.allow("look"))
                .budget(budget)
                .sessions(store)
                .build();
    }

    private static RunResult run(Agent agent, List<AgentEvent> events) {
        try (Run run = agent.session("s").prompt("Work")) {
            run.forEach(events::add);
            return run.result();
        }
    }
}
