package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search shows what is in files that nobody named. What may not be read by its name is not shown that way either. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SearchedSecretsTest {

    @TempDir
    Path root;

    @BeforeEach
    void some_files() throws IOException {
        Files.createDirectories(root.resolve("src"));
        Files.createDirectories(root.resolve("conf/.aws"));
        Files.writeString(root.resolve("src/App.java"), "class App {}\n");
        Files.writeString(root.resolve("conf/.aws/notes.md"), "x\n");
        Files.writeString(root.resolve(".env"), "TOKEN=x\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "cat .env                                          ¦ deny",
                "grep -r x .                                       ¦ ask",
                "grep -rn x                                        ¦ ask",
                "grep -r x conf                                    ¦ ask",
                "grep -r x src                                     ¦ allow",
                "grep x src/App.java                               ¦ allow",
                "grep -r --include='*.java' x .                    ¦ allow",
                "grep -r --include='*.java' --include='*.md' x .   ¦ ask",
                "grep -r --include='.e*' x .                       ¦ ask",
                "grep -r --include=\"$y\" x .                    ¦ ask",
                "grep -r --exclude='*.java' x .                    ¦ ask",
                "diff -r src .                                     ¦ ask",
                "git diff --no-index src .                         ¦ ask",
                "find . -type f -exec cat {} +                     ¦ ask",
                "find . -type f -exec grep -l x {} ';'             ¦ ask",
                "find . -type f -name '*.java' -exec cat {} +      ¦ allow",
                "find . -type f -name '*.md' -exec cat {} +        ¦ ask",
                "find src -type f -exec cat {} +                   ¦ allow",
                "find . -type f -exec cat {} + -name '*.java'      ¦ ask",
                "find . -type f ! -name '*.java' -exec cat {} +    ¦ ask",
                "find . -type f -name '*.java' -o -exec cat {} +   ¦ ask",
                "find . -type f -name '[a-z]*.java' -exec cat {} + ¦ ask",
                "find . -type f -print0 | xargs -0 cat             ¦ ask",
                "find . -type f -name '*.java' -print0 | xargs -0 grep x   ¦ allow",
                "find . -type f -print0 -name '*.java' | xargs -0 grep x   ¦ ask",
                "find . -type f -name '*.java' -print0 -print0 | xargs -0 grep x ¦ ask",
                "ls -R                                             ¦ allow",
                "find . -name '*.java'                             ¦ allow",
            })
    void a_search_that_opens_a_credential_is_asked(String command, String expected) {
        assertThat(Judged.script(root, command)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "rg x                   ¦ allow",
                "rg --hidden x          ¦ ask",
                "rg -uu x               ¦ ask",
                "rg --unrestricted x    ¦ ask",
                "rg --no-ignore x       ¦ ask",
                "rg -g '*.java' x       ¦ allow",
                "rg -g '!*.java' x      ¦ allow",
                "rg -g '.env*' x        ¦ ask",
                "rg --glob='*' x        ¦ ask",
                "rg -g '**/*.md' x      ¦ ask",
                "rg -g '*.{md,java}' x  ¦ ask",
                "rg -g '*.java' -g '*' x ¦ ask",
                "rg --iglob .ENV x      ¦ ask",
                "rg --type-add 'e:.env' -te x ¦ ask",
                "rg --files -g '.env'   ¦ ask",
                "ag x                   ¦ allow",
                "ag --hidden x          ¦ ask",
                "git grep x             ¦ allow",
                "git grep --untracked x ¦ ask",
                "git diff               ¦ allow",
                "git log -p             ¦ allow",
                "git grep x .env        ¦ ask",
                "git blame .env         ¦ deny",
                "git diff -- .env       ¦ ask",
                "git show HEAD:.env     ¦ ask",
                "git show HEAD:./.env   ¦ ask",
                "git show HEAD:src/App.java ¦ allow",
                "git check-ignore .env  ¦ allow",
            })
    void a_search_that_leaves_out_what_is_hidden_or_not_under_version_control_passes_unless_it_is_told_to_look(
            String command, String expected) {
        assertThat(Judged.script(root, command)).isEqualTo(expected);
    }

    @Test
    void a_tree_that_is_too_large_to_look_at_may_hold_a_credential() throws IOException {
        for (int folder = 0; folder < 41; folder++) {
            Path many = Files.createDirectories(root.resolve("generated/" + folder));
            for (int file = 0; file < 500; file++) {
                Files.createFile(many.resolve("F" + file));
            }
        }

        assertThat(Judged.script(root, "grep -r x generated")).isEqualTo("ask");
        assertThat(Judged.script(root, "grep -r x generated/1")).isEqualTo("allow");
    }
}
