package dev.armature.prompts.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.prompts.fact.Scope;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class StabilityTest {

    @ParameterizedTest
    @CsvSource({
        "GLOBAL,  VERSION, true",
        "GLOBAL,  PROJECT, false",
        "GLOBAL,  SESSION, false",
        "GLOBAL,  MOMENT,  false",
        "PROJECT, VERSION, true",
        "PROJECT, PROJECT, true",
        "PROJECT, SESSION, false",
        "PROJECT, MOMENT,  false",
        "SESSION, VERSION, true",
        "SESSION, PROJECT, true",
        "SESSION, SESSION, true",
        "SESSION, MOMENT,  false",
        "MESSAGE, VERSION, true",
        "MESSAGE, PROJECT, true",
        "MESSAGE, SESSION, true",
        "MESSAGE, MOMENT,  true",
    })
    void text_depends_on_nothing_that_changes_sooner_than_it_does(Stability stability, Scope scope, boolean admitted) {
        assertThat(stability.admits(scope)).isEqualTo(admitted);
    }
}
