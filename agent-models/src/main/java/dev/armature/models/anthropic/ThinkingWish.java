package dev.armature.models.anthropic;

import dev.armature.core.model.ModelTraits;
import dev.armature.core.model.ModelTraits.Thinking;
import org.jspecify.annotations.Nullable;

/**
 * How a model is to think, said in a way that it takes.
 *
 * @param wayOrNull null to leave it to the provider
 * @param tokens how many at most; of no meaning for other ways than a budget
 */
record ThinkingWish(@Nullable Thinking wayOrNull, int tokens) {
    /** As the provider does by itself. */
    static final String ADAPTIVE = "{\"type\":\"adaptive\"}";

    /** Not at all. */
    static final String DISABLED = "{\"type\":\"disabled\"}";

    private static final String SUMMARIZED = "{\"type\":\"adaptive\",\"display\":\"summarized\"}";
    private static final int LEAST = 1024;

    static ThinkingWish none() {
        return new ThinkingWish(null, 0);
    }

    static ThinkingWish adaptive() {
        return new ThinkingWish(Thinking.ADAPTIVE, 0);
    }

    static ThinkingWish budget(int tokens) {
        if (tokens < LEAST) {
            throw new IllegalArgumentException("a budget for thinking is at least " + LEAST + " tokens, was " + tokens
                    + "; to have none, say" + " `withoutThinking()`");
        }
        return new ThinkingWish(Thinking.BUDGET, tokens);
    }

    static ThinkingWish off() {
        return new ThinkingWish(Thinking.NONE, 0);
    }

    /**
     * The JSON text; empty to say nothing.
     *
     * @param limit the most tokens of the whole answer
     */
    String json(ModelTraits traits, int limit) {
        if (wayOrNull == null) {
            return "";
        }
        return switch (wayOrNull) {
            case ADAPTIVE ->
                traits.takes(Thinking.ADAPTIVE)
                        ? SUMMARIZED
                        : traits.takes(Thinking.BUDGET) ? enabled(limit / 2, limit) : "";
            case BUDGET ->
                traits.takes(Thinking.BUDGET)
                        ? enabled(tokens, limit)
                        : traits.takes(Thinking.ADAPTIVE) ? SUMMARIZED : "";
            case NONE -> traits.takes(Thinking.NONE) ? DISABLED : "";
        };
    }

    /** The provider refuses budgets below its least one, and such as leave no room for an answer. */
    private static String enabled(int wished, int limit) {
        int budget = Math.min(Math.max(wished, LEAST), limit - 1);
        return budget < LEAST ? "" : "{\"type\":\"enabled\",\"budget_tokens\":" + budget + "}";
    }
}
