package dev.armature.permissions;

import static dev.armature.permissions.GitFolders.PLAIN;
import static dev.armature.permissions.GitFolders.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.action.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link in a repository, or to one, may lead git to what lies elsewhere. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RepositoryLinksTest {

    private GitFolders here;

    @BeforeEach
    void some_folders(@TempDir Path root) {
        here = new GitFolders(root);
    }

    @Test
    void the_repository_is_looked_for_above_where_the_links_of_the_folder_lead() throws IOException {
        here.repository("ws/.git", PLAIN);
        here.repository("hostile/.git", PLAIN + RUNNING);
        Files.createDirectories(here.path("ws/sub"));
        Files.createDirectories(here.path("hostile/sub"));
        here.link("ws/near", "ws/sub");
        here.link("ws/link", "hostile/sub");
        Workspace workspace = new Workspace(List.of(here.path("ws"), here.path("hostile")), here.path("ws"));
        PermissionEngine engine =
                Judged.trusted(here.path("ws")).workspace(workspace).build();

        assertThat(Judged.script(engine, here.path("ws/near"), "git status")).isEqualTo("allow");
        assertThat(Judged.script(engine, here.path("ws/link"), "git status")).isEqualTo("ask");
        assertThat(Judged.script(engine, here.path("ws"), "cd near && git status"))
                .isEqualTo("allow");
        assertThat(Judged.script(engine, here.path("ws"), "cd link && git status"))
                .isEqualTo("ask");
    }

    @Test
    void a_link_in_place_of_a_repository_is_asked() throws IOException {
        here.repository("other/.git", PLAIN);
        assertThat(here.status()).isEqualTo("allow");

        here.link("ws/.git", "other/.git");
        assertThat(here.status()).isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gitdir: ../other/.git", "gitdir: link/.git", "gitdir: kept"})
    void a_file_that_names_a_repository_elsewhere_is_asked(String text) throws IOException {
        here.repository("other/.git", PLAIN);
        here.link("ws/link", "other");
        here.link("ws/kept", "other/.git");
        assertThat(here.status()).isEqualTo("allow");

        here.write("ws/.git", text + "\n");
        assertThat(here.status()).isEqualTo("ask");
    }

    /** Git prints what such files hold, in a list or in an error. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BISECT_LOG",
                "shallow",
                "packed-refs",
                "HEAD",
                "config",
                "objects",
                "refs/heads",
                "logs",
                "info/exclude",
                "branches/x",
                "rebase-merge/head-name",
                "rebase-merge/done",
                "worktrees/x/gitdir",
                "worktrees/x/locked",
                "objects/info/alternates",
                "objects/pack/pack-1.pack"
            })
    void a_link_among_what_git_keeps_is_asked(String name) throws IOException {
        here.repository("ws/.git", PLAIN);
        here.write("ws/.env", "KEY=1\n");
        assertThat(here.status()).isEqualTo("allow");

        Files.deleteIfExists(here.path("ws/.git/" + name));
        here.link("ws/.git/" + name, "ws/.env");

        assertThat(here.status()).isEqualTo("ask");
    }

    @Test
    void hooks_may_be_links() throws IOException {
        here.repository("ws/.git", PLAIN);
        here.write("ws/hooks/pre-commit", "exit\n");
        here.link("ws/.git/hooks", "ws/hooks");

        assertThat(here.status()).isEqualTo("allow");
    }
}
