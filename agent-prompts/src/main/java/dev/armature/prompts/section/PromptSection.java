package dev.armature.prompts.section;

import dev.armature.prompts.fact.Fact;
import dev.armature.prompts.fact.Facts;
import java.util.Set;
import java.util.function.Function;

/**
 * A piece of prompt. Its text is a function of the facts it declares and of nothing else: no clock, no environment, no
 * random number, no iteration over a hash map. The prompt shows it only those facts, and remembers the text for them.
 *
 * <p>Called from any thread, possibly from several at once.
 */
public interface PromptSection {

    /** What a section may weigh when it does not say otherwise. */
    int DEFAULT_MAX_TOKENS = 2_000;

    /** Lower-case words joined by dashes, unique in a prompt, such as {@code tool-manual}. Names the section in reports. */
    String id();

    /** For how long its text stays the same, and so where it stands. */
    Stability stability();

    /** The place among sections of the same stability, smallest first; equal orders are sorted by id. */
    int order();

    /** Every fact the text may depend on; each must be of a scope that {@link #stability()} admits. */
    default Set<Fact<?>> facts() {
        return Set.of();
    }

    /** The estimated tokens above which the text is cut, with a note in its place. */
    default int maxTokens() {
        return DEFAULT_MAX_TOKENS;
    }

    /**
     * The text; empty when there is nothing to say, and then the section is left out.
     *
     * @param facts those of {@link #facts()} that were told
     * @throws dev.armature.prompts.fact.MissingFactException if a fact it cannot do without was not told
     */
    String text(Facts facts);

    /** The same section, cut only where its text has more than {@code tokens} tokens. */
    default PromptSection withMaxTokens(int tokens) {
        return new SimpleSection(id(), stability(), order(), facts(), tokens, this::text);
    }

    /** A section that always says the same. */
    static PromptSection fixed(String id, Stability stability, int order, String text) {
        return new SimpleSection(id, stability, order, Set.of(), DEFAULT_MAX_TOKENS, facts -> text);
    }

    /** A section whose text is made of {@code facts} by {@code text}. */
    static PromptSection of(
            String id, Stability stability, int order, Set<Fact<?>> facts, Function<Facts, String> text) {
        return new SimpleSection(id, stability, order, facts, DEFAULT_MAX_TOKENS, text);
    }
}
