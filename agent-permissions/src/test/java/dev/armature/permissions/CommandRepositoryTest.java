package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.trust.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void the_repository_is_the_one_of_the_folder_that_git_is_told_to_go_to() throws IOException {
        write("ws/.git/config", PLAIN);
        write("ws/lib/a.txt", "x\n");
        assertThat(judged("git -C lib status")).isEqualTo("allow");

        write("ws/lib/.git/config", PLAIN);
        assertThat(judged("git -C lib status")).isEqualTo("ask");
        assertThat(judged("git -C lib -C .. status")).isEqualTo("allow");
    }

    @Test
    void the_repository_is_looked_for_above_where_the_links_of_the_folder_lead() throws IOException {
        write("ws/.git/config", PLAIN);
        write("hostile/.git/config", PLAIN + RUNNING);
        Files.createDirectories(root.resolve("hostile/sub"));
        Files.createSymbolicLink(root.resolve("ws/link"), root.resolve("hostile/sub"));
        Workspace workspace = new Workspace(List.of(root.resolve("ws"), root.resolve("hostile")), root.resolve("ws"));
        PermissionEngine engine = PermissionEngine.builder()
                .workspace(workspace)
                .trust(Trust.TRUSTED)
                .build();

        assertThat(Judged.script(engine, root.resolve("ws/link"), "git status")).isEqualTo("ask");
        assertThat(Judged.script(engine, root.resolve("ws"), "cd link && git status"))
                .isEqualTo("ask");
    }

    @Test
    void without_a_repository_git_compares_files_that_are_looked_at_like_any() throws IOException {
        write("elsewhere/hostname", "x\n");
        write("ws/a", "x\n");
        write("ws/d/.env", "K=v\n");
        write("ws/d2/b", "x\n");
        Files.createSymbolicLink(root.resolve("ws/out"), root.resolve("elsewhere"));

        assertThat(judged("git diff a d2/b")).isEqualTo("allow");
        assertThat(judged("git diff main topic")).isEqualTo("allow");
        assertThat(judged("git diff a out/hostname")).isEqualTo("ask");
        assertThat(judged("git diff -- out/hostname a")).isEqualTo("ask");
        assertThat(judged("git diff d2 d")).isEqualTo("ask");
    }

    @Test
    void a_linked_worktree_is_judged_by_the_repository_that_it_belongs_to() throws IOException {
        write("ws/.git", "gitdir: ../main/.git/worktrees/ws\n");
        write("main/.git/worktrees/ws/commondir", "../..\n");
        write("main/.git/config", PLAIN);
        assertThat(status()).isEqualTo("ask");

        write("main/.git/worktrees/ws/gitdir", root.resolve("other/.git") + "\n");
        assertThat(status()).isEqualTo("ask");

        write("main/.git/worktrees/ws/gitdir", root.resolve("ws/.git") + "\n");
        assertThat(status()).isEqualTo("allow");

        write("main/.git/config", PLAIN + RUNNING);
        assertThat(status()).isEqualTo("ask");
    }

    @Test
    void a_file_that_does_not_say_where_the_repository_is_is_asked() throws IOException {
        write("ws/.git", "nothing of use\n");

        assertThat(status()).isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void repositories_that_the_index_names_are_looked_at_too(int version) throws IOException {
        write("ws/.git/config", PLAIN);
        Files.write(root.resolve("ws/.git/index"), IndexBytes.of(version, "a.txt", "lib/one", "lib/two"));
        assertThat(status()).isEqualTo("allow");

        write("ws/lib/two/.git/config", PLAIN);
        assertThat(status()).isEqualTo("allow");

        write("ws/lib/two/.git/config", PLAIN + RUNNING);
        assertThat(status()).isEqualTo("ask");
    }

    @Test
    void a_repository_that_the_index_names_may_lie_elsewhere() throws IOException {
        write("ws/.git/config", PLAIN);
        Files.write(root.resolve("ws/.git/index"), IndexBytes.of(2, "a.txt", "lib/one", "lib/two"));
        write("ws/lib/one/.git", "gitdir: ../../.git/modules/lib/one\n");
        write("ws/.git/modules/lib/one/config", PLAIN);
        assertThat(status()).isEqualTo("allow");

        write("ws/.git/modules/lib/one/config", PLAIN + RUNNING);
        assertThat(status()).isEqualTo("ask");
    }

    @Test
    void an_index_that_is_not_understood_is_asked() throws IOException {
        write("ws/.git/config", PLAIN);
        byte[] index = IndexBytes.of(2, "a.txt", "lib/one", "lib/two");
        for (int length = 0; length < index.length - 20; length++) {
            Files.write(root.resolve("ws/.git/index"), Arrays.copyOf(index, length));
            assertThat(status()).as("cut off at %s", length).isEqualTo("ask");
        }
    }

    @Test
    void an_index_that_leaves_things_to_another_file_is_asked() throws IOException {
        write("ws/.git/config", PLAIN);
        Files.write(
                root.resolve("ws/.git/index"),
                new IndexBytes(2, 20)
                        .file("a.txt")
                        .extension("link", 0, 0, 0, 0, 0)
                        .bytes());

        assertThat(status()).isEqualTo("ask");
    }

    /** It would show what another project holds. */
    @Test
    void a_repository_of_another_folder_is_asked() throws IOException {
        write("other/.git/config", PLAIN);
        write("ws/.git/config", PLAIN);
        write("ws/.git/commondir", "../../other/.git\n");
        assertThat(status()).isEqualTo("ask");

        Files.delete(root.resolve("ws/.git/commondir"));
        assertThat(status()).isEqualTo("allow");

        write("ws/.git/objects/info/alternates", root.resolve("other/.git/objects") + "\n");
        assertThat(status()).isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gitdir: ../other/.git", "gitdir: link/.git", "gitdir: kept"})
    void a_file_that_names_a_repository_elsewhere_is_asked(String text) throws IOException {
        write("other/.git/config", PLAIN);
        Files.createDirectories(root.resolve("ws"));
        Files.createSymbolicLink(root.resolve("ws/link"), root.resolve("other"));
        Files.createSymbolicLink(root.resolve("ws/kept"), root.resolve("other/.git"));
        write("ws/.git", text + "\n");

        assertThat(status()).isEqualTo("ask");
    }

    @Test
    void a_link_in_place_of_a_repository_is_asked() throws IOException {
        write("other/.git/config", PLAIN);
        Files.createDirectories(root.resolve("ws"));
        Files.createSymbolicLink(root.resolve("ws/.git"), root.resolve("other/.git"));

        assertThat(status()).isEqualTo("ask");
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
        write("ws/.git/config", PLAIN);
        write("ws/.env", "KEY=1\n");
        assertThat(status()).isEqualTo("allow");

        Path link = root.resolve("ws/.git").resolve(name);
        Files.createDirectories(link.resolve("..").normalize());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, root.resolve("ws/.env"));

        assertThat(status()).isEqualTo("ask");
    }

    @Test
    void hooks_may_be_links() throws IOException {
        write("ws/.git/config", PLAIN);
        write("ws/hooks/pre-commit", "exit\n");
        Files.createSymbolicLink(root.resolve("ws/.git/hooks"), root.resolve("ws/hooks"));

        assertThat(status()).isEqualTo("allow");
    }

    @Test
    void names_that_only_the_index_has_are_looked_at_like_those_of_files() throws IOException {
        write("ws/.git/config", PLAIN);
        write("ws/a.txt", "x\n");
        Files.write(root.resolve("ws/.git/index"), IndexBytes.of(2, "a.txt"));
        assertThat(judged("git ls-files | xargs strings")).isEqualTo("allow");

        for (String name : List.of("@opts", "sub/@opts", "a=b", "h:p", "-r", "sub/-r", "a b")) {
            Files.write(root.resolve("ws/.git/index"), IndexBytes.of(2, name));
            assertThat(judged("git ls-files | xargs strings")).as(name).isEqualTo("ask");
            assertThat(judged("git ls-files -z | xargs -0 strings")).as(name).isEqualTo("ask");
        }
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
        write("ws/.git/config", PLAIN + settings + "\n");

        assertThat(status()).isEqualTo("ask");
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
        write("ws/.git/config", PLAIN + settings + "\n");

        assertThat(status()).isEqualTo("allow");
    }

    /** Git would print what they hold, though they lie outside. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a",
                "/etc/passwd",
                "a/../../b",
                "a//b",
                "./a",
                "a/.",
                ".git/config",
                "a/.GIT/config",
                "a/",
                "git~1/x"
            })
    void an_index_that_names_what_is_not_in_the_tree_is_asked(String path) throws IOException {
        write("ws/.git/config", PLAIN);
        for (int version : List.of(2, 3, 4)) {
            Files.write(root.resolve("ws/.git/index"), IndexBytes.of(version, path));
            assertThat(judged("git diff")).as("version " + version).isEqualTo("ask");
        }
    }

    /** In each of them git would find a repository that is not seen here. */
    @Test
    void an_index_that_git_would_not_have_written_is_asked() throws IOException {
        write("ws/.git/config", PLAIN);
        byte[] plain = IndexBytes.of(2, "a.txt", "lib/one");
        int flags = 12 + 60;
        int mode = 12 + 24;

        byte[] extended = plain.clone();
        extended[flags] |= 0x40;
        byte[] folder = plain.clone();
        folder[mode + 2] = 0x40;
        byte[] shorter = plain.clone();
        shorter[flags + 1] = 4;
        byte[] padded = plain.clone();
        padded[flags + 2 + 5] = 'x';

        for (byte[] index : List.of(extended, folder, shorter, padded, IndexBytes.of(2, "b", "a"))) {
            Files.write(root.resolve("ws/.git/index"), index);
            assertThat(status()).isEqualTo("ask");
        }
        Files.write(root.resolve("ws/.git/index"), plain);
        assertThat(status()).isEqualTo("allow");
    }

    @Test
    void a_repository_within_whose_name_is_no_text_is_asked() throws IOException {
        write("ws/.git/config", PLAIN);
        byte[] index = IndexBytes.of(2, "a", "sub?");
        index[new String(index, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xFF;
        Files.write(root.resolve("ws/.git/index"), index);

        assertThat(status()).isEqualTo("ask");
    }

    @Test
    void a_name_beyond_ascii_is_read_as_git_reads_it() throws IOException {
        write("ws/g\u00C3\u00A9/config", PLAIN);
        write("ws/g\u00E9/config", PLAIN + RUNNING);
        write("ws/.git", "gitdir: g\u00E9\n");
        assertThat(status()).isEqualTo("ask");

        write("ws/g\u00E9/config", PLAIN);
        assertThat(status()).isEqualTo("allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[extensions]\n\tobjectformat = \"sha2\"\"56\"\n",
                "[extensions]\n\tobjectformat = sha1\n\tobjectformat = sha256\n",
                "[extensions]\n\tobjectformat = sha256\n"
            })
    void the_length_of_names_of_objects_is_what_git_takes_it_for(String settings) throws IOException {
        write("ws/.git/config", PLAIN + settings);
        Files.write(root.resolve("ws/.git/index"), IndexBytes.of(2, "a.txt", "lib/one"));
        assertThat(status()).isEqualTo("ask");

        write("ws/.git/config", PLAIN + "# sha256\n");
        assertThat(status()).isEqualTo("allow");
    }

    @Test
    void a_hook_that_git_runs_after_it_looked_is_asked() throws IOException {
        write("ws/.git/config", PLAIN);
        write("ws/.git/hooks/post-index-change.sample", "exit\n");
        assertThat(status()).isEqualTo("allow");

        write("ws/.git/hooks/post-index-change", "exit\n");
        assertThat(status()).isEqualTo("ask");
    }

    @Test
    void a_repository_that_is_not_whole_is_asked_because_git_looks_for_another_one() throws IOException {
        for (String missing : List.of("HEAD", "objects", "refs")) {
            write("ws/.git/config", PLAIN);
            Files.delete(root.resolve("ws/.git").resolve(missing));
            assertThat(status()).as("without " + missing).isEqualTo("ask");
        }
        write("ws/.git/config", PLAIN);
        write("ws/.git/HEAD", "nothing\n");
        assertThat(status()).isEqualTo("ask");
    }

    @Test
    void a_folder_with_a_head_is_a_repository_wherever_the_rest_of_it_lies() throws IOException {
        write("ws/HEAD", "ref: refs/heads/main\n");
        write("ws/commondir", "evil\n");

        assertThat(status()).isEqualTo("ask");
    }

    @Test
    void a_folder_that_is_a_repository_itself_is_asked() throws IOException {
        write("ws/HEAD", "ref: refs/heads/main\n");
        write("ws/objects/info/packs", "");
        write("ws/config", PLAIN);

        assertThat(status()).isEqualTo("ask");
    }

    /** Settings come with the rest that makes a repository of their folder. */
    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Path folder = Files.createDirectories(path.resolve("..").normalize());
        Files.writeString(path, text);
        if (file.endsWith("config")) {
            Files.writeString(folder.resolve("HEAD"), "ref: refs/heads/main\n");
            Files.createDirectories(folder.resolve("objects"));
            Files.createDirectories(folder.resolve("refs"));
        }
        if (file.endsWith("commondir")) {
            Files.writeString(folder.resolve("HEAD"), "ref: refs/heads/main\n");
        }
    }

    private String status() {
        return judged("git status");
    }

    private String judged(String command) {
        Path workspace = root.resolve("ws");
        PermissionEngine engine = Judged.trusted(workspace).build();
        return Judged.script(engine, workspace, command);
    }
}
