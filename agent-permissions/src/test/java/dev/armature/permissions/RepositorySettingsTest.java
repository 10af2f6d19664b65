package dev.armature.permissions;

import static dev.armature.permissions.GitFolders.PLAIN;
import static dev.armature.permissions.GitFolders.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Git runs programs that settings name, and hooks. It is asked where there may be some. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RepositorySettingsTest {

    private GitFolders here;

    @BeforeEach
    void some_folders(@TempDir Path root) {
        here = new GitFolders(root);
    }

    @Test
    void settings_that_name_programs_are_asked() throws IOException {
        here.repository("ws/.git", PLAIN + RUNNING);

        assertThat(here.status()).isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[extensions]\n\tpartialClone = origin",
                "[remote \"origin\"]\n\tpromisor = true",
                "[remote \"origin\"]\n\tuploadpack = ./run",
                "[core] fsmonitor = ./run",
                "[core]\n\tabbrev = 7 \\\n\tfilemode = true",
                "[core]\n\tattributesFile = x",
                "[include]\n\tpath = x",
                "[includeIf \"gitdir:/\"]\n\tpath = x",
                "[diff \"x\"]\n\ttextconv = ./run",
                "[diff.x]\n\ttextconv = ./run",
                "[filter \"x\"]\n\tclean = ./run",
                "[alias]\n\tst = !./run",
                "[log]\n\tshowSignature = true",
                "[unheard-of]\n\tkey = 1",
                "[core",
                "= 1",
            })
    void settings_that_are_not_known_to_be_harmless_are_asked(String settings) throws IOException {
        here.repository("ws/.git", PLAIN + settings + "\n");

        assertThat(here.status()).isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[remote \"origin\"]\n\turl = git@example.org:a/b.git\n\tfetch = +refs/heads/*:refs/remotes/origin/*",
                "[branch \"main\"] ; this one\n\tremote = origin # there\n\tmerge = refs/heads/main",
                "[Core] FileMode=false",
                "[user]\r\n\tname = A \"B\" C\r\n\temail = a@example.org\r",
                "[submodule \"a \\\"b\\\"\"]\n\tactive\n\turl = x",
                "# nothing\n; else",
            })
    void ordinary_settings_are_harmless(String settings) throws IOException {
        here.repository("ws/.git", PLAIN + settings + "\n");

        assertThat(here.status()).isEqualTo("allow");
    }

    @Test
    void a_hook_that_git_runs_after_it_looked_is_asked() throws IOException {
        here.repository("ws/.git", PLAIN);
        here.write("ws/.git/hooks/post-index-change.sample", "exit\n");
        assertThat(here.status()).isEqualTo("allow");

        here.write("ws/.git/hooks/post-index-change", "exit\n");
        assertThat(here.status()).isEqualTo("ask");
    }
}
