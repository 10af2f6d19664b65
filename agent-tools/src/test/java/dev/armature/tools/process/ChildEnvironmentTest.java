package dev.armature.tools.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ChildEnvironmentTest {
    private static final Launch LAUNCH = Launch.bash("env", Path.of("/project"));

    private static Map<String, String> of(Map<String, String> ours) {
        return ChildEnvironment.of(ours, LAUNCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LD_PRELOAD",
                "LD_LIBRARY_PATH",
                "DYLD_INSERT_LIBRARIES",
                "GIT_DIR",
                "GIT_SSH_COMMAND",
                "GIT_EXTERNAL_DIFF",
                "BASH_ENV",
                "BASH_FUNC_ls%%",
                "BASHOPTS",
                "SHELLOPTS",
                "ENV",
                "IFS",
                "PS4",
                "PROMPT_COMMAND",
                "MANPAGER",
                "EDITOR",
                "VISUAL",
                "NODE_OPTIONS",
                "JAVA_TOOL_OPTIONS",
                "JDK_JAVA_OPTIONS",
                "PERL5OPT",
                "RUBYOPT",
                "LESSOPEN",
                "RIPGREP_CONFIG_PATH",
                "ANTHROPIC_API_KEY",
                "GITHUB_TOKEN",
                "my_secret_x",
                "DB_PASSWORD",
                "AWS_CREDENTIALS",
                "CDPATH",
                "POSIXLY_CORRECT",
            })
    void what_hijacks_programs_or_is_secret_is_dropped(String name) {
        assertThat(of(Map.of(name, "x"))).doesNotContainKey(name);
    }

    @Test
    void the_rest_stays_and_answers_are_given() {
        assertThat(of(Map.of("HOME", "/home/me", "LANG", "C.UTF-8", "CI", "1", "PAGER", "less", "OLDPWD", "/x")))
                .containsEntry("HOME", "/home/me")
                .containsEntry("LANG", "C.UTF-8")
                .containsEntry("CI", "1")
                .containsEntry("PAGER", "cat")
                .containsEntry("PWD", "/project")
                .containsEntry("AI_AGENT", "armature")
                .containsEntry("TERM", "dumb")
                .containsEntry("GIT_TERMINAL_PROMPT", "0")
                .containsEntry("GIT_EDITOR", "true")
                .containsEntry("GIT_OPTIONAL_LOCKS", "0")
                .containsEntry("GIT_CONFIG_COUNT", "6")
                .containsEntry("GIT_CONFIG_KEY_0", "core.fsmonitor")
                .containsEntry("GIT_CONFIG_VALUE_0", "false")
                .doesNotContainKeys("OLDPWD", "GIT_EXTERNAL_DIFF");
    }

    @Test
    void programs_are_not_found_in_relative_or_distrusted_folders() {
        Map<String, String> ours =
                Map.of("PATH", "/project/bin:.:/usr/bin::node_modules/.bin:/bin:/project/../project/x");

        assertThat(ChildEnvironment.of(ours, LAUNCH.distrusting(List.of(Path.of("/project")))))
                .containsEntry("PATH", "/usr/bin:/bin");
        assertThat(ChildEnvironment.of(Map.of("PATH", "."), LAUNCH))
                .containsEntry("PATH", "/usr/local/bin:/usr/bin:/bin");
    }

    @Test
    void a_launch_can_give_back_what_was_dropped() {
        assertThat(ChildEnvironment.of(Map.of(), LAUNCH.environment(Map.of("API_KEY", "k"))))
                .containsEntry("API_KEY", "k");
    }
}
