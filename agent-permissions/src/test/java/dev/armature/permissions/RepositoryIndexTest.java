package dev.armature.permissions;

import static dev.armature.permissions.GitFolders.PLAIN;
import static dev.armature.permissions.GitFolders.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index of a repository says which files and which other repositories git looks at. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RepositoryIndexTest {

    private GitFolders here;

    @BeforeEach
    void some_folders(@TempDir Path root) {
        here = new GitFolders(root);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void repositories_that_the_index_names_are_looked_at_too(int version) throws IOException {
        here.repository("ws/.git", PLAIN);
        here.index(IndexBytes.of(version, "a.txt", "lib/one", "lib/two"));
        assertThat(here.status()).isEqualTo("allow");

        here.repository("ws/lib/two/.git", PLAIN);
        assertThat(here.status()).isEqualTo("allow");

        here.write("ws/lib/two/.git/config", PLAIN + RUNNING);
        assertThat(here.status()).isEqualTo("ask");
    }

    @Test
    void a_repository_that_the_index_names_may_lie_elsewhere() throws IOException {
        here.repository("ws/.git", PLAIN);
        here.index(IndexBytes.of(2, "a.txt", "lib/one", "lib/two"));
        here.write("ws/lib/one/.git", "gitdir: ../../.git/modules/lib/one\n");
        here.repository("ws/.git/modules/lib/one", PLAIN);
        assertThat(here.status()).isEqualTo("allow");

        here.write("ws/.git/modules/lib/one/config", PLAIN + RUNNING);
        assertThat(here.status()).isEqualTo("ask");
    }

    @Test
    void a_repository_within_whose_name_is_no_text_is_asked() throws IOException {
        here.repository("ws/.git", PLAIN);
        byte[] index = IndexBytes.of(2, "a", "sub?");
        here.index(index);
        assertThat(here.status()).isEqualTo("allow");

        index[new String(index, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xFF;
        here.index(index);
        assertThat(here.status()).isEqualTo("ask");
    }

    @Test
    void names_that_only_the_index_has_are_looked_at_like_those_of_files() throws IOException {
        here.repository("ws/.git", PLAIN);
        here.write("ws/a.txt", "x\n");
        here.index(IndexBytes.of(2, "a.txt"));
        assertThat(here.judged("git ls-files | xargs strings")).isEqualTo("allow");

        for (String name : List.of("@opts", "sub/@opts", "a=b", "h:p", "-r", "sub/-r", "a b")) {
            here.index(IndexBytes.of(2, name));
            assertThat(here.judged("git ls-files | xargs strings")).as(name).isEqualTo("ask");
            assertThat(here.judged("git ls-files -z | xargs -0 strings"))
                    .as(name)
                    .isEqualTo("ask");
        }
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
        here.repository("ws/.git", PLAIN);
        for (int version : List.of(2, 3, 4)) {
            here.index(IndexBytes.of(version, "a/b"));
            assertThat(here.judged("git diff")).as("version " + version).isEqualTo("allow");

            here.index(IndexBytes.of(version, path));
            assertThat(here.judged("git diff")).as("version " + version).isEqualTo("ask");
        }
    }

    @Test
    void an_index_that_is_not_understood_is_asked() throws IOException {
        here.repository("ws/.git", PLAIN);
        byte[] index = IndexBytes.of(2, "a.txt", "lib/one", "lib/two");
        here.index(index);
        assertThat(here.status()).isEqualTo("allow");

        for (int length = 0; length < index.length - 20; length++) {
            here.index(Arrays.copyOf(index, length));
            assertThat(here.status()).as("cut off at %s", length).isEqualTo("ask");
        }
    }

    @Test
    void an_index_that_leaves_things_to_another_file_is_asked() throws IOException {
        here.repository("ws/.git", PLAIN);
        here.index(new IndexBytes(2, 20).file("a.txt").bytes());
        assertThat(here.status()).isEqualTo("allow");

        here.index(new IndexBytes(2, 20)
                .file("a.txt")
                .extension("link", 0, 0, 0, 0, 0)
                .bytes());
        assertThat(here.status()).isEqualTo("ask");
    }

    /** In each of them git would find a repository that is not seen here. */
    @Test
    void an_index_that_git_would_not_have_written_is_asked() throws IOException {
        here.repository("ws/.git", PLAIN);
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
            here.index(index);
            assertThat(here.status()).isEqualTo("ask");
        }
        here.index(plain);
        assertThat(here.status()).isEqualTo("allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[extensions]\n\tobjectformat = \"sha2\"\"56\"\n",
                "[extensions]\n\tobjectformat = sha1\n\tobjectformat = sha256\n",
                "[extensions]\n\tobjectformat = sha256\n"
            })
    void the_length_of_names_of_objects_is_what_git_takes_it_for(String settings) throws IOException {
        here.repository("ws/.git", PLAIN + settings);
        here.index(IndexBytes.of(2, "a.txt", "lib/one"));
        assertThat(here.status()).isEqualTo("ask");

        here.write("ws/.git/config", PLAIN + "# sha256\n");
        assertThat(here.status()).isEqualTo("allow");
    }
}
