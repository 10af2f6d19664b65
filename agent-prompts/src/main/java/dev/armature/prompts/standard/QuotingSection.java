package dev.armature.prompts.standard;

import dev.armature.prompts.fact.Fact;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.section.Stability;
import java.util.regex.Pattern;

/**
 * Passes on what others wrote, inside an element that is called as the section is. They cannot end that element and go on in
 * our name. May weigh five times what other sections may.
 */
abstract class QuotingSection extends OfferedSection {

    private final Fact<String> quoted;
    private final Pattern tag;

    QuotingSection(String id, Stability stability, int order, Fact<String> quoted, Fact<?>... others) {
        super(id, stability, order, quoted, others);
        this.quoted = quoted;
        this.tag = Pattern.compile("<(?=\\s*/?\\s*" + id + ")", Pattern.CASE_INSENSITIVE);
    }

    @Override
    public final int maxTokens() {
        return 10_000;
    }

    @Override
    public final String text(Facts told) {
        String words = told.find(quoted).orElse("").strip();
        return super.text(told.with(quoted, tag.matcher(words).replaceAll("&lt;")));
    }
}
