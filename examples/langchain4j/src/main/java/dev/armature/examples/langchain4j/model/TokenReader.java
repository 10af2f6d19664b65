package dev.armature.examples.langchain4j.model;

import dev.armature.core.usage.Usage;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's counts mean: whether {@code inputTokenCount} holds the tokens that were read from the cache differs
 * from one to the next.
 */
@FunctionalInterface
public interface TokenReader {

    /** The whole prompt is counted as input, cached or not. Priced as if nothing was cached, so never too low. */
    TokenReader PLAIN = TokenReader::plain;

    /** Input is what was neither read from the cache nor written to it. */
    TokenReader ANTHROPIC = TokenReader::anthropic;

    /** For who would rather not know: answers count as nothing, so budgets of money and tokens never run out. */
    TokenReader UNCOUNTED = counts -> Optional.of(Usage.uncounted());

    /** What an answer cost; empty when that is not known, which is not the same as nothing. */
    Optional<Usage> read(@Nullable TokenUsage counts);

    private static Optional<Usage> plain(@Nullable TokenUsage counts) {
        return counts == null || counts.inputTokenCount() == null || counts.outputTokenCount() == null
                ? Optional.empty()
                : Optional.of(new Usage(counts.inputTokenCount(), 0, 0, 0, counts.outputTokenCount(), 0));
    }

    private static Optional<Usage> anthropic(@Nullable TokenUsage counts) {
        if (!(counts instanceof AnthropicTokenUsage told)) {
            return Optional.empty();
        }
        long read = orNone(told.cacheReadInputTokens()); // null when the cache was not asked
        long written = orNone(told.cacheCreationInputTokens()); // for how long is not told
        long plain = orNone(told.inputTokenCount());
        if (plain + read + written == 0 || told.outputTokenCount() == null) {
            return Optional.empty(); // LangChain4j counts from 0, so no prompt at all means that nothing was told
        }
        return Optional.of(new Usage(plain, read, written, 0, told.outputTokenCount(), 0));
    }

    private static long orNone(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
