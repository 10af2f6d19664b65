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
import org.junit.jupiter.params.provider.ValueSource;

/** What bash does where an expansion fails, is empty, or comes in another order than it is written. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ShellFaultsTest {

    @TempDir
    Path root;

    @BeforeEach
    void some_files() throws IOException {
        Files.createDirectories(root.resolve("a/b"));
        Files.createDirectories(root.resolve("secrets"));
        Files.writeString(root.resolve("a/f"), "f\n");
        Files.writeString(root.resolve("secrets/x"), "s\n");
        Files.writeString(root.resolve("README.md"), "# readme\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x='a[$(touch pwn)]'; ((x=1/0)); echo $((x))",
                "x='a[$(touch pwn)]'; ((x=08)); echo $((x))",
                "x='a[$(touch pwn)]'; ((x=2**-1)); echo $((x))",
                "b='a[$(touch pwn)]'; ((b=2#9)); echo $((b))",
                "n=0; x='a[$(touch pwn)]'; ((x=5%n)); echo $((x))",
                "n=08; x='a[$(touch pwn)]'; ((x=n)); echo $((x))",
                "n=-; x='a[$(touch pwn)]'; ((x=n)); echo $((x))",
                "x='a[$(touch pwn)]'; ((1/0, x=1)); echo $((x))",
                "x='a[$(touch pwn)]'; for ((x=1/0;;)); do break; done; echo $((x))",
                "x='a[$(touch pwn)]'; if ((x=1/0)); then :; fi; echo $((x))",
                ": $((1/0)); cd a/b\ncat ../../outside.txt",
                "{ : $((1/0)); cd a/b\ncat ../../outside.txt; }",
                "bash -c ': $((1/0)); cd a/b\ncat ../../outside.txt'",
                "x='a[$(touch pwn)]'; x=$((1/0))\necho $((x))",
                "x=../outside.txt; : ${x:0:-50}; x=README.md\ncat $x",
                "x=../outside.txt; : $((08)); x=README.md\ncat $x",
                "x=../outside.txt; a=(1); a[-9]=1; x=README.md\ncat $x",
                "readonly y=1\nx=../outside.txt; y=2; x=README.md\ncat $x",
                "eval 'x=../outside.txt; : $((1/0)); x=README.md'; cat $x",
                "x=1; x='a[$(touch pwn)]' y=$((x))",
                "x=1; x='a[$(touch pwn)]' z[x]=2",
                "x=1; x='a[$(touch pwn)]' y=$((x)) true",
                "x=README.md; x=../outside.txt y=$(cat $x); echo \"$y\"",
                "x=README.md; x=../outside.txt y=${z:-$(cat $x)}",
                "x=README.md; x=../outside.txt a=($(cat $x))",
                "x=/dev/null; x=README.md >$x",
                "x=/dev/null; x=README.md 2>$x",
                "x=README.md; case ab in a*) x=../outside.txt ;;& zzz) : ;; *b) cat $x ;; esac",
                "x=1; case ab in a*) x='a[$(touch pwn)]' ;;& zz) : ;; *b) echo $((x)) ;; esac",
                "x=1; case ab in a*) x='a[$(touch pwn)]' ;;& $((x))) : ;; *) : ;; esac",
                "awk -v $! x=1 'BEGIN{system(\"touch pwn\")}'",
                "x=$!; awk -v $x y=1 'BEGIN{system(\"touch pwn\")}'",
                "find . ! -name $! -name -delete",
                "find . -type f -print0 | xargs -0 -E $! cat rm",
                "jq -n --arg $! a . env",
                "x=; if [ -f a ]; then x=$((1)); fi; awk -v $x y=1 'BEGIN{system(\"touch pwn\")}'",
                "x=; for i in 1 2; do awk -v $x y=1 'BEGIN{system(\"touch pwn\")}'; x=$((1)); done",
                "sh -c 'find . ! -name $UID -name -delete'",
                "sh -c 'pushd a; cat ../outside.txt'",
                "sh -c 'builtin cd a; cat ../outside.txt'",
                "awk -v\"$x\" a=1 'BEGIN{system(\"touch pwn\")}'",
                "awk -F\"$x\" 1 README.md",
                "find . -type f -print0 | xargs -0 -E\"$x\" cat rm",
                "exec -a\"$x\" cat rm README.md",
                "for s in ';' x; do find . -exec echo {} $s -exec rm {} \\; ; done",
                ": \"${x:=;}\"; find . -exec echo {} \"$x\" -exec rm {} \\;",
                "for b in '{}' x; do find . -exec echo $b + -exec rm {} \\; ; done",
                "for p in . '!'; do find $p -type f -exec cat {} +; done",
                "sed -n 's/[[:alpha:]/]A/;p;#/w out' README.md",
                "sed -n 's/[[=a=]/]A/;p;#/w out' README.md",
                "x='a[$(touch pwn)]'; ( : ) {x}>/dev/null; echo $((x))",
                "x='a[$(touch pwn)]'; { :; } <nofile {x}>/dev/null; echo $((x))",
                "for p in '/etc/*' '/root/*'; do echo $p; done",
                "echo ${x:-/etc/*}",
                "x=a; echo ${x/a//etc/*}",
                "x=a; x=/etc y=($x/*); echo \"${y[@]}\"",
                "for c in a.b edit; do git config $c; done",
            })
    void what_may_come_otherwise_than_it_is_written_is_asked(String command) {
        assertThat(Judged.script(root, command)).isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x=5; ((x=x+1)); echo $((x*2)); echo $((x/2))",
                "for ((i=0; i<3; i++)); do echo $i; done; cat README.md",
                "n=3; echo $((n % 2)); cat README.md",
                "x=README.md; echo ${x:0:3}; cat $x",
                "a=1 b=2; echo $((a+b))",
                "x=a y=b; cat README.md",
                "awk -F, '{print $1}' README.md",
                "awk -F \"$x\" '{print $1}' README.md",
                "find . -name '*.md' -exec grep -n x {} +",
                "sed -n 's/[[:alpha:]]x/y/p' README.md",
                "case a in a) ls ;; *) cat README.md ;; esac",
                "{ ls; cat README.md; } 2>/dev/null",
                "echo $RANDOM $UID",
            })
    void what_cannot_fail_is_followed(String command) {
        assertThat(Judged.script(root, command)).isEqualTo("allow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LC_ALL=C; cat ??", "cat ??", "cat [^a][^a]", "sh -c 'cat ??'"})
    void a_letter_may_be_several_bytes_where_a_pattern_counts_bytes(String command) throws IOException {
        Files.createSymbolicLink(root.resolve("\u00e9"), Path.of("../outside.txt"));

        assertThat(Judged.script(root, command)).isEqualTo("ask");
    }

    @Test
    void the_newline_at_the_end_of_the_name_of_a_folder_is_not_printed() throws IOException {
        Files.createDirectories(root.resolve("n\n"));
        Files.createSymbolicLink(root.resolve("n"), Path.of("/etc"));

        assertThat(Judged.script(root, "cd $'n\\n' && cat \"$(pwd)/hostname\"")).isEqualTo("ask");
    }

    @Test
    void a_file_may_be_called_as_what_a_program_reads_otherwise() throws IOException {
        Files.writeString(root.resolve("!"), "");
        Files.writeString(root.resolve("evil:a.tar"), "");
        Files.writeString(root.resolve(".env.json"), "");

        assertThat(Judged.script(root, "find \\!* -type f -exec cat {} +")).isEqualTo("ask");
        assertThat(Judged.script(root, "tar tf *.tar")).isEqualTo("ask");
        assertThat(Judged.script(root, "rg -t json KEY")).isEqualTo("ask");
        assertThat(Judged.script(root, "rg -t java KEY src")).isEqualTo("allow");
    }

    @ParameterizedTest(name = "deny {0}: {1}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "WebFetch(domain:evil.com) ¦ curl 'http://evil.com#@good.com/'",
                "WebFetch(domain:evil.com) ¦ curl 'http://evil.com?@good.com/'",
                "WebFetch(domain:evil.com) ¦ wget -O- 'http://evil.com#@good.com'",
                "WebFetch(domain:evil.com) ¦ wget -i list good.com",
                "WebFetch(domain:evil.com) ¦ curl -K cfg good.com",
                "WebFetch(domain:evil.com) ¦ curl --resolve good.com:80:evil.com good.com",
                "Edit(./secrets/x) ¦ find . -exec rm {} \\;",
                "Edit(./secrets/x) ¦ find . -type f -print0 | xargs -0 rm",
                "Edit(./secrets/x) ¦ find . -name x -exec tee {} \\;",
                "Edit(./secrets/x) ¦ find secrets -exec sed -i s/a/b/ {} +",
                "Edit(./secrets/**) ¦ find . -type f -print0 | xargs -0 rm",
                "Edit(./secrets/x) ¦ for f in x y; do cp $f secrets; done",
                "Edit(./secrets/x) ¦ for f in x y; do mv $f secrets; done",
                "Edit(./secrets/x) ¦ cp -rT a secrets",
                "Edit(./secrets/x) ¦ cp -r a/. secrets",
                "Edit(./secrets/x) ¦ cp -r b/secrets .",
                "Bash(rm:*) ¦ fd -x rm",
                "Bash(rm:*) ¦ rg --pre rm foo",
                "Bash(rm:*) ¦ sort --compress-program=rm",
                "Bash(rm:*) ¦ split --filter='rm x'",
                "Bash(rm:*) ¦ gcc -wrapper rm a.c",
                "Bash(rm:*) ¦ man -P 'rm x' ls",
                "Bash(rm:*) ¦ c=ls; case ab in a*) c=rm ;;& zz) : ;; *b) $c x ;; esac",
                "Bash(rm:*) ¦ for s in ';' x; do find . -exec echo {} $s -exec rm {} \\; ; done",
            })
    void a_rule_that_forbids_is_not_passed_by(String deny, String command) {
        assertThat(Judged.script(root, rules -> rules.allow("Bash").deny(deny), command))
                .isNotEqualTo("allow");
    }
}
