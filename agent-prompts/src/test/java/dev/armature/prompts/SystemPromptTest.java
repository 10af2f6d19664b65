package dev.armature.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.prompts.fact.Fact;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.fact.MissingFactException;
import dev.armature.prompts.fact.Scope;
import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SystemPromptTest {

    private static final Fact<String> CWD = Fact.text("workspace.cwd", Scope.SESSION);
    private static final Fact<String> NOW = Fact.text("clock.now", Scope.MOMENT);

    @Nested
    final class Building {

        @ParameterizedTest
        @CsvSource({
            "GLOBAL,  PROJECT", "GLOBAL,  SESSION", "GLOBAL,  MOMENT",
            "PROJECT, SESSION", "PROJECT, MOMENT", "SESSION, MOMENT"
        })
        void a_section_that_depends_on_a_fact_of_shorter_life_is_refused(Stability stability, Scope scope) {
            Fact<String> fact = Fact.text("clock.now", scope);
            PromptSection section = PromptSection.of("clock", stability, 1, Set.of(fact), facts -> "");

            assertThatThrownBy(() -> SystemPrompt.builder().section(section))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Section `clock` is " + stability
                            + " but depends on `clock.now`, which is true only for" + " its " + scope
                            + "; lower the section's stability or tell the fact in another section");
        }

        @Test
        void a_fact_of_the_moment_is_for_messages() {
            PromptSection clock = PromptSection.of(
                    "clock", Stability.MESSAGE, 1, Set.of(NOW), facts -> "It is " + facts.require(NOW) + ".");

            SystemPrompt prompt = SystemPrompt.builder().section(clock).build();

            assertThat(prompt.message(Facts.of(NOW, "12:00"))).contains("It is 12:00.");
            assertThat(prompt.render(Facts.of(NOW, "12:00")).text()).isEmpty();
        }

        @Test
        void two_sections_of_one_id_are_refused() {
            SystemPrompt.Builder builder = SystemPrompt.builder().section(global("a", 1));

            assertThatThrownBy(() -> builder.section(global("a", 2)))
                    .hasMessage("Two sections have the id `a`; use `replace` to put one in the other's place");
            assertThat(builder.build().sections())
                    .extracting(PromptSection::order)
                    .containsExactly(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "A", "a b", "-a", "a-", "a--b", "1a"})
        void a_malformed_id_is_refused(String id) {
            assertThatThrownBy(() -> SystemPrompt.builder().section(global(id, 1)))
                    .hasMessage("a section's id is lower-case words joined by dashes, was `" + id + "`");
        }

        @Test
        void a_section_that_may_say_nothing_is_refused() {
            PromptSection mute = new Limited("mute", 0, "text");

            assertThatThrownBy(() -> SystemPrompt.builder().section(mute))
                    .hasMessage("maxTokens of section `mute` must be at least 1, was 0");
        }

        @Test
        void two_facts_of_one_name_are_refused_when_the_prompt_is_built() {
            Fact<Boolean> twin = Fact.flag("workspace.cwd", Scope.SESSION);
            SystemPrompt.Builder builder = SystemPrompt.builder()
                    .section(PromptSection.of("a", Stability.SESSION, 1, Set.of(CWD), facts -> "a"))
                    .section(PromptSection.of("b", Stability.SESSION, 2, Set.of(twin), facts -> "b"));

            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Section `a` depends on the fact `workspace.cwd (text, SESSION)` and section `b` on"
                            + " `workspace.cwd (flag, SESSION)`; give one of them another name");
        }

        @Test
        void a_section_takes_the_place_of_another_or_is_taken_out() {
            SystemPrompt prompt = SystemPrompt.builder()
                    .sections(List.of(global("a", 1), global("b", 2), global("c", 3)))
                    .replace(PromptSection.fixed("b", Stability.GLOBAL, 9, "B!"))
                    .without("a")
                    .build();

            assertThat(prompt.render(Facts.none()).text()).isEqualTo("c says\n\nB!");
        }

        @Test
        void what_is_not_there_cannot_be_replaced_or_taken_out() {
            SystemPrompt.Builder builder = SystemPrompt.builder().section(global("a", 1));

            assertThatThrownBy(() -> builder.without("b")).hasMessage("There is no section `b`; there are [a]");
            assertThatThrownBy(() -> builder.replace(global("b", 1)))
                    .hasMessage("There is no section `b`; there are [a]");
        }

        @Test
        void a_replacement_that_is_refused_leaves_the_section_it_was_for() {
            SystemPrompt.Builder builder = SystemPrompt.builder().section(global("a", 1));
            PromptSection wrong = PromptSection.of("a", Stability.GLOBAL, 1, Set.of(NOW), facts -> "");

            assertThatThrownBy(() -> builder.replace(wrong)).isInstanceOf(IllegalArgumentException.class);

            assertThat(builder.build().render(Facts.none()).text()).isEqualTo("a says");
        }

        @Test
        void a_prompt_does_not_change_with_its_builder() {
            SystemPrompt.Builder builder = SystemPrompt.builder().section(global("a", 1));
            SystemPrompt prompt = builder.build();

            builder.section(global("b", 2));

            assertThat(prompt.sections()).extracting(PromptSection::id).containsExactly("a");
        }
    }

    @Nested
    final class Rendering {

        @Test
        void sections_stand_by_stability_then_order_then_id() {
            SystemPrompt prompt = SystemPrompt.builder()
                    .section(PromptSection.fixed("z", Stability.MESSAGE, 0, "message"))
                    .section(PromptSection.fixed("s", Stability.SESSION, 0, "session"))
                    .section(PromptSection.fixed("p", Stability.PROJECT, -5, "project"))
                    .section(PromptSection.fixed("b", Stability.GLOBAL, 2, "two b"))
                    .section(PromptSection.fixed("a", Stability.GLOBAL, 2, "two a"))
                    .section(PromptSection.fixed("c", Stability.GLOBAL, 1, "one c"))
                    .build();

            assertThat(prompt.sections()).extracting(PromptSection::id).containsExactly("c", "a", "b", "p", "s", "z");
            assertThat(prompt.render(Facts.none()).blocks())
                    .extracting(PromptBlock::text)
                    .containsExactly("one c\n\ntwo a\n\ntwo b", "project", "session");
        }

        @Test
        void the_order_in_which_sections_and_facts_were_given_changes_no_byte() {
            Property.forAll(SystemPromptTest::shuffled, two -> {
                Facts facts = Facts.of(CWD, "/p");

                assertThat(two.second().render(facts)).isEqualTo(two.first().render(facts));
                assertThat(two.second().render(facts).explain())
                        .isEqualTo(two.first().render(facts).explain());
            });
        }

        @Test
        void line_ends_and_blank_space_at_the_ends_of_a_section_change_no_byte() {
            SystemPrompt unix = prompt(PromptSection.fixed("a", Stability.GLOBAL, 1, "one\ntwo"));
            SystemPrompt windows = prompt(PromptSection.fixed("a", Stability.GLOBAL, 1, "\r\n one\r\ntwo\r\n\r\n"));
            SystemPrompt old = prompt(PromptSection.fixed("a", Stability.GLOBAL, 1, "one\rtwo\r"));

            assertThat(windows.render(Facts.none())).isEqualTo(unix.render(Facts.none()));
            assertThat(old.render(Facts.none())).isEqualTo(unix.render(Facts.none()));
        }

        @Test
        void a_section_with_nothing_to_say_leaves_no_trace() {
            SystemPrompt prompt =
                    prompt(global("a", 1), PromptSection.fixed("b", Stability.GLOBAL, 2, " \n"), global("c", 3));

            assertThat(prompt.render(Facts.none()).text()).isEqualTo("a says\n\nc says");
            assertThat(prompt.render(Facts.none()).explain()).doesNotContain(" b\n");
        }

        @Test
        void a_section_sees_the_facts_it_declares_and_no_others() {
            SystemPrompt prompt =
                    prompt(PromptSection.of("seen", Stability.SESSION, 1, Set.of(CWD), facts -> facts.toString()));

            assertThat(prompt.render(Facts.of(CWD, "/p").with(NOW, "12:00")).text())
                    .isEqualTo("Facts[workspace.cwd]");
        }

        @Test
        void a_fact_that_a_section_cannot_do_without_is_named() {
            SystemPrompt prompt =
                    prompt(PromptSection.of("cwd", Stability.SESSION, 1, Set.of(CWD), facts -> facts.require(CWD)));

            assertThatThrownBy(() -> prompt.render(Facts.none()))
                    .isInstanceOf(MissingFactException.class)
                    .hasMessageContaining("`workspace.cwd`");
        }
    }

    @Nested
    final class Remembering {

        private final AtomicInteger clock = new AtomicInteger();

        @Test
        void a_section_that_looks_at_a_clock_still_says_the_same_for_the_same_facts() {
            SystemPrompt prompt = prompt(ticking(Stability.SESSION));

            RenderedPrompt first = prompt.render(Facts.of(CWD, "/p").with(NOW, "12:00"));
            RenderedPrompt second = prompt.render(Facts.of(CWD, "/p").with(NOW, "12:01"));

            assertThat(second).isEqualTo(first);
            assertThat(first.text()).isEqualTo("tick 1");
        }

        @Test
        void it_is_asked_again_when_a_fact_it_depends_on_differs() {
            SystemPrompt prompt = prompt(ticking(Stability.SESSION));

            assertThat(prompt.render(Facts.of(CWD, "/p")).text()).isEqualTo("tick 1");
            assertThat(prompt.render(Facts.of(CWD, "/q")).text()).isEqualTo("tick 2");
            assertThat(prompt.render(Facts.of(CWD, "/p")).text()).isEqualTo("tick 1");
        }

        @Test
        void what_is_for_messages_is_asked_every_time() {
            SystemPrompt prompt = prompt(ticking(Stability.MESSAGE));

            assertThat(prompt.message(Facts.none())).contains("tick 1");
            assertThat(prompt.message(Facts.none())).contains("tick 2");
            assertThat(prompt.render(Facts.none()).blocks()).isEmpty();
        }

        @Test
        void sections_for_messages_stand_in_order_and_stay_silent_when_they_have_nothing_to_say() {
            SystemPrompt prompt = prompt(
                    PromptSection.fixed("b", Stability.MESSAGE, 1, "b"),
                    PromptSection.fixed("c", Stability.MESSAGE, 2, "  "),
                    PromptSection.fixed("a", Stability.MESSAGE, 3, "a"));

            assertThat(prompt.message(Facts.none())).contains("b\n\na");
            assertThat(prompt(global("a", 1)).message(Facts.none())).isEmpty();
        }

        private PromptSection ticking(Stability stability) {
            return PromptSection.of("tick", stability, 1, Set.of(CWD), facts -> "tick " + clock.incrementAndGet());
        }
    }

    private record Two(SystemPrompt first, SystemPrompt second) {}

    private static Two shuffled(Draws draws) {
        List<PromptSection> sections = new ArrayList<>();
        int count = draws.between(1, 8);
        for (int i = 0; i < count; i++) {
            Stability stability = draws.oneOf(Stability.values());
            String id = draws.text(1, 1, "abc") + i;
            sections.add(PromptSection.of(
                    id,
                    stability,
                    draws.below(3),
                    stability.admits(Scope.SESSION) ? Set.of(CWD) : Set.of(),
                    facts -> id + facts.find(CWD).orElse("")));
        }
        List<PromptSection> shuffled = new ArrayList<>(sections);
        Collections.shuffle(shuffled, new Random(draws.below(1000)));
        return new Two(
                SystemPrompt.builder().sections(sections).build(),
                SystemPrompt.builder().sections(shuffled).build());
    }

    private record Limited(String id, int maxTokens, String says) implements PromptSection {
        @Override
        public Stability stability() {
            return Stability.GLOBAL;
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public String text(Facts facts) {
            return says;
        }
    }

    private static PromptSection global(String id, int order) {
        return PromptSection.fixed(id, Stability.GLOBAL, order, id + " says");
    }

    private static SystemPrompt prompt(PromptSection... sections) {
        return SystemPrompt.builder().sections(List.of(sections)).build();
    }
}
