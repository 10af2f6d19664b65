package dev.armature.testkit.simulator.dialect;

import dev.armature.testkit.simulator.cache.CacheUsage;
import java.util.List;

/**
 * A reply with all that the server adds: ids, signatures, usage. Rendered by each dialect.
 *
 * @param stopDetailsJson `null` for none
 * @param transformationsJson a list of what was left out of the prompt; empty text for none
 * @param diagnosticsJson where the prompt is another one than the one that the request names; `null` when it only goes on
 */
public record Answer(
        String id,
        String model,
        List<Block> blocks,
        String stopReason,
        String stopDetailsJson,
        CacheUsage prompt,
        long outputTokens,
        long thinkingTokens,
        Counters counters,
        String transformationsJson,
        String diagnosticsJson) {

    public Answer {
        blocks = List.copyOf(blocks);
    }

    /** Whether the counters of usage are told. */
    public enum Counters {
        TOLD,
        NULL,
        ABSENT
    }

    public sealed interface Block {
        record Text(String text) implements Block {}

        record Thinking(String text, String signature) implements Block {}

        /** The input is text, which a fault may have cut. */
        record ToolUse(String id, String name, String inputText) implements Block {}

        record Raw(String json) implements Block {}
    }

    public Answer withModel(String other) {
        return new Answer(
                id,
                other,
                blocks,
                stopReason,
                stopDetailsJson,
                prompt,
                outputTokens,
                thinkingTokens,
                counters,
                transformationsJson,
                diagnosticsJson);
    }

    public Answer withBlocks(List<Block> others) {
        return new Answer(
                id,
                model,
                others,
                stopReason,
                stopDetailsJson,
                prompt,
                outputTokens,
                thinkingTokens,
                counters,
                transformationsJson,
                diagnosticsJson);
    }

    public Answer withStop(String reason, String detailsJson) {
        return new Answer(
                id,
                model,
                blocks,
                reason,
                detailsJson,
                prompt,
                outputTokens,
                thinkingTokens,
                counters,
                transformationsJson,
                diagnosticsJson);
    }

    public Answer withCounters(Counters told) {
        return new Answer(
                id,
                model,
                blocks,
                stopReason,
                stopDetailsJson,
                prompt,
                outputTokens,
                thinkingTokens,
                told,
                transformationsJson,
                diagnosticsJson);
    }
}
