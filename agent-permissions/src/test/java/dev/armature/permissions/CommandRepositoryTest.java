package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Shell;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.trust.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git runs programs that the settings of a repository name, so it is asked wherever they may be found. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandRepositoryTest {

    private static final String PLAIN = "[core]\n\tbare = false\n";
    private static final String RUNNING = "[filter \"x\"]\n\tclean = ./run\n";

    @TempDir
    Path root;

    @Test
    void a_repository_with_plain_settings_may_be_read() throws IOException {
        write("ws/.git/config", PLAIN);

        assertThat(status()).isEqualTo("allow");
    }

    @Test
    void settings_that_name_programs_are_asked() throws IOException {
        write("ws/.git/config", PLAIN + RUNNING);

        assertThat(status()).isEqualTo("ask");
    }

    @Test
    void a_linked_worktree_is_judged_by_the_repository_that_it_belongs_to() throws IOException {
        write("ws/.git", "gitdir: ../main/.git/worktrees/ws\n");
        write("main/.git/worktrees/ws/commondir", "../..\n");
        write("main/.git/config", PLAIN);
        assertThat(status()).isEqualTo("allow");

        write("main/.git/config", PLAIN + RUNNING);
        assertThat(status()).isEqualTo("ask");
    }

    @Test
    void a_file_that_does_not_say_where_the_repository_is_is_asked() throws IOException {
        write("ws/.git", "nothing of use\n");

        assertThat(status()).isEqualTo("ask");
    }

    @Test
    void repositories_within_are_looked_at_too() throws IOException {
        write("ws/.git/config", PLAIN);
        write("ws/.git/modules/lib/one/HEAD", "ref: refs/heads/main\n");
        write("ws/.git/modules/lib/one/config", PLAIN);
        assertThat(status()).isEqualTo("allow");

        write("ws/.git/modules/lib/one/config", PLAIN + RUNNING);
        assertThat(status()).isEqualTo("ask");
    }

    @Test
    void a_folder_that_is_a_repository_itself_is_asked() throws IOException {
        write("ws/HEAD", "ref: refs/heads/main\n");
        write("ws/objects/info/packs", "");
        write("ws/config", PLAIN);

        assertThat(status()).isEqualTo("ask");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.resolve("..").normalize());
        Files.writeString(path, text);
    }

    private String status() {
        Path workspace = root.resolve("ws");
        PermissionEngine engine = PermissionEngine.builder()
                .workspace(Workspace.of(workspace))
                .trust(Trust.TRUSTED)
                .home(root.resolve("home"))
                .build();
        return PermissionEngineTest.word(engine.assess(new Action.RunCommand("git status", workspace, Shell.BASH)));
    }
}
