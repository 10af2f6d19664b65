package dev.armature.examples.coding.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void a_transcript_that_was_damaged_is_told_with_what_is_kept_and_where_the_rest_is() throws IOException {
        String session = session(ask(workspace, "-p", "where is Basket defined?"));
        Path transcript = home.resolve("sessions").resolve(session + ".jsonl");
        List<String> lines = Files.readAllLines(transcript);
        lines.set(2, lines.get(2).replace("\"n\":", "\"m\":"));
        Files.write(transcript, lines);
        long kept = lines.subList(0, 2).stream()
                .mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
        String told = "armature: The transcript of session " + session + " was damaged: line 3 is not whole. What comes"
                + " before, 2 entries, is kept and goes on; the " + (Files.size(transcript) - kept)
                + " bytes from there on were set aside in " + home.resolve("sessions") + "/" + session + ".torn-2.";

        Cli.Outcome outcome = ask(workspace, "-p", "where is Basket used?", "--resume", session);
        Cli.Outcome next = ask(workspace, "-p", "where is Basket used?", "--resume", session);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.errLines()).contains(told);
        assertThat(next.err()).doesNotContain("damaged");
    }

    @Test
    void a_program_is_told_of_a_damaged_transcript_too() throws IOException {
        String session = session(ask(workspace, "-p", "where is Basket defined?"));
        Path transcript = home.resolve("sessions").resolve(session + ".jsonl");
        Files.writeString(transcript, "{\"n\":", StandardOpenOption.APPEND);

        Cli.Outcome outcome =
                ask(workspace, "-p", "where is Basket used?", "--resume", session, "--output", "stream-json");

        assertThat(outcome.out()).contains("{\"type\":\"repaired\",\"entriesKept\":", "\"bytesSetAside\":5,");
        assertThat(outcome.err()).contains("was damaged: line ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mkdir \"$1\"", "mkfifo \"$1\"", "ln -s nowhere \"$1\""})
    @Timeout(60)
    void a_lease_that_is_no_file_is_told_in_one_line(String command) throws Exception {
        String session = session(ask(workspace, "-p", "where is Basket defined?"));
        Path lease = home.resolve("sessions").resolve(session + ".lease");
        Files.delete(lease);
        assertThat(new ProcessBuilder("sh", "-c", command, "sh", lease.toString())
                        .start()
                        .waitFor())
                .isZero();

        Cli.Outcome outcome = ask(workspace, "-p", "where is Basket used?", "--resume", session, "--output", "json");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED.number());
        assertThat(outcome.errLines())
                .last()
                .isEqualTo("armature: Session " + "`" + session + "` cannot be opened in " + home.resolve("sessions")
                        + ": expected a file at " + lease.toRealPath(LinkOption.NOFOLLOW_LINKS)
                        + ", but there is a link or something else. Remove it.");
        assertThat(outcome.out()).contains("\"status\":\"failed\"");
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
