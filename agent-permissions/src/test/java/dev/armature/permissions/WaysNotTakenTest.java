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

/** What a command seems to do and does not, because bash refuses it, or because a name is not what it seems. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class WaysNotTakenTest {

    @TempDir
    Path root;

    @BeforeEach
    void some_files() throws IOException {
        Files.createDirectories(root.resolve("a/b"));
        Files.createDirectories(root.resolve("secrets"));
        Files.writeString(root.resolve("secrets/x"), "s\n");
        Files.writeString(root.resolve("README.md"), "# readme\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cd a -L; cat ../outside.txt",
                "cd a --; cat ../outside.txt",
                "cd -- a -P; cat ../outside.txt",
                "command cd a -L; cat ../outside.txt",
                "cd a -L || cat ../outside.txt",
                "cd a <nofile; cat ../outside.txt",
                "cd a <&9; cat ../outside.txt",
                "cd a 2>&9; cat ../outside.txt",
                "{ cd a; } <nofile; cat ../outside.txt",
                "{ cd a 2>&1; cat ../outside.txt >&2; } >&-",
                "pushd a <nofile; cat ../outside.txt",
                "command cd a <nofile; cat ../outside.txt",
                "cd a > /dev/null < nofile && ls; cat ../outside.txt",
                "x=../outside.txt; { x=a/f; } <nofile; cat $x",
                "x=../outside.txt; if x=a/f; then :; fi <nofile; cat $x",
                "x=../outside.txt; x=a/f <nofile; cat $x",
            })
    void where_bash_may_stay_it_is_not_taken_to_go(String command) {
        assertThat(Judged.script(root, command)).isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cd a <README.md && ls",
                "cd a 2>/dev/null; ls",
                "cd a 2>&1; ls",
                "cd -P -- a; ls",
                "cd a/b; cat ../../README.md",
                "while read -r line; do echo \"$line\"; done <README.md; cat README.md",
            })
    void where_bash_goes_it_is_followed(String command) {
        assertThat(Judged.script(root, command)).isEqualTo("allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if [ -f README.md ]; then c=cd; else c=pushd; fi; $c a; cat ../outside.txt",
                "if [ -f README.md ]; then c=command; else c=builtin; fi; $c cd a; cat ../outside.txt",
                "for c in cd ls; do $c a; done; cat ../outside.txt",
                "/bin/cd a; cat ../outside.txt",
                "/usr/bin/pushd a; cat ../outside.txt",
                "/usr/bin/command cd a; cat ../outside.txt",
                "/usr/bin/eval cd a; cat ../outside.txt",
                "find . -type f -name '*.md' -print0 | xargs -0 -a list cat",
                "find . -type f -name '*.md' -print0 | xargs -0 --arg-file=list cat",
                "find . -type f -print0 | xargs -0 -d/ cat",
                "find . -type f -print0 | xargs -0 -d / cat",
                "find . -type f -print0 | xargs grep -0 x",
                "tee /dev/stdout <README.md >&00",
                "tee /dev/stdout <README.md >&$((1-1))",
                "tee /dev/stdout <README.md >&$#",
                "x=README.md; for i in 1 2; do cat \"$x\"; read -ax <<<../outside.txt; done",
                "x=README.md; for i in 1 2; do cat \"$x\"; read -rax <<<../outside.txt; done",
                "x=README.md; for i in 1 2; do cat \"$x\"; command read -ax <<<../outside.txt; done",
                "x=README.md; for i in 1 2; do cat \"$x\"; read \"$n\" <<<../outside.txt; done",
                "x=README.md; for i in 1 2; do cat $x; : {x}>/dev/null; done",
                "x=README.md; for i in 1 2; do cat $x; declare x=\"$y\"; done",
                "x=README.md; for i in 1 2; do cat $x; printf -vx %s ../outside.txt; done",
                "x=README.md; for i in 1 2; do cat $x; wait -p x; done",
                "for i in 1 2; do x=README.md; cat $x; declare -l x; done",
                "for i in 1 2; do x=README.md; cat $x; for c in declare ls; do $c -l x; done; done",
                "for i in 1 2; do cat README.md; x='cat'; $x README.md; y='IFS=a'; eval $y; done",
                "pwd() { echo ..; }; ls $(pwd)",
                "cd a && cat $(pwd)/../../outside.txt",
                "if true; then cd a; fi; cat $(pwd)/../outside.txt",
                "for c in cd ls; do cat ../outside.txt; $c a; done",
                "i=0; while [ $i -lt 2 ]; do i=$((i+1)); x=README.md; cat $x; declare -u x; done",
                "for ((i=0; i<2; i++)); do x=README.md; cat $x; declare -u x; done",
                "x=README.md; while true && true; do x=../outside.txt; break; done; cat $x",
                "x=README.md; until ! true || false; do x=../outside.txt; break; done; cat $x",
            })
    void what_another_round_or_another_choice_does_is_not_left_out(String command) {
        assertThat(Judged.script(root, command)).isEqualTo("ask");
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

    @Test
    void folders_that_are_compared_are_looked_through_for_links() throws IOException {
        Files.createDirectories(root.resolve("d1"));
        Files.createDirectories(root.resolve("d2"));
        Files.createSymbolicLink(root.resolve("d1/x"), Path.of("/etc/hostname"));
        Files.writeString(root.resolve("d2/x"), "x\n");

        assertThat(Judged.script(root, "diff d1 d2")).isEqualTo("ask");
        assertThat(Judged.script(root, "diff d1/x d2/x")).isEqualTo("ask");
        assertThat(Judged.script(root, "diff d2 a")).isEqualTo("allow");
    }

    @Test
    void very_many_words_are_not_each_looked_at_with_each() {
        String files = IntStream.range(0, 8000).mapToObj(i -> "a" + i).collect(Collectors.joining(" "));

        assertThat(Judged.script(root, "diff " + files)).isEqualTo("ask");
        assertThat(Judged.script(root, "git diff --no-index " + files)).isEqualTo("ask");
        assertThat(Judged.script(root, "git log " + ":".repeat(60_000))).isEqualTo("ask");
        assertThat(Judged.script(root, "echo " + "{1..1000} ".repeat(5_000))).isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "find . -type f -name '*.md' -print0 | xargs -0 grep -n x",
                "find . -type f -name '*.md' -print0 | xargs -0r wc -l",
                "/bin/echo x; /usr/bin/printf x; /usr/bin/test -f a",
                "ls -la \"$(pwd)\"",
                "cd a && cat \"$(pwd)/../README.md\"",
                "x=README.md; for i in 1 2; do cat $x; read -r y; [ \"$y\" = a ]; printf '%s' \"$y\"; done",
                "while read -r line; do echo \"$line\"; done <README.md; cat README.md",
            })
    void what_every_round_does_alike_is_proved(String command) {
        assertThat(Judged.script(root, command)).isEqualTo("allow");
    }

    @Test
    void of_several_options_of_cd_the_last_holds() throws IOException {
        Files.createDirectories(root.resolve("c/d"));
        Files.createSymbolicLink(root.resolve("a/ln"), Path.of("../c/d"));
        Files.createSymbolicLink(root.resolve("a/e"), Path.of("/etc"));

        assertThat(Judged.script(root, "cd -P -L a/ln/.. && cat e/hostname")).isEqualTo("ask");
        assertThat(Judged.script(root, "cd -L -P a/ln/.. && ls d")).isEqualTo("allow");
    }

    @Test
    void a_folder_that_is_not_there_by_its_name_may_be_there_by_that_of_the_system() throws IOException {
        Files.createDirectories(root.resolve("c/d"));
        Files.createDirectories(root.resolve("c/d2"));
        Files.createSymbolicLink(root.resolve("a/ln"), Path.of("../c/d"));
        Files.createSymbolicLink(root.resolve("c/d2/e"), Path.of("/etc"));

        assertThat(Judged.script(root, "cd a/ln/../d2 && cat e/hostname")).isEqualTo("ask");
        assertThat(Judged.script(root, "cd a/ln && cd ../d2 && cat e/hostname")).isEqualTo("ask");
    }

    @Test
    void what_lies_behind_a_link_to_a_folder_is_asked_for_where_links_are_followed() throws IOException {
        Files.createDirectories(root.resolve("other"));
        Files.createDirectories(root.resolve("sub"));
        Files.createSymbolicLink(root.resolve("sub/d"), Path.of("../other"));
        Files.createSymbolicLink(root.resolve("other/evil"), Path.of("/etc/hostname"));

        for (String command : new String[] {
            "grep -R x sub",
            "rg -L x sub",
            "find sub -exec grep -r x {} +",
            "find sub -print0 | xargs -0 grep -r x",
            "diff -rN sub a",
        }) {
            assertThat(Judged.script(root, command)).as(command).isEqualTo("ask");
        }
    }

    @Test
    void a_folder_with_a_name_that_is_no_text_is_not_known() throws Exception {
        new ProcessBuilder("bash", "-c", "ln -s /etc/hostname $'a/\\xe2\\x82'")
                .directory(root.toFile())
                .start()
                .waitFor();

        assertThat(Judged.script(root, "cat a/*")).isEqualTo("ask");
        assertThat(Judged.script(root, "grep -R x a")).isEqualTo("ask");
        assertThat(Judged.script(root, "grep -r x a")).isEqualTo("ask");
        assertThat(Judged.script(root, "cat a/b/*")).isEqualTo("allow");
    }

    @Test
    void a_link_through_the_processes_means_something_else_to_each() throws IOException {
        Files.createSymbolicLink(root.resolve("l"), Path.of("/proc/self/cwd/README.md"));

        assertThat(Judged.script(root, "cat l")).isEqualTo("deny");
    }

    @Test
    void of_a_path_that_is_too_long_to_be_looked_at_nothing_is_known() throws IOException {
        // Made from within, as bash does it: by its whole name none could be made that is longer.
        Path deep = Files.createDirectories(root.resolve(("d".repeat(200) + "/").repeat(7)));
        Files.createSymbolicLink(deep.resolve("l"), Path.of("/etc/hostname"));
        String first = "d".repeat(200);

        assertThat(Judged.script(root, "grep -r x " + first)).isEqualTo("ask");
        assertThat(Judged.script(root, "cat */*/*/*/*/*/*/l")).isEqualTo("ask");
        assertThat(Judged.script(root, "find " + first + " -type f -exec cat {} +"))
                .isEqualTo("ask");
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

    @ParameterizedTest(name = "deny {0}: {1}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "Read(./secrets/**) ¦ perl -ne print secrets/*",
                "Read(./secrets/**) ¦ for d in secrets a; do perl -pe1 $d/x; done",
                "Read(./secrets/**) ¦ for f in secrets/*; do perl -pe1 \"$f\"; done",
                "Read(./secrets/**) ¦ find . -name x -exec perl -pe1 {} +",
                "Read(./secrets/**) ¦ perl -pe1 $file",
                "Read(./secrets/**) ¦ gcc -xc -E secrets/x",
                "Read(./secrets/**) ¦ openssl base64 -in secrets/x",
                "Read(./secrets/**) ¦ split -d secrets/x",
                "Read(./secrets/**) ¦ program -fsecrets/x",
                "Read(./secrets/**) ¦ program [secrets/x]",
                "Read(./secrets/**) ¦ program a+secrets/x",
                "Read(./secrets/**) ¦ program 'open(`secrets/x`)'",
                "Read(./secrets/y z) ¦ program '@secrets/y z'",
                "Edit(./secrets/**) ¦ perl -pi -e s/s/S/ secrets/x",
                "Edit(./secrets/**) ¦ gcc -o secrets/x a.c",
                "Edit(./secrets/**) ¦ gcc -o secrets/that-is-not-there a.c",
                "Edit(./secrets/**) ¦ tar xf a.tar -C secrets",
                "Edit(./secrets/**) ¦ awk '{print > \"secrets/x\"}' README.md",
                "Edit(./secrets/**) ¦ git checkout secrets/x",
            })
    void a_forbidden_file_is_asked_for_where_a_word_of_an_opaque_program_may_name_it(String deny, String command) {
        PermissionEngine engine = Judged.trusted(root)
                .rules(rules -> rules.allow("Bash").deny(deny))
                .build();

        assertThat(Judged.script(engine, root, command)).isEqualTo("ask");
    }

    @Test
    void a_text_that_is_written_out_in_a_substitution_is_known() {
        PermissionEngine engine = Judged.trusted(root)
                .rules(rules -> rules.allow("Bash").deny("Read(./secrets/**)"))
                .build();
        String commit = "git commit -m \"$(cat <<'EOF'\n%s\nEOF\n)\"";

        assertThat(Judged.script(engine, root, commit.formatted("Add a file"))).isEqualTo("allow");
        assertThat(Judged.script(engine, root, commit.formatted("Add secrets/x")))
                .isEqualTo("ask");
    }
}
