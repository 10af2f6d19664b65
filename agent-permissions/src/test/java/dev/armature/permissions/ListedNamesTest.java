package dev.armature.permissions;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files that one program prints and another takes up. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ListedNamesTest {

    @TempDir
    Path root;

    @BeforeEach
    void some_files() throws IOException {
        Files.createDirectories(root.resolve("src/deep"));
        Files.writeString(root.resolve("README.md"), "# readme\n");
        Files.writeString(root.resolve("src/App.java"), "class App {}\n");
        Files.writeString(root.resolve("src/deep/Other.java"), "class Other {}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "find . -name '*.java' | xargs wc -l",
                "find . -type f | xargs cat",
                "find src -type f -print | xargs grep -l App",
                "find . -name '*.java' | grep -v deep | sort | head -5 | xargs wc -l 2>/dev/null",
                "find . -type f -print0 | xargs -0 wc -l",
                "rg -l App src | xargs sed -n 1,5p",
                "rg --files | xargs wc -l",
                "grep -rl App src | xargs head -3",
                "git ls-files | xargs wc -l",
                "git ls-files '*.java' | xargs grep -n class",
                "git ls-files -z | xargs -0 cat",
            })
    void are_words_of_the_other_where_each_stays_one_word(String script) {
        assertThat(Judged.script(root, script)).isEqualTo("allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "find . -type f | xargs touch",
                "find . -type f | xargs sh",
                "find / -type f | xargs cat",
                "find . -printf '/etc/%f\\n' | xargs cat",
                "find . -type f | sed s,^,/etc/, | xargs cat",
                "find . -type f | grep -o x | xargs cat",
                "find . -type f | sort -o out | xargs cat",
                "find . -type f | head -c 5 | xargs cat",
                "find -L . -type f | xargs cat",
                "find . -type f | xargs -d x cat",
                "find . -type f -print0 | xargs cat",
                "find . -type f | xargs -0 cat",
                "find() { echo /etc/passwd; }; find . | xargs cat",
                "find . -type f | cat README.md - | xargs cat",
                "rg -l -0 App src | xargs cat",
                "rg -l App / | xargs cat",
                "rg App src | xargs cat",
                "grep -r App src | xargs cat",
                "grep -Rl App src | xargs cat",
                "git ls-files -s | xargs cat",
                "git ls-files ../x | xargs cat",
                "git ls-files --full-name | xargs cat",
                "git -C src ls-files | xargs cat",
                "cat list | xargs cat",
            })
    void are_unknown_where_they_may_be_others(String script) {
        assertThat(Judged.script(root, script)).isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a .java", "'a.java", "\"a.java", "a\\a.java", "-r.java", "a\t.java", "\u00a0.java"})
    void are_unknown_where_one_may_be_split_or_taken_for_an_option(String name) throws IOException {
        Files.writeString(root.resolve("src/deep").resolve(name), "x\n");

        assertThat(Judged.script(root, "find . -name '*.java' | xargs wc -l")).isEqualTo("ask");
        assertThat(Judged.script(root, "find . -name '*.java' -print0 | xargs -0 wc -l"))
                .isEqualTo("allow");
        assertThat(Judged.script(root, "git ls-files -z | xargs -0 wc -l")).isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@opts", "+x", "a=b", "host:a", ",", "~x", "#x", "%x", "^x"})
    void are_unknown_where_one_that_no_folder_begins_with_may_mean_something_else(String name) throws IOException {
        Files.writeString(root.resolve(name), "/etc/passwd\n");

        for (String lists : List.of("git ls-files", "rg --files", "rg -l x", "grep -rl x .")) {
            assertThat(Judged.script(root, lists + " | xargs strings"))
                    .as(lists)
                    .isEqualTo("ask");
        }
        assertThat(Judged.script(root, "git ls-files -z | xargs -0 strings")).isEqualTo("ask");
        assertThat(Judged.script(root, "rg --files src | xargs wc -l")).isEqualTo("allow");
        assertThat(Judged.script(root, "find . -type f | xargs strings")).isEqualTo("allow");
    }

    @Test
    void are_options_where_the_folder_that_they_begin_with_is_one() throws IOException {
        Files.createDirectories(root.resolve("@d"));
        Files.writeString(root.resolve("@d/o"), "x\n");

        assertThat(Judged.script(root, "find @d -type f | xargs strings")).isEqualTo("ask");
        assertThat(Judged.script(root, "find @d -type f -print0 | xargs -0 strings"))
                .isEqualTo("ask");
        assertThat(Judged.script(root, "find @d -type f -exec strings {} +")).isEqualTo("ask");
        assertThat(Judged.script(root, "git ls-files @d | xargs strings")).isEqualTo("ask");
        assertThat(Judged.script(root, "find ./@d -type f | xargs strings")).isEqualTo("allow");
    }

    @Test
    void are_unknown_where_the_script_makes_a_file_of_options_itself() {
        assertThat(Judged.script(
                        root, rules -> rules.allow("Bash(touch:*)"), "touch @e; git ls-files -o | xargs strings"))
                .isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git ls-files '*.java' | xargs cat",
                "git ls-files -z '*.java' | xargs -0 cat",
                "git ls-files | xargs cat",
            })
    void of_the_index_may_lie_behind_a_link_to_a_folder(String script) throws IOException {
        assertThat(Judged.script(root, script)).isEqualTo("allow");

        Files.createSymbolicLink(root.resolve("link"), Path.of("/etc"));

        assertThat(Judged.script(root, script)).isEqualTo("ask");
    }

    @Test
    void are_unknown_in_a_folder_with_nothing_in_it() throws IOException {
        Files.createDirectories(root.resolve("empty"));

        assertThat(Judged.script(root, "find empty -type f | xargs cat")).isEqualTo("ask");
    }

    @Test
    void are_unknown_where_the_script_makes_files_itself() {
        String script = "touch 'a /etc/passwd'; find . | xargs cat";

        assertThat(Judged.script(root, rules -> rules.allow("Bash(touch:*)"), script))
                .isEqualTo("ask");
        assertThat(Judged.script(
                        root,
                        rules -> rules.allow("Bash(touch:*)"),
                        "for i in 1 2; do find . | xargs cat; touch 'a /etc/passwd'; done"))
                .isEqualTo("ask");
    }

    @Test
    void may_be_none_and_then_a_search_goes_through_the_folder() throws IOException {
        Files.writeString(root.resolve(".env"), "KEY=1\n");

        assertThat(Judged.script(root, "find src -name '*.java' | xargs wc -l")).isEqualTo("allow");
        assertThat(Judged.script(root, "find src -name '*.java' | xargs grep -r x"))
                .isEqualTo("ask");
        assertThat(Judged.script(root, "find src -name '*.java' -print0 | xargs -0 grep -r x"))
                .isEqualTo("ask");
    }

    @Test
    void the_root_of_a_repository_is_known() throws IOException {
        Files.createDirectories(root.resolve(".git/objects"));
        Files.createDirectories(root.resolve(".git/refs"));
        Files.writeString(root.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(root.resolve(".git/config"), "[core]\n\tbare = false\n");

        assertThat(Judged.script(root, "cd \"$(git rev-parse --show-toplevel)\" && ls src"))
                .isEqualTo("allow");
        assertThat(Judged.script(root, "root=$(git rev-parse --show-toplevel); cd \"$root\" && git log -3"))
                .isEqualTo("allow");
        // Where git fails, nothing stands before the slash.
        assertThat(Judged.script(root, "cat \"$(git rev-parse --show-toplevel)/etc/passwd\""))
                .isEqualTo("ask");
        assertThat(Judged.script(root, "GIT_WORK_TREE=/etc; cd \"$(git rev-parse --show-toplevel)\" && ls"))
                .isEqualTo("ask");
        assertThat(Judged.script(root, "ls $(pwd)")).isEqualTo("allow");
        assertThat(Judged.script(root, "IFS=/; ls $(pwd)")).isEqualTo("ask");
    }
}
