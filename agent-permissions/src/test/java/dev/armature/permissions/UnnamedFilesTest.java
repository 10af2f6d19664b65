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

/** A rule that forbids a file also holds for whoever opens it without naming it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class UnnamedFilesTest {

    @TempDir
    Path root;

    @BeforeEach
    void some_files() throws IOException {
        Files.createDirectories(root.resolve("src/main"));
        Files.createDirectories(root.resolve("private/old"));
        Files.writeString(root.resolve("src/main/App.java"), "class App {}\n");
        Files.writeString(root.resolve("private/old/notes.txt"), "mine\n");
        Files.writeString(root.resolve("README.md"), "# readme\n");
    }

    @ParameterizedTest(name = "deny {0}: {1}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "Read(./private/**)      ¦ grep -r x .                      ¦ ask",
                "Read(./private/**)      ¦ grep -rn x                       ¦ ask",
                "Read(./private/**)      ¦ grep -r x src                    ¦ allow",
                "Read(./private/**)      ¦ grep -d recurse x .              ¦ ask",
                "Read(./private/**)      ¦ grep x README.md                 ¦ allow",
                "Read(./private/**)      ¦ grep -r x private                ¦ deny",
                "Read(./private/**)      ¦ rg x                             ¦ ask",
                "Read(./private/**)      ¦ rg x src                         ¦ allow",
                "Read(./private/**)      ¦ git grep x                       ¦ ask",
                "Read(./private/**)      ¦ git diff -- private/old/notes.txt ¦ ask",
                "Read(./private/**)      ¦ git blame private/old/notes.txt  ¦ deny",
                "Read(./private/**)      ¦ git blame src/main/App.java      ¦ allow",
                "Read(./private/**)      ¦ git log --oneline HEAD~2         ¦ allow",
                "Read(key.gz)            ¦ zcat key                         ¦ deny",
                "Read(key.gz)            ¦ zgrep x key                      ¦ deny",
                "Read(old.zip)           ¦ unzip -l old                     ¦ deny",
                "Read(./private/notes.txt) ¦ diff notes.txt private         ¦ deny",
                "Read(./private/**)      ¦ cd src && grep -r x ..           ¦ ask",
                "Read(./private/**)      ¦ cd src && grep -r x .            ¦ allow",
                "Read(./private/**)      ¦ diff . src                       ¦ ask",
                "Read(./private/**)      ¦ find . -name '*.txt' -exec cat {} + ¦ ask",
                "Read(./private/**)      ¦ find src -name '*.java' -exec cat {} + ¦ allow",
                "Read(./private/**)      ¦ cp -r . /tmp/all                 ¦ ask",
                "Read(./private/**)      ¦ cat $(ls)                        ¦ ask",
                "Read(./private/**)      ¦ grep $x private/old/notes.txt    ¦ deny",
                "Read(./private/**)      ¦ cat < $file                      ¦ ask",
                "Read(./private/**)      ¦ ls -R                            ¦ allow",
                "Read(./private/old/*.txt) ¦ grep -r x .                    ¦ ask",
                "Read(./private/old/*.md) ¦ grep -r x .                     ¦ allow",
                "Read(notes.txt)         ¦ grep -r x .                      ¦ ask",
                "Read(notes.txt)         ¦ grep -r x src                    ¦ allow",
                "Read(nothing.txt)       ¦ grep -r x .                      ¦ allow",
                "Read(./private)         ¦ grep -r x .                      ¦ ask",
                "Read(//somewhere/else)  ¦ grep -r x .                      ¦ allow",
                "Read                    ¦ grep -r x .                      ¦ deny",
                "Edit(./private/**)      ¦ grep -r x .                      ¦ allow",
                "Edit(./private/**)      ¦ rm -r private                    ¦ deny",
                "Edit(./private/old/**)  ¦ rm -r private                    ¦ ask",
                "Edit(./private/old/**)  ¦ rm -r src                        ¦ allow",
                "Edit(./private/old/**)  ¦ mv private elsewhere             ¦ ask",
                "Edit(./private/**)      ¦ find . -name '*.txt' -delete     ¦ ask",
                "Edit(./private/**)      ¦ echo x > $file                   ¦ ask",
                "Edit(./private/**)      ¦ touch $file                      ¦ ask",
                "Read(./private/**)      ¦ eval \"$text\"                   ¦ ask",
                "Bash(git push *)        ¦ eval \"$text\"                   ¦ ask",
                "Bash(git push *)        ¦ bash -c \"$text\"                ¦ ask",
                "Bash(git push *)        ¦ $program origin                  ¦ ask",
                "Bash(git push *)        ¦ npm test                         ¦ allow",
                "Bash(git push *)        ¦ cat $file                        ¦ allow",
            })
    void a_forbidden_file_is_asked_for_where_it_may_be_meant(String deny, String command, String expected) {
        assertThat(decisionWithEverythingAllowedBut(deny, command)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "src/main/Other.java ¦ App.java       ¦ allow",
                "src/main/Other.java ¦ /etc/hostname  ¦ ask",
                "src/main/Other.java ¦ nowhere        ¦ allow",
                "src/main/Other.java ¦ ../../.env     ¦ ask",
                "src/main/Other.java ¦ Other.java     ¦ ask",
                "src/main/Other.java ¦ Third.java     ¦ ask",
                "src/main/other.txt  ¦ /etc/hostname  ¦ allow",
                "src/more            ¦ /etc           ¦ allow",
                "src/more.java       ¦ /etc           ¦ ask",
            })
    void of_what_find_hands_on_the_links_count_whose_names_fit(Path link, Path target, String expected)
            throws IOException {
        Files.createSymbolicLink(root.resolve("src/main/Third.java"), Path.of("Fourth.java"));
        Files.createSymbolicLink(root.resolve("src/main/Fourth.java"), Path.of("App.java"));
        if (target.endsWith("Third.java")) {
            Files.delete(root.resolve("src/main/Fourth.java"));
            Files.createSymbolicLink(root.resolve("src/main/Fourth.java"), Path.of("/etc/hostname"));
        }
        Files.createSymbolicLink(root.resolve(link), target);

        assertThat(Judged.script(root, "find src -name '*.java' -exec wc -l {} +"))
                .isEqualTo(expected);
        assertThat(Judged.script(root, "find src -name '*.java' -print0 | xargs -0 grep x"))
                .isEqualTo(expected);
        assertThat(Judged.script(root, "find src -type f -name '*.java' -exec wc -l {} +"))
                .isEqualTo("allow");
    }

    @Test
    void what_a_link_leads_to_that_find_hands_on_may_be_what_is_forbidden() throws IOException {
        Files.createSymbolicLink(root.resolve("src/Notes.java"), Path.of("../private/old/notes.txt"));

        assertThat(decisionWithEverythingAllowedBut("Read(./private/**)", "find src -name '*.java' -exec cat {} +"))
                .isEqualTo("ask");
        assertThat(decisionWithEverythingAllowedBut("Read(./private/**)", "find src -type f -exec cat {} +"))
                .isEqualTo("allow");
    }

    @Test
    void a_tree_that_is_too_large_to_look_at_may_hold_what_is_forbidden() throws IOException {
        for (int folder = 0; folder < 41; folder++) {
            Path many = Files.createDirectories(root.resolve("src/generated" + folder));
            for (int file = 0; file < 500; file++) {
                Files.createFile(many.resolve("F" + file));
            }
        }

        assertThat(decisionWithEverythingAllowedBut("Read(nothing.txt)", "grep -r x src"))
                .isEqualTo("ask");
    }

    private String decisionWithEverythingAllowedBut(String deny, String command) {
        return Judged.script(root, rules -> rules.allow("Bash").deny(deny), command);
    }
}
