package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.rule.InvalidRulesException;
import dev.armature.permissions.rule.RuleSource;
import dev.armature.permissions.rule.Rules;
import dev.armature.permissions.rule.Tier;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that no engine is built of, and what is answered to whoever wrote them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RefusedRulesTest {

    @TempDir
    Path root;

    @Test
    void an_engine_is_not_built_of_a_rule_that_has_errors() {
        assertThatThrownBy(() ->
                        Judged.trusted(root, rules -> rules.allow("Read(a").deny("bash")))
                .isInstanceOfSatisfying(
                        InvalidRulesException.class,
                        refused -> assertThat(refused.problems()).hasSize(2));
    }

    @ParameterizedTest
    @CsvSource({
        "Bsh(git log),      Bash",
        "Bahs(git log),     Bash",
        "Bashh(git log),    Bash",
        "raed(./docs/**),   Read",
        "WebFtch(x),        WebFetch",
    })
    void a_rule_with_a_misspelt_tool_is_answered_with_the_tool_that_was_meant(String rule, String tool) {
        assertThatThrownBy(() -> Judged.trusted(root, rules -> rules.allow(rule)))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("Did you mean `" + tool + "`? Write `");
    }

    @Test
    void a_rule_for_a_tool_that_resembles_none_of_ours_is_answered_without_a_guess() {
        assertThatThrownBy(() -> Judged.trusted(root, rules -> rules.allow("weather(Oslo)")))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("Write `weather(parameter:glob)`")
                .hasMessageNotContaining("Did you mean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Read(a\0b)", "Bash(a\0b)", "Read(a\0b/*)"})
    void a_rule_with_a_character_that_nothing_can_hold_is_refused(String rule) {
        assertThatThrownBy(() -> Judged.trusted(root, rules -> rules.deny(rule)))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("There is a NUL in the rule");
    }

    @Test
    void characters_for_private_use_are_nothing_special_in_a_rule() {
        PermissionEngine engine =
                Judged.trusted(root, rules -> rules.deny("Read(\uE000)").deny("Bash(echo \uE001)"));

        assertThat(Judged.reading(engine, root.resolve("\uE000"))).isEqualTo("deny");
        assertThat(Judged.reading(engine, root.resolve("a.txt"))).isEqualTo("allow");
        assertThat(Judged.script(engine, root, "echo \uE001")).isEqualTo("deny");
        assertThat(Judged.script(engine, root, "echo a")).isEqualTo("allow");
    }

    @Test
    void settings_of_a_workspace_cannot_choose_bypass() {
        RuleSource project = Rules.none().mode(Mode.BYPASS).named("project", Tier.PROJECT);

        assertThatThrownBy(() -> PermissionEngine.builder().rules(project).build())
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("bypass");
    }
}
