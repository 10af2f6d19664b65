package dev.armature.prompts;

import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.fact.Fact;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import dev.armature.prompts.spi.PromptSectionProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a model is told before the conversation starts, as sections. The order is fixed by stability, order and id, so the
 * same sections and facts give the same bytes in any process, whatever order they were added in. Sections of stability
 * {@link Stability#MESSAGE} never enter the system prompt: {@link #message} gives their text, to be appended to the
 * conversation once and left there.
 *
 * <pre>{@code
 * SystemPrompt prompt = SystemPrompt.builder()
 *         .sections(StandardPrompt.codingAgent())
 *         .section(PromptSection.fixed("tone", Stability.GLOBAL, 900, "You are terse."))
 *         .build();
 * RenderedPrompt rendered = prompt.render(facts);
 * }</pre>
 *
 * Immutable; may be shared by threads and sessions. What a section says is remembered for the facts it depends on, so a
 * section is asked again only when one of them differs.
 */
public final class SystemPrompt {

    private static final Comparator<PromptSection> ORDER = Comparator.comparing(PromptSection::stability)
            .thenComparingInt(PromptSection::order)
            .thenComparing(PromptSection::id);

    private final List<PromptSection> sections;
    private final SectionMemory memory = new SectionMemory();

    private SystemPrompt(List<PromptSection> sections) {
        this.sections = sections;
    }

    /** A prompt to which nothing was added yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** The providers that the class path or module path offers. None of them is in any prompt until a host adds it. */
    public static List<PromptSectionProvider> discovered() {
        return ServiceLoader.load(PromptSectionProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(PromptSectionProvider::name)
                        .thenComparing(provider -> provider.getClass().getName()))
                .toList();
    }

    /** All sections in their order, those for messages last. */
    public List<PromptSection> sections() {
        return sections;
    }

    /**
     * The system prompt for these facts.
     *
     * @throws dev.armature.prompts.fact.MissingFactException if a section needs a fact that was not told
     */
    public RenderedPrompt render(Facts facts) {
        return new RenderedPrompt(sections.stream()
                .filter(section -> section.stability() != Stability.MESSAGE)
                .map(section -> memory.rendered(section, facts))
                .filter(section -> !section.isEmpty())
                .toList());
    }

    /** What the sections for messages say now; empty when they have nothing to say. Never remembered. */
    public Optional<String> message(Facts facts) {
        List<String> texts = sections.stream()
                .filter(section -> section.stability() == Stability.MESSAGE)
                .map(section -> RenderedSection.of(section, section.text(facts.only(section.facts()))))
                .filter(section -> !section.isEmpty())
                .map(RenderedSection::text)
                .toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", texts));
    }

    /**
     * Looks for what would break the cache: sections that say something else when asked twice for the same facts, and
     * times, ids, home folders and counters in text that is to be the same for everybody. For tests and debugging; asks every
     * section of the system prompt twice.
     */
    public List<Finding> inspect(Facts facts) {
        return Inspection.of(sections, facts);
    }

    /** Looks for the same times, ids, home folders and counters in the tools of a request that every install shares. */
    public static List<Finding> inspectTools(SegmentChain request) {
        return Inspection.ofTools(request);
    }

    /** Collects sections. Not for several threads. */
    public static final class Builder {

        private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");

        private final TreeMap<String, PromptSection> byId = new TreeMap<>();

        private Builder() {}

        /**
         * Adds a section.
         *
         * @throws IllegalArgumentException if its id is malformed or taken, or if it depends on a fact that does not stay
         *     true as long as its stability promises
         */
        public Builder section(PromptSection section) {
            requireValid(section);
            PromptSection before = byId.putIfAbsent(section.id(), section);
            if (before != null) {
                throw new IllegalArgumentException("Two sections have the id `" + section.id()
                        + "`; use `replace` to put one in the other's place");
            }
            return this;
        }

        /** Adds sections, in any order. */
        public Builder sections(Collection<? extends PromptSection> sections) {
            sections.forEach(this::section);
            return this;
        }

        /** Adds all sections of a provider. */
        public Builder sections(PromptSectionProvider provider) {
            return sections(provider.sections());
        }

        /**
         * Puts a section in the place of the one with the same id.
         *
         * @throws IllegalArgumentException if there is none, or as {@link #section}; the one that was there stays then
         */
        public Builder replace(PromptSection section) {
            requireValid(section);
            without(section.id());
            return section(section);
        }

        /** Takes the section called {@code id} out again. */
        public Builder without(String id) {
            if (byId.remove(id) == null) {
                throw new IllegalArgumentException("There is no section `" + id + "`; there are " + byId.keySet());
            }
            return this;
        }

        /**
         * The prompt of these sections.
         *
         * @throws IllegalArgumentException if two sections depend on different facts of one name
         */
        public SystemPrompt build() {
            List<PromptSection> sections = new ArrayList<>(byId.values());
            requireOneMeaning(sections);
            sections.sort(ORDER);
            return new SystemPrompt(List.copyOf(sections));
        }

        private static void requireValid(PromptSection section) {
            requireId(section);
            requireScopes(section);
        }

        private static void requireOneMeaning(List<PromptSection> sections) {
            Map<String, Use> uses = new HashMap<>();
            for (PromptSection section : sections) {
                for (Fact<?> fact : section.facts()) {
                    Use first = uses.putIfAbsent(fact.name(), new Use(section.id(), fact));
                    if (first != null && !first.fact().equals(fact)) {
                        throw new IllegalArgumentException("Section `" + first.section() + "` depends on the fact `"
                                + first.fact() + "` and section `" + section.id() + "` on `" + fact
                                + "`; give one of them another name");
                    }
                }
            }
        }

        private record Use(String section, Fact<?> fact) {}

        private static void requireId(PromptSection section) {
            if (!ID.matcher(section.id()).matches()) {
                throw new IllegalArgumentException(
                        "a section's id is lower-case words joined by dashes, was `" + section.id() + "`");
            }
            if (section.maxTokens() < 1) {
                throw new IllegalArgumentException(
                        "maxTokens of section `" + section.id() + "` must be at least 1, was " + section.maxTokens());
            }
        }

        private static void requireScopes(PromptSection section) {
            for (Fact<?> fact : section.facts()) {
                if (!section.stability().admits(fact.scope())) {
                    throw new IllegalArgumentException("Section `" + section.id() + "` is " + section.stability()
                            + " but depends on `" + fact.name() + "`, which is true only for its " + fact.scope()
                            + "; lower the section's stability or tell the fact in another section");
                }
            }
        }
    }
}
