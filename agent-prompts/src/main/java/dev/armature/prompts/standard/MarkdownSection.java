package dev.armature.prompts.standard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.prompts.fact.Fact;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import dev.armature.prompts.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/** A section whose words are in the {@code .md} file named like it, beside the class. */
abstract class MarkdownSection implements PromptSection {

    private final String id;
    private final Stability stability;
    private final int order;
    private final Set<Fact<?>> facts;
    private final Template template;

    MarkdownSection(String id, Stability stability, int order, Set<Fact<?>> facts) {
        this.id = id;
        this.stability = stability;
        this.order = order;
        this.facts = Set.copyOf(facts);
        this.template =
                read(id + ".md").requireFacts(facts.stream().map(Fact::name).toList());
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Stability stability() {
        return stability;
    }

    @Override
    public final int order() {
        return order;
    }

    @Override
    public final Set<Fact<?>> facts() {
        return facts;
    }

    @Override
    public String text(Facts told) {
        return template.fill(told);
    }

    private static Template read(String file) {
        try (InputStream bytes = MarkdownSection.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException("Expected `" + file + "` beside the class of its section");
            }
            return Template.parse(file, new String(bytes.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read `" + file + "`", e);
        }
    }
}
