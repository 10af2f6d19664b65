package dev.armature.prompts.standard;

import dev.armature.prompts.fact.Fact;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.section.Stability;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A section for those who are in its situation: it says nothing until one certain fact is told. */
abstract class OfferedSection extends MarkdownSection {

    private final Fact<?> occasion;

    /**
     * @param occasion without which there is nothing to say; blank is as good as not told
     * @param others what it tells besides
     */
    OfferedSection(String id, Stability stability, int order, Fact<?> occasion, Fact<?>... others) {
        super(id, stability, order, all(occasion, others));
        this.occasion = occasion;
    }

    private static Set<Fact<?>> all(Fact<?> occasion, Fact<?>... others) {
        Set<Fact<?>> all = new HashSet<>(List.of(others));
        all.add(occasion);
        return all;
    }

    @Override
    public String text(Facts told) {
        return told.spelled(occasion.name()).orElse("").isBlank() ? "" : super.text(told);
    }
}
