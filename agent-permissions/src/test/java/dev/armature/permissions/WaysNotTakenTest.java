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
import org.junit.jupiter.params.provider.ValueSource;

/** Where bash does not go though a command seems to send it there, and what it does in another round of a loop. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class WaysNotTakenTest {

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
        assertThat(Judged.script(root, "cd a/ln/../d2 && cat e/hostname")).isEqualTo("allow");

        Files.createSymbolicLink(root.resolve("c/d2/e"), Path.of("/etc"));
        assertThat(Judged.script(root, "cd a/ln/../d2 && cat e/hostname")).isEqualTo("ask");
        assertThat(Judged.script(root, "cd a/ln && cd ../d2 && cat e/hostname")).isEqualTo("ask");
    }
}
