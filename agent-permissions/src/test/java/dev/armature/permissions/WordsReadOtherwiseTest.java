package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words and patterns that a program takes for something else than they seem to be. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class WordsReadOtherwiseTest {

    @TempDir
    Path root;

    @BeforeEach
    void some_files() throws IOException {
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve("README.md"), "# readme\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git log --min-parents --output=README.md",
                "git log --max-parents --output=README.md",
                "git rev-list --min-parents --output=README.md HEAD",
                "git diff --word-diff-regex -S --output=x",
                "git log -p --word-diff-regex -S --output=x",
                "git log --word-diff-regex -S --ext-diff -p",
                "git diff --no-index --word-diff-regex -S --output=out README.md notes.txt",
                "git rev-list -L --output=xx HEAD",
                "git rev-list --decorate-refs --output=xx HEAD",
                "git log --format --output=a%b",
                "git diff --format --output=a%b",
                "git log --since --output=x",
                "git config --get --file=../x a.b",
                "git config --get-regexp -f../x .",
                "git config --get-all -f ../x .",
                "git config --get --blob=HEAD:README.md x.y",
                "git log -1 --format='%+G?'",
                "git log --pretty='% GS'",
                "git show --pretty=tformat:%-GK",
                "git shortlog --format='%+G?' HEAD",
                "ps -auxe",
                "ps -uxe",
                "ps -uaxeww",
                "tree -Lo 2 out.html",
                "tree -LR 1",
                "hostname -A",
                "lsof . . . . . . . . .",
                "lsof -i a b c d e f g h i",
                "netstat x",
            })
    void a_word_that_the_program_reads_otherwise_is_not_taken_for_harmless(String command) {
        assertThat(Judged.script(root, command)).isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git log --since=yesterday --format='%h %s' --max-count 5",
                "git log --grep fix --author me -n 3 -S foo",
                "git diff --word-diff-regex=. README.md",
                "git config --get user.name",
                "git config --get-regexp '^user'",
                "git rev-list --count HEAD",
                "git log -L1,5:README.md",
                "ps aux",
                "ps -aux",
                "ps -u root",
                "ps -ef",
                "tree -L 2",
                "tree -aL 2 a",
                "grep -e -x README.md",
                "head -c -1 README.md",
                "sort -t - -k 2 README.md",
            })
    void a_word_that_the_program_reads_so_is_proved(String command) {
        assertThat(Judged.script(root, command)).isEqualTo("allow");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "find . ! -daystart -type f -exec cat {} +            ¦ ask",
                "find . -not -daystart -name n.txt -exec cat {} +     ¦ ask",
                "find . -name '??' -exec cat {} +                     ¦ ask",
                "grep -r --exclude=zzz --include=n.md x .             ¦ ask",
                "grep -r --include='???' x .                          ¦ ask",
                "rg --hidden -g '#x' x .                              ¦ ask",
                "grep -r --include='*.md' x .                         ¦ allow",
            })
    void a_pattern_that_means_something_else_to_the_program_leaves_nothing_out(String command, String expected)
            throws IOException {
        Files.writeString(root.resolve(".env"), "KEY=1\n");

        assertThat(Judged.script(root, command)).isEqualTo(expected);
    }

    @Test
    void very_many_words_are_not_each_looked_at_with_each() {
        String files = IntStream.range(0, 8000).mapToObj(i -> "a" + i).collect(Collectors.joining(" "));

        assertThat(Judged.script(root, "diff a0 a1")).isEqualTo("allow");
        assertThat(Judged.script(root, "git diff --no-index a0 a1")).isEqualTo("allow");
        assertThat(Judged.script(root, "git log " + ":".repeat(6))).isEqualTo("allow");
        assertThat(Judged.script(root, "echo " + "{1..1000} ".repeat(5))).isEqualTo("allow");
        assertThat(Judged.script(root, "diff " + files)).isEqualTo("ask");
        assertThat(Judged.script(root, "git diff --no-index " + files)).isEqualTo("ask");
        assertThat(Judged.script(root, "git log " + ":".repeat(60_000))).isEqualTo("ask");
        assertThat(Judged.script(root, "echo " + "{1..1000} ".repeat(5_000))).isEqualTo("ask");
    }
}
