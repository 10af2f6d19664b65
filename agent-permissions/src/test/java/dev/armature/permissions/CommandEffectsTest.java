package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.decision.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of what a script would do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandEffectsTest {

    @TempDir
    Path root;

    @BeforeEach
    void some_files() throws IOException {
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("README.md"), "# readme\n");
    }

    @Test
    void effects_say_what_a_script_touches() {
        Assessment assessment =
                Judged.trusted(root).build().assess(Judged.run("cat README.md > src/out.txt; sudo ls", root));

        assertThat(assessment.effects().reads()).contains(root.resolve("README.md"));
        assertThat(assessment.effects().writes()).containsExactly(root.resolve("src/out.txt"));
        assertThat(assessment.effects().kinds()).isEqualTo(Set.of(Effect.READ, Effect.WRITE, Effect.PRIVILEGE));
        assertThat(Judged.trusted(root)
                        .build()
                        .assess(Judged.run("cat README.md", root))
                        .effects()
                        .readOnly())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "docker ps -a                          ¦ NETWORK",
                "docker -D system prune -f             ¦ DELETE",
                "docker run --rm x ls                  ¦ EXECUTE",
                "kubectl -n web get pods               ¦ NETWORK",
                "kubectl -n web delete pod x           ¦ NETWORK WRITE",
                "npm run build                         ¦ EXECUTE",
                "npm install left-pad                  ¦ EXECUTE NETWORK WRITE",
                "mvn -q verify                         ¦ EXECUTE",
                "make test                             ¦ EXECUTE",
                "python3 x.py                          ¦ EXECUTE",
                "systemctl restart x                   ¦ PRIVILEGE",
                "journalctl -u x                       ¦ SECRET",
                "curl -s https://example.test/x        ¦ NETWORK",
                "curl -o out.txt https://example.test  ¦ NETWORK WRITE",
                "ssh me@example.test ls                ¦ EXECUTE NETWORK",
                "docker frobnicate                     ¦ UNKNOWN",
            })
    void what_a_tool_does_is_said_though_it_is_asked(String script, String kinds) {
        Assessment assessment = Judged.trusted(root).build().assess(Judged.run(script, root));

        assertThat(Judged.word(assessment)).isEqualTo("ask");
        assertThat(assessment.effects().kinds().stream().map(Effect::name).sorted())
                .containsExactly(kinds.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ls", "du -sh", "tree", "git log", "git status -s", "git stash list", "ls src", "grep -r x"})
    void what_is_read_without_being_named_is_said(String script) {
        Assessment assessment = Judged.trusted(root).build().assess(Judged.run(script, root));

        assertThat(Judged.word(assessment)).isEqualTo("allow");
        assertThat(assessment.effects().kinds()).isEqualTo(Set.of(Effect.READ));
    }
}
