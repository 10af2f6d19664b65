package dev.armature.testkit.assertions;

import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.CallInfo;
import dev.armature.core.event.RunResult;
import dev.armature.permissions.decision.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** What to expect of what happened in a run. */
public final class RunAssert extends AbstractAssert<RunAssert, List<AgentEvent>> {

    RunAssert(List<AgentEvent> events) {
        super(events, RunAssert.class);
    }

    /** The model called these tools and no others, in this order, whether they ran or not. */
    public RunAssert calledTools(String... names) {
        return agrees(CalledTools.exactly(List.of(names), called()));
    }

    /** The model called these tools and no others. */
    public RunAssert calledToolsInAnyOrder(String... names) {
        return agrees(CalledTools.inAnyOrder(List.of(names), called()));
    }

    /** The model called these tools in this order, and perhaps others between them. */
    public RunAssert calledToolsAmongOthers(String... names) {
        return agrees(CalledTools.amongOthers(List.of(names), called()));
    }

    /** These tools ran, and no others, in the order in which they started. */
    public RunAssert ranTools(String... names) {
        List<String> ran = actual.stream()
                .filter(AgentEvent.ToolStarted.class::isInstance)
                .map(event -> ((AgentEvent.ToolStarted) event).call().tool())
                .toList();
        if (!ran.equals(List.of(names))) {
            throw failure("Expected these tools to run:\n  %s\nbut there ran\n  %s", List.of(names), ran);
        }
        return this;
    }

    /** A call was denied because of this rule, as it was written: {@code Bash(rm:*)}. */
    public RunAssert deniedBy(String rule) {
        List<String> denials = denials();
        boolean found = actual.stream()
                .filter(event -> event instanceof AgentEvent.CallDecided(var call, Decision.Deny deny, var ignored)
                        && deny.reasons().stream()
                                .flatMap(reason -> reason.writtenRule().stream())
                                .anyMatch(written -> isOf(written, rule)))
                .findAny()
                .isPresent();
        if (!found) {
            throw failure(
                    "Expected a call to be denied by the rule `%s`, but %s",
                    rule, denials.isEmpty() ? "none was denied" : "these were:\n  " + String.join("\n  ", denials));
        }
        return this;
    }

    /** No call was denied. */
    public RunAssert deniedNothing() {
        if (!denials().isEmpty()) {
            throw failure("Expected no call to be denied, but these were:\n  %s", String.join("\n  ", denials()));
        }
        return this;
    }

    /**
     * Each request read from the provider's cache what those before it had read and written. It is judged by the counts of
     * the answers, those in a cassette too, and by what the run said of misses: a run of which no answer tells of a cache
     * fails.
     */
    public RunAssert promptPrefixStable() {
        List<AgentEvent.ModelAnswered> answers = events(AgentEvent.ModelAnswered.class);
        CacheReadings readings = CacheReadings.of(answers);
        List<String> told = events(AgentEvent.CacheMissed.class).stream()
                .map(AgentEvent.CacheMissed::explanation)
                .toList();
        List<String> missed = told.isEmpty() ? readings.losses() : told;
        if (!missed.isEmpty()) {
            throw failure(
                    "Expected the prompt's beginning to stay as it was, but the cache was missed:\n  %s",
                    String.join("\n  ", missed));
        }
        if (!readings.tellOfACache()) {
            throw failure(
                    "Expected the prompt's beginning to be read from the cache, but no answer of this run tells of a cache"
                            + " that was read or written: this model (%s) tells nothing of its cache, or the prompt is too"
                            + " short for it. Use assertThatRequests on what the model was asked.",
                    answers.stream()
                            .map(AgentEvent.ModelAnswered::model)
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        return this;
    }

    private <E extends AgentEvent> List<E> events(Class<E> kind) {
        return actual.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Goes on with how the run ended. */
    public RunResultAssert result() {
        RunResult result = actual.stream()
                .filter(AgentEvent.RunFinished.class::isInstance)
                .map(event -> ((AgentEvent.RunFinished) event).result())
                .findFirst()
                .orElseThrow(() -> failure("Expected events of a run to its end, but there is no `RunFinished`"));
        return new RunResultAssert(result);
    }

    private RunAssert agrees(Optional<String> complaint) {
        if (complaint.isPresent()) {
            throw failure("%s", complaint.get());
        }
        return this;
    }

    /** Each call once, in the order in which the run first spoke of it. */
    private List<String> called() {
        Map<String, String> tools = new LinkedHashMap<>();
        for (AgentEvent event : actual) {
            CallInfo call = switch (event) {
                case AgentEvent.CallDecided decided -> decided.call();
                case AgentEvent.ToolStarted started -> started.call();
                case AgentEvent.ToolFinished finished -> finished.call();
                default -> null;
            };
            if (call != null) {
                tools.putIfAbsent(call.id(), call.tool());
            }
        }
        return new ArrayList<>(tools.values());
    }

    private List<String> denials() {
        List<String> denials = new ArrayList<>();
        for (AgentEvent event : actual) {
            if (event instanceof AgentEvent.CallDecided(CallInfo call, Decision.Deny deny, var ignored)) {
                denials.add(call.summary() + ": "
                        + deny.reasons().stream()
                                .map(reason ->
                                        reason.writtenRule().orElse(reason.code()) + " (" + reason.message() + ")")
                                .collect(Collectors.joining("; ")));
            }
        }
        return denials;
    }

    /** A written rule may tell its source too, after the rule itself. */
    private static boolean isOf(String written, String rule) {
        return written.equals(rule) || written.startsWith(rule + ", from ");
    }
}
