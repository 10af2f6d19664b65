package dev.armature.conformance;

import static dev.armature.testkit.assertions.AgentAssertions.assertThatEvents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.model.ForkRequest;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.model.RequestPreview;
import dev.armature.core.session.SessionStore;
import dev.armature.core.usage.Usage;
import dev.armature.prompts.cache.CacheLedger;
import dev.armature.prompts.cache.CachePrices;
import dev.armature.prompts.cache.CacheUsage;
import dev.armature.testkit.simulator.ModelSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the engine, the wire format and a real prefix cache make of a conversation together. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PromptCacheTest {
    private static final long PROMPT_BYTES = 40_000;

    @Test
    void a_conversation_that_grows_reads_all_but_what_is_new_and_costs_almost_the_least_possible() {
        try (ModelSimulator server = ModelSimulator.start(LongBook.turningPages())) {
            List<AgentEvent> events = new ArrayList<>();

            RunResult result = run(agent(server, SessionStore.inMemory()), "Read the book.", events);

            assertThat(result).isInstanceOf(RunResult.Completed.class);
            assertThat(result.totals().turns()).isEqualTo(LongBook.TURNS);
            assertThat(LongBook.prompt().text().length()).isGreaterThan((int) PROMPT_BYTES);
            assertThat(events).noneMatch(AgentEvent.CacheMissed.class::isInstance);
            assertThatEvents(events).promptPrefixStable();
            List<Usage> usages = usages(events);
            CacheLedger ledger = ledger(usages);
            double ceiling =
                    1 - (double) usages.getLast().input() / result.usage().input();
            double share = result.usage().cacheReadRatio().orElseThrow() / ceiling;
            assertThat(result.usage().cacheReadRatio()).hasValue(ledger.readShare());
            assertThat(share).isBetween(0.995, 1.0);
            assertThat(ledger.efficiency()).isBetween(0.97, 1.0);
            System.out.printf(
                    Locale.ROOT,
                    "session of %d turns: %.4f of the input read from the cache, %.4f of the ceiling; input efficiency"
                            + " %.4f%n",
                    usages.size(),
                    ledger.readShare(),
                    share,
                    ledger.efficiency());
        }
    }

    @Test
    void each_request_reads_what_the_one_before_it_read_and_wrote() {
        try (ModelSimulator server = ModelSimulator.start(LongBook.turningPages())) {
            List<AgentEvent> events = new ArrayList<>();

            run(agent(server, SessionStore.inMemory()), "Read the book.", events);

            List<Usage> usages = usages(events);
            assertThat(usages.stream().skip(1).map(Usage::cacheRead))
                    .containsExactlyElementsOf(usages.stream()
                            .limit(LongBook.TURNS - 1)
                            .map(before -> before.cacheRead() + before.cacheWrite5m() + before.cacheWrite1h())
                            .toList());
        }
    }

    @Test
    void another_agent_that_resumes_the_session_reads_what_the_first_one_wrote() {
        try (ModelSimulator server = ModelSimulator.start(LongBook.turningPages())) {
            SessionStore store = SessionStore.inMemory();
            run(agent(server, store), "Read the book.", new ArrayList<>());
            List<AgentEvent> events = new ArrayList<>();

            run(agent(server, store), "What was it about?", events);

            Usage first = usages(events).getFirst();
            assertThat(first.cacheRead()).isGreaterThan(first.input() * 9 / 10);
        }
    }

    @Test
    void a_question_beside_the_conversation_reads_the_conversation_and_leaves_it_as_it_was() {
        try (ModelSimulator server = ModelSimulator.start(LongBook.turningPages())) {
            SessionStore store = SessionStore.inMemory();
            List<AgentEvent> events = new ArrayList<>();
            Agent agent = agent(server, store);
            run(agent, "Read the book.", events);
            long parent = usages(events).getLast().input();

            ForkRequest fork = agent.session(LongBook.SESSION).fork("Summarise it.");
            Usage usage = answered(model(server).ask(fork.request()));

            double read = (double) usage.cacheRead() / parent;
            assertThat(read).isBetween(0.9, 1.0);
            assertThat(usage.cacheWrite5m() + usage.cacheWrite1h()).isZero();
            List<AgentEvent> after = new ArrayList<>();
            run(agent, "What was it about?", after);
            assertThat(usages(after).getFirst().cacheRead()).isGreaterThanOrEqualTo(parent);
            assertThat(after).noneMatch(AgentEvent.CacheMissed.class::isInstance);
            System.out.printf(
                    Locale.ROOT, "first request beside a session: %.4f of its last prompt read from the cache%n", read);
        }
    }

    @Test
    void a_question_beside_the_conversation_is_what_would_be_said_in_it_and_marks_nothing_new() {
        try (ModelSimulator server = ModelSimulator.start(LongBook.turningPages())) {
            Agent agent = agent(server, SessionStore.inMemory());
            run(agent, "Read the book.", new ArrayList<>());

            RequestPreview continued = agent.session(LongBook.SESSION).preview("Summarise it.");
            ModelRequest fork =
                    agent.session(LongBook.SESSION).fork("Summarise it.").request();

            assertThat(fork.cacheMarks(continued.request().cacheMarks())).isEqualTo(continued.request());
            assertThat(fork.cacheMarks()).isNotEmpty();
            assertThat(continued.request().cacheMarks()).containsAllEntriesOf(fork.cacheMarks());
        }
    }

    @Test
    void another_session_reads_the_tools_and_the_system_prompt() {
        try (ModelSimulator server = ModelSimulator.start(LongBook.turningPages())) {
            Agent agent = agent(server, SessionStore.inMemory());
            run(agent, "Read the book.", new ArrayList<>());

            Usage usage = answered(model(server)
                    .ask(agent.session("other").preview("Read another book.").request()));

            assertThat((double) usage.cacheRead() / usage.input()).isBetween(0.99, 1.0);
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
            return LongBook.turningPages().reply(request);
        })) {
            self[0] = server;
            List<AgentEvent> events = new ArrayList<>();

            run(agent(server, SessionStore.inMemory()), "Read the book.", events);

            assertThat(events.stream().filter(AgentEvent.CacheMissed.class::isInstance))
                    .singleElement()
                    .asString()
                    .contains("server_eviction");
        }
    }

    private static Agent agent(ModelSimulator server, SessionStore store) {
        return LongBook.agent(model(server), store);
    }

    private static Model model(ModelSimulator server) {
        return LongBook.model(server.baseUri(), server.apiKey());
    }

    private static RunResult run(Agent agent, String prompt, List<AgentEvent> events) {
        try (Run run = agent.session(LongBook.SESSION).prompt(prompt)) {
            run.forEach(events::add);
            return run.result();
        }
    }

    private static Usage answered(ModelStream answer) {
        try (answer) {
            while (true) {
                switch (answer.next()) {
                    case ModelEvent.Completed completed -> {
                        return completed.usage();
                    }
                    case ModelEvent.Failed failed ->
                        throw new AssertionError(failed.failure().message());
                    case ModelEvent ignored -> {}
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static CacheLedger ledger(List<Usage> usages) {
        CacheLedger ledger = new CacheLedger(CachePrices.standard());
        usages.forEach(usage -> ledger.add(
                new CacheUsage(usage.uncachedInput(), usage.cacheRead(), usage.cacheWrite5m(), usage.cacheWrite1h())));
        return ledger;
    }

    private static List<Usage> usages(List<AgentEvent> events) {
        return events.stream()
                .filter(AgentEvent.ModelAnswered.class::isInstance)
                .map(event -> ((AgentEvent.ModelAnswered) event).usage())
                .toList();
    }
}
