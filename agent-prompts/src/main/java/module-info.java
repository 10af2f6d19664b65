/** What is the model told, and what of it is cached? Usable alone. */
module dev.armature.prompts {
    requires static transitive org.jspecify;

    exports dev.armature.prompts;
    exports dev.armature.prompts.cache;
    exports dev.armature.prompts.fact;
    exports dev.armature.prompts.section;
    exports dev.armature.prompts.spi;

    uses dev.armature.prompts.spi.PromptSectionProvider;

    provides dev.armature.prompts.spi.PromptSectionProvider with
            dev.armature.prompts.StandardPrompt;
}
