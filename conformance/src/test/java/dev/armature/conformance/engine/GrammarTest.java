package dev.armature.conformance.engine;

import static dev.armature.testkit.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.Session;
import dev.armature.core.approval.Approval;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.RetryPolicy;
import dev.armature.core.session.SessionStore;
import dev.armature.core.usage.Budget;
import dev.armature.core.usage.Usage;
import dev.armature.testkit.ScriptedModel;
import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * The order of events, for random scripts. As letters, a run is
 *
 * <pre>
 * run    : turn* E
 * turn   : T stream ( A C? act )?
 * stream : ( t | k | R | D S | F )*     text, thinking, retries, calls that start early (and end, if the answer breaks off)
 * act    : ( D | Q | q | S | F )*       decided, asked, answered, started, finished
 * call   : D? ( Q q )? S? F             the events of any one call
 * </pre>
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class GrammarTest {
    private static final RetryPolicy QUICK =
            new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(1), 0, Duration.ofSeconds(1), 3);

    /** What the model does, and how many calls the run may make. */
    private record Script(List<Turn> turns, int toolCalls) {}

    private sealed interface Turn {
        record Says(StopReason reason, List<Part> parts) implements Turn {}

        record Fails(ModelFailure.Kind kind) implements Turn {}
    }

    private static Script script(Draws draws) {
        int[] calls = {0};
        List<Turn> turns = draws.listOf(1, 8, each -> turn(each, calls));
        return new Script(turns, draws.oneIn(4) ? draws.below(6) : 1_000);
    }

    private static Turn turn(Draws draws, int[] calls) {
        if (draws.oneIn(6)) {
            return new Turn.Fails(
                    draws.oneOf(ModelFailure.Kind.SERVER, ModelFailure.Kind.CUT_OFF, ModelFailure.Kind.QUOTA));
        }
        List<Part> parts = draws.listOf(0, 6, each -> part(each, calls));
        StopReason reason = draws.oneIn(5)
                ? draws.from(List.of(StopReason.values()))
                : parts.stream().anyMatch(Part.Call.class::isInstance) ? StopReason.TOOL_USE : StopReason.END_TURN;
        return new Turn.Says(reason, parts);
    }

    private static Part part(Draws draws, int[] calls) {
        return switch (draws.below(8)) {
            case 0 -> new Part.Said("So.", RawBlock.none());
            case 1 -> new Part.Thought("Hm.", RawBlock.none());
            default -> {
                String id = "c" + calls[0]++;
                String tool = draws.oneOf("look", "look", "change", "ask", "deny", "nothing", "broken");
                ToolCall whole = call(id, tool, "{\"text\":\"" + draws.below(3) + "\"}");
                yield new Part.Call(draws.oneIn(8) ? new ToolCall(id, tool, "{\"te", false) : whole, RawBlock.none());
            }
        };
    }

    private static ScriptedModel model(Script script) {
        ScriptedModel model = null;
        for (Turn turn : script.turns()) {
            model = switch (turn) {
                case Turn.Fails fails -> {
                    ModelFailure failure = ModelFailure.of(fails.kind(), "It failed.");
                    yield model == null ? ScriptedModel.fails(failure) : model.thenFails(failure);
                }
                case Turn.Says says ->
                    (model == null ? ScriptedModel.says("Let me begin.") : model)
                            .then(says.reason(), says.parts().toArray(Part[]::new));
            };
        }
        return model == null ? ScriptedModel.says("Nothing.") : model;
    }

    @Test
    void events_come_in_an_order_that_onlookers_can_rely_on_and_the_totals_add_up() {
        Property.forAll(200, GrammarTest::script, script -> {
            SessionStore store = SessionStore.inMemory();
            List<AgentEvent> events = new ArrayList<>();
            Session session = Agent.builder()
                    .model(model(script))
                    .retries(QUICK)
                    .tools(
                            Tools.looking("look", (text, context) -> "seen " + text),
                            Tools.changing("change", (text, context) -> "changed " + text),
                            Tools.looking("ask", (text, context) -> "allowed " + text),
                            Tools.looking("deny", (text, context) -> "never"),
                            Tools.looking("broken", (text, context) -> {
                                throw new IllegalStateException("broken");
                            }))
                    .permissions(rules -> rules.allow("look")
                            .allow("change")
                            .allow("broken")
                            .ask("ask")
                            .deny("deny"))
                    .approvals(request ->
                            request.summary().endsWith("0") ? Approval.rejectOnce("no") : Approval.allowOnce())
                    .budget(Budget.unlimited().toolCalls(script.toolCalls()))
                    .sessions(store)
                    .build()
                    .session("s");

            for (int run = 0; run < 3; run++) {
                events.clear();
                RunResult result;
                try (Run going = session.prompt("Work")) {
                    going.forEach(events::add);
                    result = going.result();
                }

                assertThat(letters(events)).matches("(T(t|k|R|DS|F)*(AC?[DQqSF]*)?)*E");
                for (String id : ids(events)) {
                    assertThat(letters(events.stream()
                                    .filter(event -> id.equals(callId(event)))
                                    .toList()))
                            .as("the events of %s in %s", id, letters(events))
                            .matches("D?(Qq)?S?F");
                }
                assertThat(events.getLast()).isEqualTo(new AgentEvent.RunFinished(result));
                assertThat(result.totals().turns()).isEqualTo(count(events, AgentEvent.ModelAnswered.class));
                assertThat(result.totals().toolCalls())
                        .isEqualTo(count(events, AgentEvent.ToolStarted.class))
                        .isLessThanOrEqualTo(script.toolCalls());
                assertThat(result.usage())
                        .isEqualTo(events.stream()
                                .filter(AgentEvent.ModelAnswered.class::isInstance)
                                .map(event -> ((AgentEvent.ModelAnswered) event).usage())
                                .reduce(Usage.none(), Usage::plus));
                WellFormed.check(Story.entries(store, session));
            }
        });
    }

    private static int count(List<AgentEvent> events, Class<? extends AgentEvent> kind) {
        return (int) events.stream().filter(kind::isInstance).count();
    }

    private static SortedSet<String> ids(List<AgentEvent> events) {
        TreeSet<String> ids =
                new TreeSet<>(events.stream().map(GrammarTest::callId).toList());
        ids.remove("");
        return ids;
    }

    private static String callId(AgentEvent event) {
        return switch (event) {
            case AgentEvent.CallDecided decided -> decided.call().id();
            case AgentEvent.ApprovalRequested requested -> requested.call().id();
            case AgentEvent.ApprovalAnswered answered -> answered.call().id();
            case AgentEvent.ToolStarted started -> started.call().id();
            case AgentEvent.ToolFinished finished -> finished.call().id();
            default -> "";
        };
    }

    private static String letters(List<AgentEvent> events) {
        return events.stream().map(GrammarTest::letter).collect(Collectors.joining());
    }

    private static String letter(AgentEvent event) {
        return switch (event) {
            case AgentEvent.TurnStarted ignored -> "T";
            case AgentEvent.TextDelta ignored -> "t";
            case AgentEvent.ThinkingDelta ignored -> "k";
            case AgentEvent.ModelRetrying ignored -> "R";
            case AgentEvent.ModelNoted ignored -> "N";
            case AgentEvent.ModelAnswered ignored -> "A";
            case AgentEvent.CallDecided ignored -> "D";
            case AgentEvent.ApprovalRequested ignored -> "Q";
            case AgentEvent.ApprovalAnswered ignored -> "q";
            case AgentEvent.ToolStarted ignored -> "S";
            case AgentEvent.ToolFinished ignored -> "F";
            case AgentEvent.CacheMissed ignored -> "C";
            case AgentEvent.TranscriptRepaired ignored -> "W";
            case AgentEvent.RunFinished ignored -> "E";
        };
    }
}
