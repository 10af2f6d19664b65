package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Shell;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.trust.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PermissionEngineFuzz {

    /** What programs may reach takes long to look for. */
    private static final int ONE_IN = 4;

    @TempDir
    static Path root;

    /** Both judgements of an input see the same files, though processes come and go in {@code /proc}. */
    private static final HeldFiles files = new HeldFiles();

    private static PermissionEngine engine;
    /** Has rules about files and hosts, so that it looks for what a program may reach that is not understood. */
    private static PermissionEngine guessing;

    private static PermissionEngine forbidding;

    @BeforeAll
    static void a_trusted_workspace() throws IOException {
        Path workspace = Files.createDirectories(root.resolve("ws/src")).getParent();
        Files.writeString(workspace.resolve("README.md"), "# readme\n");
        Files.writeString(workspace.resolve("src/App.java"), "class App {}\n");
        PermissionEngine.Builder builder = PermissionEngine.builder()
                .workspace(Workspace.of(workspace))
                .trust(Trust.TRUSTED)
                .files(files)
                .home(root.resolve("home"));
        engine = builder.build();
        forbidding = builder.rules(rules -> rules.deny("Bash(shred:*)"))
                .mode(Mode.BYPASS)
                .build();
        guessing = builder.rules(rules -> rules.deny("Read(never/**)").deny("WebFetch(domain:never.test)"))
                .mode(Mode.DEFAULT)
                .build();
    }

    @MethodSource("dev.armature.permissions.Seeds#commands")
    @FuzzTest(maxDuration = "")
    void any_command_has_one_verdict_and_an_allowed_one_hides_nothing_that_follows_it(byte[] bytes) {
        files.lookAnew();
        Limit.hold(new String(bytes, StandardCharsets.UTF_8), command -> {
            PermissionEngine asked = bytes.length % ONE_IN == 0 ? guessing : engine;
            Assessment assessment = judged(asked, command);

            assertThat(judged(asked, command)).isEqualTo(assessment);
            if (assessment.decision() instanceof Decision.Allow && !goesOn(command)) {
                assertThat(judged(forbidding, command + "\nshred x").decision()).isInstanceOf(Decision.Deny.class);
            }
        });
    }

    /** A backslash at the end takes the next line into this one. */
    private static boolean goesOn(String command) {
        return command.endsWith("\\");
    }

    private static Assessment judged(PermissionEngine by, String command) {
        return by.assess(new Action.RunCommand(command, root.resolve("ws"), Shell.BASH));
    }
}
