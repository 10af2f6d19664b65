package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a file of secrets is there, and how large it is, is no secret; what it holds is one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LookedAtFilesTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            test -f .env                        ¦ allow
            [ -f .env ] && echo yes             ¦ allow
            [[ -f .env || -e prod.env ]]        ¦ allow
            [ .env -nt .env.example ]           ¦ allow
            ls -la .env                         ¦ allow
            stat -c%s .env.local                ¦ allow
            du -sh .env                         ¦ allow
            realpath .env                       ¦ allow
            ls -la ../other/.env                ¦ ask
            cat .env                            ¦ deny
            wc -l .env                          ¦ deny
            test -f .env && cat .env            ¦ deny
            [[ $(<.env) = x ]]                  ¦ deny
            ls -la < .env                       ¦ deny
            ls /proc/1/root                     ¦ deny
            stat /dev/sda                       ¦ deny
            """)
    void a_secret_does_not_show_from_outside(String command, String decision) {
        assertThat(Judged.script(root, command)).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({"test -f secrets/a, deny", "ls secrets, deny", "[[ -e secrets/a ]], deny", "stat README.md, allow"})
    void rules_that_forbid_a_path_speak_of_who_looks_at_it(String command, String decision) {
        assertThat(Judged.script(root, rules -> rules.deny("Read(./secrets/**)"), command))
                .isEqualTo(decision);
    }
}
