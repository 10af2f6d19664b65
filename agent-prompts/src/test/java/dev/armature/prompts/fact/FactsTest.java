package dev.armature.prompts.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class FactsTest {

    private static final Fact<String> NAME = Fact.text("agent.name", Scope.VERSION);
    private static final Fact<String> CWD = Fact.text("workspace.cwd", Scope.SESSION);
    private static final Fact<LocalDate> DAY = Fact.date("session.date", Scope.SESSION);
    private static final Fact<Long> COUNT = Fact.number("budget.left", Scope.MOMENT);
    private static final Fact<Boolean> GIT = Fact.flag("workspace.git", Scope.SESSION);
    private static final Fact<List<String>> SKILLS = Fact.lines("skills.index", Scope.PROJECT);

    @Test
    void each_type_has_one_spelling_whatever_the_locale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            Facts facts = Facts.of(NAME, "Armature")
                    .with(DAY, LocalDate.of(2026, 1, 31))
                    .with(COUNT, 1_234_567L)
                    .with(GIT, true)
                    .with(SKILLS, List.of("one", "two"));

            assertThat(facts.spelled("agent.name")).contains("Armature");
            assertThat(facts.spelled("session.date")).contains("2026-01-31");
            assertThat(facts.spelled("budget.left")).contains("1234567");
            assertThat(facts.spelled("workspace.git")).contains("true");
            assertThat(facts.spelled("skills.index")).contains("one\ntwo");
            assertThat(facts.spelled("nobody.told")).isEmpty();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void facts_told_in_another_order_are_equal() {
        Facts one = Facts.of(NAME, "a").with(CWD, "/p");
        Facts other = Facts.of(CWD, "/p").with(NAME, "a");

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).hasToString("Facts[agent.name, workspace.cwd]");
        assertThat(one).isNotEqualTo(one.with(CWD, "/q"));
    }

    @Test
    void telling_leaves_the_facts_told_before_alone() {
        Facts before = Facts.of(CWD, "/p");

        Facts after = before.with(CWD, "/q").with(NAME, "a");

        assertThat(before).isEqualTo(Facts.of(CWD, "/p"));
        assertThat(after.require(CWD)).isEqualTo("/q");
        assertThat(before.and(after)).isEqualTo(after);
        assertThat(after.and(before)).isEqualTo(before.with(NAME, "a"));
    }

    @Test
    void a_list_told_is_copied() {
        List<String> mutable = new ArrayList<>(List.of("one"));
        Facts facts = Facts.of(SKILLS, mutable);

        mutable.add("two");

        assertThat(facts.require(SKILLS)).containsExactly("one");
    }

    @Test
    void only_what_is_wanted_is_shown() {
        Facts facts = Facts.of(NAME, "a").with(CWD, "/p");

        assertThat(facts.only(Set.of(NAME, DAY))).isEqualTo(Facts.of(NAME, "a"));
        assertThat(facts.only(Set.of())).isEqualTo(Facts.none());
    }

    @Test
    void a_missing_fact_is_named() {
        assertThatThrownBy(() -> Facts.none().require(CWD))
                .isInstanceOfSatisfying(
                        MissingFactException.class,
                        missing -> assertThat(missing.fact()).isEqualTo("workspace.cwd"))
                .hasMessage("Expected the fact `workspace.cwd`, but it was not told; add it to the Facts given to the"
                        + " prompt");
    }

    @Test
    void two_facts_of_one_name_are_refused_wherever_they_meet() {
        Fact<Long> twin = Fact.number("workspace.cwd", Scope.SESSION);
        Fact<String> shorter = Fact.text("workspace.cwd", Scope.MOMENT);
        Facts facts = Facts.of(CWD, "/p");
        String complaint = "Two facts have the name `workspace.cwd`: `workspace.cwd (text, SESSION)` and "
                + "`workspace.cwd (number, SESSION)`; give one of them another name";

        assertThatThrownBy(() -> facts.with(twin, 1L)).hasMessage(complaint);
        assertThatThrownBy(() -> facts.and(Facts.of(twin, 1L))).hasMessage(complaint);
        assertThatThrownBy(() -> facts.only(Set.of(twin))).hasMessage(complaint);
        assertThatThrownBy(() -> facts.find(twin)).hasMessage(complaint);
        assertThatThrownBy(() -> facts.find(shorter)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_was_told_does_not_appear_in_the_text_form() {
        assertThat(Facts.of(NAME, "secret")).hasToString("Facts[agent.name]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Name", "a b", ".a", "a.", "a..b", "1a", "a_b", "{{a}}"})
    void a_malformed_name_is_refused(String name) {
        assertThatThrownBy(() -> Fact.text(name, Scope.VERSION))
                .hasMessage("a fact's name is lower-case words joined by dots, such as `workspace.cwd`, was `" + name
                        + "`");
    }

    @Test
    void nothing_is_told_as_null() {
        assertThatThrownBy(() -> Facts.of(CWD, null))
                .hasMessage("expected a value for the fact `workspace.cwd`, was null");
        assertThatThrownBy(() -> Facts.of(SKILLS, java.util.Arrays.asList("one", null)))
                .hasMessage("expected no null among the lines of `skills.index`");
    }
}
