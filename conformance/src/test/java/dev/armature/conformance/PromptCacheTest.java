package dev.armature.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.model.ApiKey;
import dev.armature.core.session.SessionStore;
import dev.armature.core.usage.Usage;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.ReplyPolicy;
import dev.armature.testkit.simulator.SimReply;
import dev.armature.testkit.simulator.SimRequest;
import dev.armature.tools.contract.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the engine, the wire format and a real prefix cache make of a conversation together. */
final class PromptCacheTest {
    private static final int CALLS = 12;
    private static final String INSTRUCTIONS = "Look before you leap, and say what you saw. ".repeat(200);

    record Page(int number) {}

    @Test
    void a_conversation_that_grows_reads_all_but_what_is_new_from_the_cache() {
        try (ModelSimulator server = ModelSimulator.start(turningPages())) {
            List<AgentEvent> events = new ArrayList<>();

            RunResult result = run(agent(server, SessionStore.inMemory(), INSTRUCTIONS), events);

            assertThat(result).isInstanceOf(RunResult.Completed.class);
            assertThat(events).noneMatch(AgentEvent.CacheMissed.class::isInstance);
            long lastPrompt = usages(events).getLast().input();
            long all = result.usage().input();
            double ceiling = 1 - (double) lastPrompt / all;
            assertThat(result.usage().cacheReadRatio()).isGreaterThan(0.99 * ceiling);
        }
    }

    @Test
    void another_agent_that_resumes_the_session_reads_what_the_first_one_wrote() {
        try (ModelSimulator server = ModelSimulator.start(turningPages())) {
            SessionStore store = SessionStore.inMemory();
            run(agent(server, store, INSTRUCTIONS), new ArrayList<>());
            List<AgentEvent> events = new ArrayList<>();

            run(agent(server, store, INSTRUCTIONS), events);

            var first = usages(events).getFirst();
            assertThat(first.cacheRead()).isGreaterThan(first.input() * 9 / 10);
        }
    }

    @Test
    void a_cache_that_forgot_is_told_of_with_the_reason() {
        AtomicInteger turns = new AtomicInteger();
        ModelSimulator[] self = new ModelSimulator[1];
        try (ModelSimulator server = ModelSimulator.start(request -> {
            if (turns.incrementAndGet() == 5) {
                self[0].evict(1.0);
            }
            return turningPages().reply(request);
        })) {
            self[0] = server;
            List<AgentEvent> events = new ArrayList<>();

            run(agent(server, SessionStore.inMemory(), INSTRUCTIONS), events);

            assertThat(events.stream().filter(AgentEvent.CacheMissed.class::isInstance))
                    .singleElement()
                    .asString()
                    .contains("server_eviction");
        }
    }

    private static ReplyPolicy turningPages() {
        return request -> answered(request) < CALLS
                ? SimReply.toolUse("page", "{\"number\":" + answered(request) + "}")
                : SimReply.text("read");
    }

    private static int answered(SimRequest request) {
        return request.messages().size() / 2;
    }

    private static Agent agent(ModelSimulator server, SessionStore store, String instructions) {
        return Agent.builder()
                .model(AnthropicModel.builder("claude-sonnet-5-5")
                        .baseUri(server.baseUri())
                        .apiKey(ApiKey.of(server.apiKey()))
                        .build())
                .system(instructions)
                .tools(Tool.of(
                        "page",
                        "A page of the book.",
                        Page.class,
                        (page, context) -> "Page " + page.number() + ": " + "so it went on. ".repeat(30)))
                .permissions(rules -> rules.allow("page"))
                .sessions(store)
                .build();
    }

    private static RunResult run(Agent agent, List<AgentEvent> events) {
        try (Run run = agent.session("book").prompt("Read the book.")) {
            run.forEach(events::add);
            return run.result();
        }
    }

    private static List<Usage> usages(List<AgentEvent> events) {
        return events.stream()
                .filter(AgentEvent.ModelAnswered.class::isInstance)
                .map(event -> ((AgentEvent.ModelAnswered) event).usage())
                .toList();
    }
}
