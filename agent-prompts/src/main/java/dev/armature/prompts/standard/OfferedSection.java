package dev.armature.prompts.standard;

import dev.armature.prompts.fact.Fact;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.section.Stability;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return Stream.concat(Stream.of(occasion), Stream.of(others)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String text(Facts told) {
        boolean isThere = told.spelled(occasion.name())
                .filter(spelling -> !spelling.isBlank())
                .isPresent();
        return isThere ? super.text(told) : "";
    }
}
