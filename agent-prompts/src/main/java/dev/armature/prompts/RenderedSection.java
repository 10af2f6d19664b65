package dev.armature.prompts;

import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;

/** What a section says for some facts. */
record RenderedSection(String id, Stability stability, int order, String text, boolean wasCut) {

    static RenderedSection of(PromptSection section, String said) {
        String text = tidy(said);
        String kept = SectionLimit.keep(text, section.maxTokens());
        return new RenderedSection(section.id(), section.stability(), section.order(), kept, !kept.equals(text));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** One spelling of line ends, whatever machine a file came from; no blank space at the ends. */
    private static String tidy(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}
