package dev.armature.prompts;

import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import dev.armature.prompts.spi.PromptSectionProvider;
import java.util.List;

/** A provider from another jar, as {@link java.util.ServiceLoader} finds it. */
public final class SpareSections implements PromptSectionProvider {

    @Override
    public String name() {
        return "spare";
    }

    @Override
    public List<PromptSection> sections() {
        return List.of(PromptSection.fixed("spare", Stability.GLOBAL, 900, "Carry a spare."));
    }
}
