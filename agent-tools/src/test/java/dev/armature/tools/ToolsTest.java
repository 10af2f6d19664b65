package dev.armature.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Where no jar offers tools, as here. What is found where one does is said where there is one, in agent-toolbox. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ToolsTest {

    @Test
    void without_a_jar_that_offers_tools_there_are_none() {
        assertThat(Tools.providers()).isEmpty();
        assertThat(Tools.discovered().tools()).isEmpty();
    }

    @Test
    void a_name_that_nobody_has_is_refused_with_what_to_add() {
        assertThatThrownBy(() -> Tools.discovered("built-in"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected one provider of tools named `built-in`, found 0. There is none: add a jar that brings one,"
                                + " such as dev.armature:agent-toolbox.");
    }
}
