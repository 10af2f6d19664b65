package dev.armature.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.release.LauncherHouse.Ended;
import dev.armature.release.LauncherHouse.Started;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The folder's name has a blank and a quote in it on purpose. */
@DisabledOnOs(OS.WINDOWS)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LauncherTest {

    @TempDir(factory = OddlyNamed.class)
    private Path folder = Path.of("");

    private static Path program = Path.of("");

    private LauncherHouse house;

    @BeforeAll
    static void compile_the_program(@TempDir Path classes) {
        program = LauncherHouse.program(classes);
    }

    @BeforeEach
    void build_the_house() throws IOException {
        house = LauncherHouse.in(folder, program);
    }

    @Test
    void the_first_start_builds_and_arguments_arrive_unchanged() throws IOException, InterruptedException {
        Ended ended = house.run("a  b", "*", "line\nend", "", "$HOME `id` \"'\\");

        assertThat(ended.out()).isEqualTo(List.of("a  b", "*", "line\nend", "", "$HOME `id` \"'\\") + "\n");
        assertThat(ended.err()).contains("building (the first time only", "  agent-core\n");
        assertThat(ended.exit()).isZero();
        assertThat(house.builds()).isOne();
    }

    @Test
    void later_starts_do_not_build_and_say_nothing() throws IOException, InterruptedException {
        house.run();

        Ended ended = house.run("again");

        assertThat(ended).isEqualTo(new Ended(0, "[again]\n", ""));
        assertThat(house.builds()).isOne();
    }

    @Test
    void a_changed_source_is_built_again() throws IOException, InterruptedException {
        house.run();
        Files.writeString(house.resolve("agent-core/src/main/A.java"), "class A { int a; }");

        assertThat(house.run().err()).contains("the sources have changed");
        assertThat(house.builds()).isEqualTo(2);
    }

    @Test
    void a_removed_source_and_one_put_back_with_an_old_date_are_noticed() throws IOException, InterruptedException {
        house.run();
        Files.delete(house.resolve("agent-core/src/main/B.java"));
        house.run();
        Path back = Files.writeString(house.resolve("agent-core/src/main/B.java"), "class B { int b; }");
        Files.setLastModifiedTime(back, FileTime.from(Instant.EPOCH));
        house.run();

        assertThat(house.builds()).isEqualTo(3);
    }

    @Test
    void a_source_that_was_only_touched_is_not_built_again() throws IOException, InterruptedException {
        house.run();
        Files.setLastModifiedTime(house.resolve("pom.xml"), FileTime.from(Instant.now()));

        assertThat(house.run("x")).isEqualTo(new Ended(0, "[x]\n", ""));
        assertThat(house.builds()).isOne();
    }

    @Test
    void two_first_starts_at_once_build_once() throws IOException, InterruptedException {
        Path hold = Files.createFile(house.resolve("hold"));
        Started first = house.start("first");
        LauncherHouse.until(() -> house.builds() == 1);
        Started second = house.start("second");
        LauncherHouse.until(() -> second.hasSaid("another build is under way"));

        Files.delete(hold);

        assertThat(first.end().out()).isEqualTo("[first]\n");
        assertThat(second.end().out()).isEqualTo("[second]\n");
        assertThat(house.builds()).isOne();
    }

    @Test
    void the_lock_of_a_builder_that_died_is_taken_over() throws IOException, InterruptedException {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        String host = new String(
                        new ProcessBuilder("uname", "-n")
                                .start()
                                .getInputStream()
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .strip();
        Files.createDirectories(house.resolve("target/armature"));
        Files.createSymbolicLink(house.resolve("target/armature/lock"), Path.of(gone.pid() + "@" + host));

        assertThat(house.run("x").out()).isEqualTo("[x]\n");
        assertThat(Files.isSymbolicLink(house.resolve("target/armature/lock"))).isFalse();
    }

    @Test
    void a_failed_build_shows_why_and_leaves_nothing_in_the_way() throws IOException, InterruptedException {
        Path broken = Files.createFile(house.resolve("broken"));

        Ended failed = house.run();
        Files.delete(broken);
        Ended next = house.run("x");

        assertThat(failed.exit()).isEqualTo(70);
        assertThat(failed.err()).contains("[ERROR] Main.java:1: a fault", "build.log");
        assertThat(next.out()).isEqualTo("[x]\n");
    }

    @Test
    void a_signal_reaches_the_program() throws IOException, InterruptedException {
        Path farewell = house.resolve("farewell");
        Started started = house.start("wait", farewell.toString());
        LauncherHouse.until(() -> started.hasSaid("[wait, "));

        started.process().destroy();

        assertThat(started.end().exit()).isEqualTo(143);
        assertThat(Files.readString(farewell)).isEqualTo("told");
    }

    @Test
    void what_java_tells_of_its_threads_does_not_come_into_the_output() throws IOException, InterruptedException {
        Started started = house.start("wait", house.resolve("farewell").toString());
        LauncherHouse.until(() -> started.hasSaid("[wait, "));

        assertThat(new ProcessBuilder(
                                "kill",
                                "-QUIT",
                                String.valueOf(started.process().pid()))
                        .start()
                        .waitFor())
                .isZero();
        LauncherHouse.until(() -> started.hasSaid("Full thread dump") && started.hasSaid("JNI global refs"));
        started.process().destroy();

        assertThat(started.end().out()).startsWith("[wait, ").hasLineCount(1);
    }

    @Test
    void a_current_folder_that_is_gone_is_told_in_one_line() throws IOException, InterruptedException {
        house.run();
        Path gone = Files.createDirectory(house.resolve("gone"));

        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "cd \"$1\" && rmdir \"$1\" && exec \"$2\" x",
                        "sh",
                        gone.toString(),
                        house.resolve("armature").toAbsolutePath().toString())
                .start();

        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .last()
                .isEqualTo(
                        "armature: the current folder is gone, or its path cannot be read. Change to a folder that is"
                                + " there, and start again.");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void a_checkout_whose_path_holds_a_colon_is_told_before_anything_is_built()
            throws IOException, InterruptedException {
        LauncherHouse odd = LauncherHouse.in(Files.createDirectory(folder.resolve("a:b")), program);

        Ended ended = odd.run("x");

        assertThat(ended.exit()).isEqualTo(70);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .isEqualTo("armature: it lies in " + folder.toRealPath().resolve("a:b")
                        + ", and Java cannot start programs"
                        + " from a path that holds a colon. Move or rename that folder.\n");
        assertThat(odd.builds()).isZero();
    }

    @Test
    void a_link_to_the_launcher_works() throws IOException, InterruptedException {
        house.run();
        Path link = Files.createSymbolicLink(house.resolve("link"), Path.of("armature"));

        Process process = new ProcessBuilder(link.toString(), "x").start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("[x]\n");
    }

    @Test
    void the_program_is_told_how_it_was_called() throws IOException, InterruptedException {
        house.run();
        Process process = new ProcessBuilder("sh", "armature", "called")
                .directory(folder.toFile())
                .start();

        assertThat(house.run("called").out()).isEqualTo(house.resolve("armature") + "\n");
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("./armature\n");
    }

    @Test
    void a_jdk_that_is_too_old_is_named() throws IOException, InterruptedException {
        Path old = JdkFolders.fake(folder.resolve("old"), "17.0.15");

        Ended ended = house.startWith(old).end();

        assertThat(ended.exit()).isEqualTo(69);
        assertThat(ended.err())
                .contains(
                        "`" + old + "`",
                        "not a JDK 21 or newer",
                        "17.0.15",
                        "Set it to the folder of one",
                        "or unset it");
    }
}
