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
 * Checks replayed reasoning against what it is bound to: a model that may read it, and a history that is still the same.
 */
public final class ReasoningCheck {
    private final ReasoningSeal seal;
    private final PreservedThinking mode;

    public ReasoningCheck(ReasoningSeal seal, PreservedThinking mode) {
        this.seal = seal;
        this.mode = mode;
    }

    /** What is left of a prompt. */
    public record Kept(Prompt prompt, String transformationsJson) {}

    /**
     * The prompt without the reasoning that does not count.
     *
     * @throws Refused when the history changed, and nobody asked to drop what is bound to it
     */
    public Kept kept(Prompt prompt, JsonNode body, SimModel model) {
        PreservedThinking behaviour = behaviour(body);
        if (behaviour == PreservedThinking.OFF || !model.preservedThinking()) {
            return new Kept(prompt, "");
        }
        List<Reasoning> blocks = prompt.reasoning();
        Set<String> unreadable = new LinkedHashSet<>();
        for (Reasoning block : blocks) {
            if (seal.rank(block) > model.rank()) {
                unreadable.add(block.path());
            }
        }
        Set<String> broken = new LinkedHashSet<>();
        Optional<ReasoningSeal.Break> first = seal.firstBreak(blocks);
        if (first.isPresent() && behaviour == PreservedThinking.ERROR) {
            throw new Refused(ApiError.invalid(first.get().path()
                    + ": Invalid `signature` in `thinking` block. The block is bound to a different conversation."));
        }
        first.ifPresent(at -> blocks.subList(at.index(), blocks.size()).forEach(block -> broken.add(block.path())));
        unreadable.removeAll(broken);
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

    private static String dropped(String path, String binding) {
        return "{\"type\":\"thinking_dropped\",\"path\":\"%s\",\"reason\":\"%s_binding_mismatch\"}"
                .formatted(path, binding);
    }

    private PreservedThinking behaviour(JsonNode body) {
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
