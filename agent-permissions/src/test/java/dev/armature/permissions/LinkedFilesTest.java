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

/** Links among the files that a command goes through, and names that cannot be followed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LinkedFilesTest {

    @TempDir
    Path root;

    @BeforeEach
    void some_files() throws IOException {
        Files.createDirectories(root.resolve("a/b"));
    }

    @Test
    void folders_that_are_compared_are_looked_through_for_links() throws IOException {
        Files.createDirectories(root.resolve("d1"));
        Files.createDirectories(root.resolve("d2"));
        Files.createSymbolicLink(root.resolve("d1/x"), Path.of("/etc/hostname"));
        Files.writeString(root.resolve("d2/x"), "x\n");

        assertThat(Judged.script(root, "diff d1 d2")).isEqualTo("ask");
        assertThat(Judged.script(root, "diff d1/x d2/x")).isEqualTo("ask");
        assertThat(Judged.script(root, "diff d2 a")).isEqualTo("allow");
    }

    @Test
    void what_lies_behind_a_link_to_a_folder_is_asked_for_where_links_are_followed() throws IOException {
        Files.createDirectories(root.resolve("other"));
        Files.createDirectories(root.resolve("sub"));
        Files.createSymbolicLink(root.resolve("sub/d"), Path.of("../other"));
        Files.createSymbolicLink(root.resolve("other/evil"), Path.of("/etc/hostname"));

        assertThat(Judged.script(root, "grep -r x sub")).isEqualTo("allow");
        for (String command : new String[] {
            "grep -R x sub",
            "rg -L x sub",
            "find sub -exec grep -r x {} +",
            "find sub -print0 | xargs -0 grep -r x",
            "diff -rN sub a",
        }) {
            assertThat(Judged.script(root, command)).as(command).isEqualTo("ask");
        }
    }

    @Test
    void a_folder_with_a_name_that_is_no_text_is_not_known() throws Exception {
        assertThat(Judged.script(root, "grep -r x a")).isEqualTo("allow");
        int exit = new ProcessBuilder("bash", "-c", "ln -s /etc/hostname $'a/\\xe2\\x82'")
                .directory(root.toFile())
                .start()
                .waitFor();
        assertThat(exit).isZero();

        assertThat(Judged.script(root, "cat a/*")).isEqualTo("ask");
        assertThat(Judged.script(root, "grep -R x a")).isEqualTo("ask");
        assertThat(Judged.script(root, "grep -r x a")).isEqualTo("ask");
        assertThat(Judged.script(root, "cat a/b/*")).isEqualTo("allow");
    }

    @Test
    void a_link_through_the_processes_means_something_else_to_each() throws IOException {
        Files.createSymbolicLink(root.resolve("l"), Path.of("/proc/self/cwd/README.md"));

        assertThat(Judged.script(root, "cat l")).isEqualTo("deny");
    }

    @Test
    void of_a_path_that_is_too_long_to_be_looked_at_nothing_is_known() throws IOException {
        // Made from within, as bash does it: by its whole name none could be made that is longer.
        Path deep = Files.createDirectories(root.resolve(("d".repeat(200) + "/").repeat(7)));
        Files.createDirectories(root.resolve(("e".repeat(200) + "/").repeat(2)));
        String first = "d".repeat(200);
        assertThat(Judged.script(root, "grep -r x " + "e".repeat(200))).isEqualTo("allow");
        assertThat(Judged.script(root, "grep -r x " + first)).isEqualTo("ask");

        Files.createSymbolicLink(deep.resolve("l"), Path.of("/etc/hostname"));
        assertThat(Judged.script(root, "grep -r x " + first)).isEqualTo("ask");
        assertThat(Judged.script(root, "cat */*/*/*/*/*/*/l")).isEqualTo("ask");
        assertThat(Judged.script(root, "find " + first + " -type f -exec cat {} +"))
                .isEqualTo("ask");
    }
}
