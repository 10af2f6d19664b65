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

/** Words of programs that nobody described may name a file that a rule forbids. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OpaqueProgramsTest {

    @TempDir
    Path root;

    @BeforeEach
    void some_files() throws IOException {
        Files.createDirectories(root.resolve("a/b"));
        Files.createDirectories(root.resolve("secrets"));
        Files.writeString(root.resolve("secrets/x"), "s\n");
        Files.writeString(root.resolve("README.md"), "# readme\n");
    }

    @ParameterizedTest(name = "deny {0}: {1}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "Read(./secrets/**) ¦ for d in secrets a; do perl -pe1 $d/x; done",
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
