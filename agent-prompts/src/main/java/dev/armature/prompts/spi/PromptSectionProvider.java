package dev.armature.prompts.spi;

import dev.armature.prompts.section.PromptSection;
import java.util.List;

/**
 * Offers prompt sections to whoever asks for them by name. Found by {@link java.util.ServiceLoader}; being found does not
 * put a section into any prompt, the host does that.
 */
public interface PromptSectionProvider {

    /** What the host writes to choose this provider, such as {@code standard}. */
    String name();

    /** The sections, the same on every call. Must not throw. */
    List<PromptSection> sections();
}
