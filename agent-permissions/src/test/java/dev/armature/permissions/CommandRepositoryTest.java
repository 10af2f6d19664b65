package dev.armature.permissions;

import static dev.armature.permissions.GitFolders.HEAD;
import static dev.armature.permissions.GitFolders.PLAIN;
import static dev.armature.permissions.GitFolders.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git runs programs that a repository names, so it is asked wherever it is not sure which repository that is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandRepositoryTest {

    private GitFolders here;

    @BeforeEach
    void some_folders(@TempDir Path root) {
        here = new GitFolders(root);
    }

    @Test
    void a_repository_with_plain_settings_may_be_read() throws IOException {
        here.repository("ws/.git", PLAIN);

        assertThat(here.status()).isEqualTo("allow");
    }

    @Test
    void the_repository_is_the_one_of_the_folder_that_git_is_told_to_go_to() throws IOException {
        here.repository("ws/.git", PLAIN + RUNNING);
        here.write("ws/lib/a.txt", "x\n");
        assertThat(here.judged("git -C lib status")).isEqualTo("ask");

        here.write("ws/.git/config", PLAIN);
        assertThat(here.judged("git -C lib status")).isEqualTo("allow");

        here.repository("ws/lib/.git", PLAIN);
        assertThat(here.judged("git -C lib status")).isEqualTo("ask");
        assertThat(here.judged("git -C lib -C .. status")).isEqualTo("allow");
    }

    @Test
    void without_a_repository_git_compares_files_that_are_looked_at_like_any() throws IOException {
        here.write("elsewhere/hostname", "x\n");
        here.write("ws/a", "x\n");
        here.write("ws/d/.env", "K=v\n");
        here.write("ws/d2/b", "x\n");
        here.link("ws/out", "elsewhere");

        assertThat(here.judged("git diff a d2/b")).isEqualTo("allow");
        assertThat(here.judged("git diff main topic")).isEqualTo("allow");
        assertThat(here.judged("git diff a out/hostname")).isEqualTo("ask");
        assertThat(here.judged("git diff -- out/hostname a")).isEqualTo("ask");
        assertThat(here.judged("git diff d2 d")).isEqualTo("ask");
    }

    @Test
    void a_linked_worktree_is_judged_by_the_repository_that_it_belongs_to() throws IOException {
        here.write("ws/.git", "gitdir: ../main/.git/worktrees/ws\n");
        here.write("main/.git/worktrees/ws/HEAD", HEAD);
        here.write("main/.git/worktrees/ws/commondir", "../..\n");
        here.repository("main/.git", PLAIN);
        assertThat(here.status()).isEqualTo("ask");

        here.write("main/.git/worktrees/ws/gitdir", here.path("other/.git") + "\n");
        assertThat(here.status()).isEqualTo("ask");

        here.write("main/.git/worktrees/ws/gitdir", here.path("ws/.git") + "\n");
        assertThat(here.status()).isEqualTo("allow");

        here.write("main/.git/config", PLAIN + RUNNING);
        assertThat(here.status()).isEqualTo("ask");
    }

    @Test
    void a_file_that_does_not_say_where_the_repository_is_is_asked() throws IOException {
        assertThat(here.status()).isEqualTo("allow");

        here.write("ws/.git", "nothing of use\n");
        assertThat(here.status()).isEqualTo("ask");
    }

    /** It would show what another project holds. */
    @Test
    void a_repository_of_another_folder_is_asked() throws IOException {
        here.repository("other/.git", PLAIN);
        here.repository("ws/.git", PLAIN);
        here.write("ws/.git/commondir", "../../other/.git\n");
        assertThat(here.status()).isEqualTo("ask");

        Files.delete(here.path("ws/.git/commondir"));
        assertThat(here.status()).isEqualTo("allow");

        here.write("ws/.git/objects/info/alternates", here.path("other/.git/objects") + "\n");
        assertThat(here.status()).isEqualTo("ask");
    }

    @Test
    void a_name_beyond_ascii_is_read_as_git_reads_it() throws IOException {
        here.repository("ws/g\u00C3\u00A9", PLAIN);
        here.repository("ws/g\u00E9", PLAIN + RUNNING);
        here.write("ws/.git", "gitdir: g\u00E9\n");
        assertThat(here.status()).isEqualTo("ask");

        here.write("ws/g\u00E9/config", PLAIN);
        assertThat(here.status()).isEqualTo("allow");
    }

    @Test
    void a_repository_that_is_not_whole_is_asked_because_git_looks_for_another_one() throws IOException {
        for (String missing : List.of("HEAD", "objects", "refs")) {
            here.repository("ws/.git", PLAIN);
            Files.delete(here.path("ws/.git/" + missing));
            assertThat(here.status()).as("without " + missing).isEqualTo("ask");
        }
        here.repository("ws/.git", PLAIN);
        assertThat(here.status()).isEqualTo("allow");

        here.write("ws/.git/HEAD", "nothing\n");
        assertThat(here.status()).isEqualTo("ask");
    }

    @Test
    void a_folder_with_a_head_is_a_repository_wherever_the_rest_of_it_lies() throws IOException {
        assertThat(here.status()).isEqualTo("allow");

        here.write("ws/HEAD", HEAD);
        assertThat(here.status()).isEqualTo("ask");

        here.write("ws/commondir", "evil\n");
        assertThat(here.status()).isEqualTo("ask");
    }

    @Test
    void a_folder_that_is_a_repository_itself_is_asked() throws IOException {
        assertThat(here.status()).isEqualTo("allow");

        here.repository("ws", PLAIN);
        assertThat(here.status()).isEqualTo("ask");
    }
}
