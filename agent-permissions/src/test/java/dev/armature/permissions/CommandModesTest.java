package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.decision.Mode;
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

/** What modes say of whole scripts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandModesTest {

    @TempDir
    Path root;

    @BeforeEach
    void some_files() throws IOException {
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("README.md"), "# readme\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "default     ¦ ls                         ¦ allow",
                "default     ¦ mkdir out                  ¦ ask",
                "acceptEdits ¦ mkdir out                  ¦ allow",
                "acceptEdits ¦ echo x > out.txt           ¦ allow",
                "acceptEdits ¦ sed -i s/a/b/ README.md    ¦ allow",
                "acceptEdits ¦ cp README.md src/          ¦ allow",
                "acceptEdits ¦ echo x > ../out.txt        ¦ ask",
                "acceptEdits ¦ echo x > .git/config       ¦ ask",
                "acceptEdits ¦ echo x > .bashrc           ¦ ask",
                "acceptEdits ¦ touch x && ./run           ¦ ask",
                "acceptEdits ¦ rm README.md               ¦ ask",
                "acceptEdits ¦ echo $(./run) > out.txt    ¦ ask",
                "acceptEdits ¦ cp -r src copy             ¦ allow",
                "acceptEdits ¦ ln -s src copy             ¦ ask",
                "acceptEdits ¦ mknod x b 8 0              ¦ ask",
                "acceptEdits ¦ chmod -R 777 src           ¦ ask",
                "acceptEdits ¦ chown root README.md       ¦ ask",
                "acceptEdits ¦ sed -i/x/* s/a/b/ README.md ¦ ask",
                "acceptEdits ¦ sort -uo README.md README.md ¦ allow",
                "acceptEdits ¦ sort -o../x README.md      ¦ ask",
                "acceptEdits ¦ sort --outp=.git/config README.md ¦ ask",
                "plan        ¦ sort --output README.md README.md ¦ deny",
                "plan        ¦ git log | head             ¦ allow",
                "plan        ¦ mkdir out                  ¦ deny",
                "dontAsk     ¦ git status                 ¦ allow",
                "dontAsk     ¦ mkdir out                  ¦ deny",
                "bypass      ¦ mkdir out && ./run         ¦ allow",
                "bypass      ¦ cat .env                   ¦ deny",
                "bypass      ¦ dd if=/dev/zero of=/dev/sda ¦ deny",
            })
    void modes_judge_scripts_as_they_judge_other_actions(String mode, String script, String expected) {
        PermissionEngine engine =
                Judged.trusted(root).build().withMode(Mode.named(mode).orElseThrow());

        assertThat(Judged.script(engine, root, script)).isEqualTo(expected);
    }

    @Test
    void accepting_edits_does_not_copy_links_that_lead_outside() throws IOException {
        PermissionEngine engine = Judged.trusted(root).build().withMode(Mode.ACCEPT_EDITS);
        String copies = "cp -r src copy; echo x > copy/link/a";
        assertThat(Judged.script(engine, root, copies)).isEqualTo("allow");

        Files.createSymbolicLink(root.resolve("src/link"), root.resolveSibling("elsewhere"));
        assertThat(Judged.script(engine, root, copies)).isEqualTo("ask");
    }
}
