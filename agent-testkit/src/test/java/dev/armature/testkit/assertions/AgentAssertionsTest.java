package dev.armature.testkit.assertions;

import static dev.armature.testkit.ScriptedModel.call;
import static dev.armature.testkit.assertions.AgentAssertions.assertThat;
import static dev.armature.testkit.assertions.AgentAssertions.assertThatEvents;
import static dev.armature.testkit.assertions.AgentAssertions.assertThatRequests;
import static dev.armature.testkit.assertions.AgentAssertions.assertThatSession;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.RetryPolicy;
import dev.armature.core.session.Entry;
import dev.armature.core.session.EntryBody;
import dev.armature.core.session.SessionId;
import dev.armature.core.session.SessionStore;
import dev.armature.core.session.Transcript;
import dev.armature.core.usage.PriceList;
import dev.armature.core.usage.Usage;
import dev.armature.prompts.PromptBlock;
import dev.armature.testkit.ScriptedModel;
import dev.armature.testkit.transcript.TranscriptText;
import dev.armature.tools.contract.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class AgentAssertionsTest {
    private final SessionStore store = SessionStore.inMemory();

    record Text(String text) {}

    private Agent agent(ScriptedModel model) {
        return Agent.builder()
                .model(model)
                .retries(RetryPolicy.none())
                .sessions(store)
                .tools(Tool.of("look", "Looks.", Text.class, (text, context) -> "seen " + text.text()))
                .tools(Tool.of("ship", "Ships.", Text.class, (text, context) -> "gone"))
                .permissions(rules -> rules.allow("look").deny("ship"))
                .build();
    }

    private static ScriptedModel model() {
        return ScriptedModel.says(call("look", "{\"text\":\"a\"}"), call("ship", "{\"text\":\"b\"}"))
                .then("I may not.");
    }

    private List<AgentEvent> events() {
        List<AgentEvent> events = new ArrayList<>();
        try (Run run = agent(model()).session("one").prompt("Go.")) {
            run.forEach(events::add);
        }
        return events;
    }

    @Test
    void a_run_that_is_as_expected_passes() {
        ScriptedModel model = model();
        try (Run run = agent(model).session("one").prompt("Go.")) {
            assertThat(run)
                    .calledTools("look", "ship")
                    .calledToolsInAnyOrder("ship", "look")
                    .calledToolsAmongOthers("ship")
                    .ranTools("look")
                    .deniedBy("ship")
                    .result()
                    .completedWith("I may not.")
                    .usedAtMostTokens(10_000);
        }
        assertThatRequests(model.requests()).promptPrefixStable();
        assertThatSession(store, "one")
                .hasNoDanglingToolCalls()
                .calledTools("look", "ship")
                .transcriptMatches("""
                user    Go.
                call    c1 look {"text":"a"}
                call    c2 ship {"text":"b"}
                intent  c1
                answer  c1 = seen a
                answer  c2 ! [E_DENIED] …
                said    I may not.
                ended   Completed
                """);
    }

    @Test
    void calls_that_are_not_as_expected_are_shown_beside_those_expected() {
        List<AgentEvent> events = events();

        assertThatThrownBy(() -> assertThatEvents(events).calledTools("ship", "look"))
                .hasMessage(
                        "Expected calls of exactly, in this order:\n  [ship, look]\nbut the model called\n  [look, ship]");
        assertThatThrownBy(() -> assertThatEvents(events).calledToolsInAnyOrder("ship"))
                .hasMessageContaining("exactly, in any order:\n  [ship]");
        assertThatThrownBy(() -> assertThatEvents(events).calledToolsAmongOthers("ship", "look"))
                .hasMessageEndingWith("not found: `look`");
        assertThatThrownBy(() -> assertThatEvents(events).ranTools("look", "ship"))
                .hasMessage("Expected these tools to run:\n  [look, ship]\nbut there ran\n  [look]");
    }

    @Test
    void a_denial_by_another_rule_is_told_with_the_rule_that_it_was() {
        List<AgentEvent> events = events();

        assertThatThrownBy(() -> assertThatEvents(events).deniedBy("look"))
                .hasMessageStartingWith("Expected a call to be denied by the rule `look`, but these were:\n  ship")
                .hasMessageContaining("the program");
        assertThatThrownBy(() -> assertThatEvents(events).deniedNothing())
                .hasMessageStartingWith("Expected no call to be denied, but these were:\n  ship");
    }

    @Test
    void results_that_are_not_as_expected_are_shown() {
        RunResult.Completed result = (RunResult.Completed) ((AgentEvent.RunFinished) events().getLast()).result();

        assertThatThrownBy(() -> assertThat(result).completedWith("Done."))
                .hasMessageContaining("Expected the run to be completed with\n  `Done.`\nbut it said\n  `I may not.`");
        assertThatThrownBy(() -> assertThat(result).stoppedBy(RunResult.Limit.TURNS))
                .hasMessageStartingWith("Expected the run to be stopped by TURNS, but it ended as\n  Completed");
        assertThatThrownBy(() -> assertThat(result).failedWith(ModelFailure.Kind.SERVER))
                .hasMessageStartingWith("Expected the model to fail with SERVER");
        assertThatThrownBy(() -> assertThat(result).usedAtMostTokens(10))
                .hasMessageStartingWith("Expected at most 10 tokens, but it were ");
        assertThatThrownBy(() -> assertThat(result).spentAtMost("0.05"))
                .hasMessageStartingWith("Expected a cost of at most $0.05, but it is not known");
    }

    @Test
    void money_is_compared_where_the_price_is_known() {
        RunResult result;
        try (Run run = Agent.builder()
                .model(ScriptedModel.says("Hi."))
                .prices(PriceList.standard()
                        .with(
                                "scripted",
                                new dev.armature.core.usage.Prices(
                                        new java.math.BigDecimal("1000"),
                                        new java.math.BigDecimal("0"),
                                        new java.math.BigDecimal("0"),
                                        new java.math.BigDecimal("0"),
                                        new java.math.BigDecimal("0"))))
                .build()
                .newSession()
                .prompt("Hi.")) {
            result = run.result();
        }

        assertThat(result).spentAtMost("0.1");
        assertThatThrownBy(() -> assertThat(result).spentAtMost("0.05"))
                .hasMessageStartingWith("Expected a cost of at most $0.05, but it was $0.1");
    }

    @Test
    void a_failed_run_is_known_by_its_kind() {
        RunResult result;
        try (Run run = agent(ScriptedModel.fails(ModelFailure.of(ModelFailure.Kind.SERVER, "Down.")))
                .newSession()
                .prompt("Hi.")) {
            result = run.result();
        }

        assertThat(result).failedWith(ModelFailure.Kind.SERVER);
        assertThatThrownBy(() -> assertThat(result).completed())
                .hasMessageStartingWith("Expected the run to be completed, but it ended as\n  Failed");
    }

    @Test
    void calls_without_answers_and_answers_without_calls_are_found() {
        AssistantMessage message = new AssistantMessage(
                "m", "model", List.of(new Part.Call(call("id", "look", "{}"), RawBlock.none())), StopReason.TOOL_USE);
        UserMessage.Part.Answer answer = new UserMessage.Part.Answer("id", List.of(), false);
        try (Transcript transcript = store.open(new SessionId("torn"))) {
            transcript.append(new EntryBody.AssistantSaid(message, Usage.none()));
            assertThatThrownBy(() -> assertThat(transcript).hasNoDanglingToolCalls())
                    .hasMessage(
                            "Expected each call to have an answer, but these have none: [id]\ncall    c1 look {}\n");

            transcript.append(new EntryBody.CallAnswered(answer));
            assertThat(transcript).hasNoDanglingToolCalls();

            transcript.append(new EntryBody.CallAnswered(answer));
            assertThatThrownBy(() -> assertThat(transcript).hasNoDanglingToolCalls())
                    .hasMessageStartingWith(
                            "Expected each answer to have one call before it, but entry 3 answers `id`");
        }
    }

    @Test
    void two_calls_of_one_id_want_two_answers() {
        AssistantMessage message = new AssistantMessage(
                "m",
                "model",
                List.of(
                        new Part.Call(call("id", "look", "{}"), RawBlock.none()),
                        new Part.Call(call("id", "look", "{}"), RawBlock.none())),
                StopReason.TOOL_USE);
        UserMessage.Part.Answer answer = new UserMessage.Part.Answer("id", List.of(), false);
        try (Transcript transcript = store.open(new SessionId("twice"))) {
            transcript.append(new EntryBody.AssistantSaid(message, Usage.none()));
            transcript.append(new EntryBody.CallAnswered(answer));
            assertThatThrownBy(() -> assertThat(transcript).hasNoDanglingToolCalls())
                    .hasMessageStartingWith("Expected each call to have an answer, but these have none: [id]\n");

            transcript.append(new EntryBody.CallAnswered(answer));
            assertThat(transcript).hasNoDanglingToolCalls();
        }
    }

    @Test
    void no_line_of_the_text_stands_for_the_end_of_the_transcript() {
        events();
        String whole = TranscriptText.of(entries("one"));

        assertThatThrownBy(() -> assertThatSession(store, "one").transcriptMatches(whole + "…\n"))
                .hasMessageContaining("expected  …\n  but was   (the end)");
        assertThatThrownBy(() -> assertThatSession(store, "one").transcriptMatches(whole + "(the end)\n"))
                .hasMessageContaining("expected  (the end)\n  but was   (the end)");
        assertThatThrownBy(() -> assertThatSession(store, "one").transcriptMatches("user    Go."))
                .hasMessageContaining("expected  (the end)\n  but was   call");
    }

    private List<Entry> entries(String session) {
        try (Transcript transcript = store.open(new SessionId(session))) {
            return transcript.entries();
        }
    }

    @Test
    void a_transcript_that_differs_is_shown_from_its_first_line_that_does() {
        events();

        assertThatThrownBy(() -> assertThatSession(store, "one").transcriptMatches("""
                        user    Go.
                        said    Gone.
                        """))
                .hasMessageContaining("""
                        The transcript differs in line 2:
                          expected  said    Gone.
                          but was   call    c1 look {"text":"a"}
                        The whole transcript:
                        user    Go.
                        """);
        assertThatThrownBy(() -> assertThatSession(store, "one").transcriptMatches(getClass(), "nowhere.txt"))
                .hasMessageContaining("There is no resource `nowhere.txt`")
                .hasMessageContaining("user    Go.");
        assertThatThrownBy(() -> assertThatSession(store, "two"))
                .hasMessage("There is no session `two` in the store; there are: [one]");
    }

    @Test
    void a_run_that_missed_the_cache_is_told_of_each_miss() {
        List<AgentEvent> events = new ArrayList<>(events());
        events.add(1, new AgentEvent.CacheMissed("ttl_expired: the entry was 370 s old"));
        events.add(2, new AgentEvent.CacheMissed("server_eviction: it should have been there"));

        assertThatThrownBy(() -> assertThatEvents(events).promptPrefixStable())
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        Expected the prompt's beginning to stay as it was, but the cache was missed:
                          ttl_expired: the entry was 370 s old
                          server_eviction: it should have been there""");
    }

    @Test
    void a_run_whose_requests_read_what_those_before_them_cached_passes() {
        assertThatEvents(List.of(
                        answered("m", new Usage(50, 0, 900, 100, 1, 0)),
                        answered("m", new Usage(50, 1000, 200, 0, 1, 0)),
                        answered("other", new Usage(1250, 0, 0, 0, 1, 0)),
                        answered("m", new Usage(9, 0, 0, 0, 1, 0, Set.of(Usage.Count.CACHE_READ))),
                        answered("m", new Usage(50, 1200, 0, 0, 1, 0))))
                .promptPrefixStable();
    }

    @Test
    void a_run_that_read_less_than_was_cached_before_is_told_of_the_request_that_did() {
        List<AgentEvent> events = List.of(
                answered("m", new Usage(50, 0, 900, 100, 1, 0)), answered("m", new Usage(950, 300, 0, 0, 1, 0)));

        assertThatThrownBy(() -> assertThatEvents(events).promptPrefixStable())
                .hasMessage("Expected the prompt's beginning to stay as it was, but the cache was missed:\n"
                        + "  answer 2 read 300 tokens from the cache, and 1000 had been read or written by the one"
                        + " before it");
    }

    @Test
    void a_run_whose_model_tells_nothing_of_its_cache_cannot_be_judged_by_it() {
        List<AgentEvent> events = events();

        assertThatThrownBy(() -> assertThatEvents(events).promptPrefixStable())
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected the prompt's beginning to be read from the cache, but no answer of this run tells of"
                                + " a cache that was read or written: this model (scripted) tells nothing of its cache, or the"
                                + " prompt is too short for it. Use assertThatRequests on what the model was asked.");
    }

    private static AgentEvent answered(String model, Usage usage) {
        return new AgentEvent.ModelAnswered(model, usage);
    }

    @Test
    void a_changed_beginning_of_the_prompt_is_named_as_the_cache_names_it() {
        ModelRequest first = request("Be terse.", "a");
        ModelRequest longer = request("Be terse.", "a");

        assertThatRequests(List.of(first, longer)).promptPrefixStable();
        assertThatThrownBy(() -> assertThatRequests(List.of(first, request("It is noon.", "a")))
                        .promptPrefixStable())
                .hasMessageContaining("request 2 differs from the one before it: system_changed: system[0] was");
        assertThatThrownBy(() -> assertThatRequests(List.of(first, request("Be terse.", "b")))
                        .promptPrefixStable())
                .hasMessageContaining("messages_changed: messages[0] was");
    }

    private static ModelRequest request(String system, String text) {
        return new ModelRequest(
                List.of(PromptBlock.of(system)), List.of(), List.of(UserMessage.of(text)), 100, "", null);
    }
}
