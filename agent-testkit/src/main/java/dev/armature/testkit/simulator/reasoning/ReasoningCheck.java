package dev.armature.testkit.simulator.reasoning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.cache.Prompt;
import dev.armature.testkit.simulator.cache.Reasoning;
import dev.armature.testkit.simulator.provider.PreservedThinking;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.refusal.ApiError;
import dev.armature.testkit.simulator.refusal.Refused;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks replayed reasoning against what it is bound to: a model that may read it, a history that is still the same, and the
 * calls that it led to.
 */
public final class ReasoningCheck {
    private final ReasoningSeal seal;
    private final Rounds rounds;

    public ReasoningCheck(ReasoningSeal seal, Rounds rounds) {
        this.seal = seal;
        this.rounds = rounds;
    }

    /** What is left of a prompt. */
    public record Kept(Prompt prompt, String transformationsJson) {}

    /**
     * The prompt without the reasoning that does not count. What a newer model thought is left out whatever the mode.
     *
     * @param mode what happens when the history changed and the request does not say
     * @throws Refused when the history changed, and nobody asked to drop what is bound to it
     */
    public Kept kept(Prompt prompt, JsonNode body, SimModel model, PreservedThinking mode) {
        PreservedThinking behaviour = behaviour(body, mode);
        List<Reasoning> blocks = prompt.reasoning();
        OpenRound.of(body.path("messages"))
                .flatMap(round -> round.withoutReasoning(body, rounds))
                .ifPresent(problem -> {
                    throw new Refused(
                            ApiError.invalid(
                                    problem
                                            + " When `thinking` is enabled, a final `assistant` message must start with a thinking block."));
                });
        if (behaviour != PreservedThinking.OFF) {
            requireOpenRound(prompt, blocks, body, model, behaviour == PreservedThinking.DROP_BLOCK);
        }
        if (blocks.isEmpty()) {
            return new Kept(prompt, "");
        }
        boolean binds = behaviour != PreservedThinking.OFF && model.preservedThinking();
        Optional<ReasoningSeal.Break> first = binds ? seal.firstBreak(blocks) : Optional.empty();
        if (first.isPresent() && behaviour == PreservedThinking.ERROR) {
            throw new Refused(ApiError.invalid(first.get().path()
                    + ": Invalid `signature` in `thinking` block. The block is bound to a different conversation."));
        }
        Set<String> broken = new LinkedHashSet<>();
        first.ifPresent(at -> blocks.subList(at.index(), blocks.size()).forEach(block -> broken.add(block.path())));
        Set<String> unreadable = new LinkedHashSet<>();
        for (Reasoning block : blocks) {
            boolean newer = model.rank() > 0 && seal.rank(block) > model.rank();
            if (newer && !broken.contains(block.path())) {
                unreadable.add(block.path());
            }
        }
        if (broken.isEmpty() && unreadable.isEmpty()) {
            return new Kept(prompt, "");
        }
        String transformations = blocks.stream()
                .map(Reasoning::path)
                .filter(path -> broken.contains(path) || unreadable.contains(path))
                .map(path -> dropped(path, broken.contains(path) ? "prefix" : "model"))
                .collect(Collectors.joining(",", "[", "]"));
        Set<String> gone = new LinkedHashSet<>(broken);
        gone.addAll(unreadable);
        return new Kept(prompt.without(gone), transformations);
    }

    private void requireOpenRound(
            Prompt prompt, List<Reasoning> blocks, JsonNode body, SimModel model, boolean mayDiffer) {
        OpenRound.of(body.path("messages"))
                .flatMap(round -> round.problem(prompt, blocks, model.id(), rounds, mayDiffer))
                .ifPresent(path -> {
                    throw new Refused(ApiError.invalid(path
                            + ": `thinking` or `redacted_thinking` blocks in the latest assistant message cannot be modified."
                            + " These blocks must remain as they were in the original response."));
                });
    }

    private static String dropped(String path, String binding) {
        return "{\"type\":\"thinking_dropped\",\"path\":\"%s\",\"reason\":\"%s_binding_mismatch\"}"
                .formatted(path, binding);
    }

    private static PreservedThinking behaviour(JsonNode body, PreservedThinking mode) {
        return switch (body.path("thinking")
                .path("block_binding")
                .path("prefix_mismatch_behavior")
                .asText()) {
            case "error" -> PreservedThinking.ERROR;
            case "drop_block" -> PreservedThinking.DROP_BLOCK;
            default -> mode;
        };
    }
}
