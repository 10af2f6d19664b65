package dev.armature.prompts.section;

import dev.armature.prompts.fact.Fact;
import dev.armature.prompts.fact.Facts;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** A section given by its parts. */
record SimpleSection(
        String id, Stability stability, int order, Set<Fact<?>> facts, int maxTokens, Function<Facts, String> maker)
        implements PromptSection {

    SimpleSection {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(stability, "stability");
        facts = Set.copyOf(facts);
        Objects.requireNonNull(maker, "text");
    }

    @Override
    public String text(Facts told) {
        return maker.apply(told);
    }
}
