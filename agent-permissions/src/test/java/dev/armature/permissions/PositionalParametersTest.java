package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script behind {@code -c} is given is known only as long as it is the same. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PositionalParametersTest {

    @TempDir
    Path workspace;

    @Test
    void a_rule_that_forbids_sees_what_a_script_is_given() {
        assertThat(judged("sh -c 'rm \"$1\"' sh x")).isEqualTo("deny");
        assertThat(judged("bash -c 'rm \"$@\"' _ x")).isEqualTo("deny");
        assertThat(judged("sh -c 'rm \"$1\"' sh y")).isEqualTo("allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash -c 'f() { rm \"$1\"; }; f x' _ y",
                "bash -c 'bash -s x <<\"E\"\nrm \"$1\"\nE' _ y",
                "bash -c 'shift; rm \"$1\"' _ y x",
                "bash -c 'for i in 1 2; do rm \"$1\"; shift; done' _ y x",
                "bash -c '. ./a; rm \"$1\"' _ y",
                "bash -c 'rm \"$1\"' $x y",
            })
    void a_rule_that_forbids_may_match_what_they_have_become(String command) {
        assertThat(judged(command)).isNotEqualTo("allow");
    }

    private String judged(String command) {
        return Judged.script(workspace, rules -> rules.allow("Bash(*)").deny("Bash(rm x)"), command);
    }
}
