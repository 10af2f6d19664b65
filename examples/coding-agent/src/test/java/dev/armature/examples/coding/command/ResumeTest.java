package dev.armature.examples.coding.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that go on after their process has ended: every run has a model server of its own. */
final class ResumeTest {
    private static final Pattern SESSION = Pattern.compile("; session ([\\w-]+)]");

    @TempDir
    Path folder;

    private Path workspace;
    private Path home;

    @BeforeEach
    void makeAWorkspace() throws IOException {
        workspace = Files.createDirectory(folder.resolve("work")).toRealPath();
        home = folder.resolve("home");
        Files.writeString(workspace.resolve("Basket.java"), "class Basket {}\n");
    }

    private Cli.Outcome ask(Path where, String... arguments) {
        String[] all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--model";
        all[arguments.length + 1] = "offline";
        all[arguments.length + 2] = "--workspace";
        all[arguments.length + 3] = where.toString();
        return new Cli(home).run(all);
    }

    private static String session(Cli.Outcome outcome) {
        Matcher matcher = SESSION.matcher(outcome.err());
        assertThat(matcher.find()).as(outcome.err()).isTrue();
        return matcher.group(1);
    }

    @Test
    void a_session_of_the_offline_model_in_which_tools_were_called_goes_on_in_another_process() {
        String session = session(ask(workspace, "-p", "where is Basket defined?"));

        Cli.Outcome second = ask(workspace, "-p", "where is Basket used?", "--resume", session);
        Cli.Outcome third = ask(workspace, "-p", "summarise this project", "--resume", session);

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out()).contains("`Basket` is used nowhere in code.");
        assertThat(third.exitCode()).as(third.err()).isZero();
    }

    @Test
    void a_session_does_not_go_on_in_another_folder_than_its_own() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other")).toRealPath();
        String session = session(ask(workspace, "-p", "where is Basket defined?"));

        Cli.Outcome refused = ask(other, "-p", "where is Basket used?", "--resume", session);

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(refused.errLines())
                .singleElement()
                .isEqualTo("armature: Session " + session + " works in " + workspace + " and cannot go on in " + other
                        + ". Add --workspace " + workspace
                        + ", or begin a new session here by leaving --resume out.");
        assertThat(ask(workspace, "-p", "where is Basket used?", "--resume", session)
                        .exitCode())
                .isZero();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such permissions")
    void what_is_kept_of_a_session_is_for_the_user_alone() throws IOException {
        session(ask(workspace, "-p", "where is Basket defined?"));

        try (Stream<Path> kept = Files.list(home.resolve("sessions"))) {
            assertThat(kept.filter(Files::isRegularFile))
                    .anyMatch(file -> file.toString().endsWith(".workspace"))
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void a_session_goes_on_in_the_place_to_which_its_folder_was_moved() throws IOException {
        String session = session(ask(workspace, "-p", "where is Basket defined?"));
        Path moved = Files.move(workspace, folder.resolve("moved")).toRealPath();

        Cli.Outcome outcome = ask(moved, "-p", "where is Basket used?", "--resume", session);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(ask(Files.createDirectory(workspace), "-p", "where is Basket used?", "--resume", session)
                        .exitCode())
                .isEqualTo(ExitCode.USAGE.number());
    }
}
