package dev.armature.toolbox.builtin.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.action.Action;
import dev.armature.toolbox.testing.InMemoryHost;
import dev.armature.tools.contract.Invocation;
import dev.armature.tools.contract.ResourceKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
final class WriteToolTest {
    private final ReadTool read = new ReadTool();
    private final WriteTool write = new WriteTool();

    @TempDir
    Path temp;

    private Path root;
    private Path file;
    private InMemoryHost host;

    @BeforeEach
    void workspace() throws IOException {
        root = Files.createDirectory(temp.toRealPath().resolve("work"));
        file = root.resolve("a.txt");
        host = InMemoryHost.in(root);
    }

    private String write(String path, String content) {
        return host.text(write, "{\"file_path\":\"%s\",\"content\":\"%s\"}".formatted(path, content));
    }

    private void wasRead() {
        host.call(read, "{\"file_path\":\"a.txt\"}");
    }

    @Test
    void a_new_file_is_made_with_the_folders_it_needs() throws IOException {
        assertThat(write("src/deep/er/a.txt", "one\\ntwo\\n")).isEqualTo("Made `src/deep/er/a.txt`: 2 lines.");
        assertThat(Files.readString(root.resolve("src/deep/er/a.txt"))).isEqualTo("one\ntwo\n");
    }

    @Test
    void what_was_written_counts_as_read() {
        write("a.txt", "one\\n");

        assertThat(write("a.txt", "two\\n")).isEqualTo("Replaced `a.txt`: +1 -1 lines.");
        assertThat(host.text(
                        new EditTool(), "{\"file_path\":\"a.txt\",\"old_string\":\"two\",\"new_string\":\"three\"}"))
                .startsWith("Changed `a.txt`");
        assertThat(file).hasContent("three\n");
    }

    @Test
    void a_file_that_was_not_read_is_shown_and_the_next_try_is_let_through() throws IOException {
        Files.writeString(file, "precious\n");

        assertThat(write("a.txt", "new\\n"))
                .isEqualTo(
                        "[E_NOT_READ] `a.txt` exists and was not read. Make sure that nothing in it is lost, then repeat"
                                + " the call. It holds:\n     1\tprecious\n");
        assertThat(file).hasContent("precious\n");
        assertThat(write("a.txt", "new\\n")).isEqualTo("Replaced `a.txt`: +1 -1 lines.");
    }

    @Test
    void a_file_that_changed_since_it_was_read_is_shown_again() throws IOException {
        Files.writeString(file, "one\n");
        wasRead();
        Files.writeString(file, "x\n".repeat(50));

        assertThat(write("a.txt", "new\\n"))
                .startsWith(
                        "[E_STALE] `a.txt` has changed since it was read. Make sure that the change is not lost, then"
                                + " repeat the call. Its first 40 of 50 lines:\n     1\tx\n")
                .endsWith("    40\tx\n");
        assertThat(file).hasContent("x\n".repeat(50));
    }

    @Test
    void a_file_that_comes_into_being_while_it_is_written_is_not_overwritten() throws Exception {
        Invocation call = host.read(write, "{\"file_path\":\"a.txt\",\"content\":\"new\"}");
        Files.writeString(file, "precious\n");

        assertThat(call.run().text()).startsWith("[E_NOT_READ] `a.txt` exists and was not read.");
        assertThat(file).hasContent("precious\n");
    }

    @Test
    void an_existing_file_keeps_charset_line_ends_and_permissions() throws IOException {
        Files.write(file, "\uFEFFeins\r\nzwei\r\n".getBytes(StandardCharsets.UTF_16LE));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        wasRead();

        assertThat(write("a.txt", "drei\\nfünf\\n")).isEqualTo("Replaced `a.txt`: +2 -2 lines.");
        assertThat(Files.readAllBytes(file)).isEqualTo("\uFEFFdrei\r\nfünf\r\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void what_cannot_be_written_is_answered_with_what_to_do() throws IOException {
        Files.createDirectory(root.resolve("folder"));
        Files.writeString(file, "one\n");
        wasRead();
        Files.write(root.resolve("data"), new byte[] {0, 1, 2});
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("nowhere"));

        assertThat(write("folder", "x"))
                .isEqualTo("[E_IS_DIRECTORY] `folder` is a folder. Use LS to see what is in it.");
        assertThat(write("a.txt/b", "x"))
                .startsWith("[E_NOT_FOUND] `a.txt/b` is not a folder, or leads through a file.");
        assertThat(write("a.txt", "one\\n")).isEqualTo("[E_NO_CHANGE] `a.txt` holds exactly this already.");
        assertThat(write("data", "x"))
                .isEqualTo("[E_BINARY] `data` exists and is not text. Write to another name, or remove it first.");
        assertThat(write("dangling", "x")).startsWith("[E_NOT_FOUND] `dangling` is a link that leads nowhere");
        assertThat(root.resolve("nowhere")).doesNotExist();
        assertThat(write("/dev/null", "x")).startsWith("[E_INPUT] `/dev/null` is a device, a pipe or a socket.");
    }

    @Test
    void a_folder_that_may_not_be_written_to_is_left_as_it_is() throws IOException {
        Path closed = Files.createDirectory(root.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        boolean writesEverywhere = Files.isWritable(closed); // the superuser does

        assertThat(write("closed/a.txt", "x"))
                .isEqualTo(
                        writesEverywhere
                                ? "Made `closed/a.txt`: 1 lines."
                                : "[E_DENIED] The operating system does not let this program write `closed/a.txt`."
                                        + " Leave it, or ask the user to change its permissions.");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void what_the_kernel_keeps_closed_is_answered_as_such() {
        assertThat(write("/proc/armature", "x")).startsWith("[E_").contains("`/proc/armature`");
    }

    @Test
    void a_link_out_of_the_workspace_is_judged_by_where_it_leads() throws IOException {
        Path outside = Files.createDirectory(temp.toRealPath().resolve("outside"));
        Files.createSymbolicLink(root.resolve("way-out"), outside);
        Invocation call = host.read(write, "{\"file_path\":\"way-out/new.txt\",\"content\":\"x\"}");

        assertThat(call.actions())
                .isEqualTo(List.of(
                        new Action.WritePath(root.resolve("way-out/new.txt")),
                        new Action.WritePath(outside.resolve("new.txt"))));
        assertThat(call.resources()).isEqualTo(List.of(ResourceKey.writing(outside.resolve("new.txt"))));
    }

    @Test
    void nothing_is_left_beside_the_file_when_it_cannot_be_put_in_place() throws Exception {
        Invocation call = host.read(write, "{\"file_path\":\"sub/a.txt\",\"content\":\"x\"}");
        Path outside = Files.createDirectory(temp.toRealPath().resolve("outside"));
        Files.createSymbolicLink(root.resolve("sub"), outside);

        assertThat(call.run().text()).startsWith("[E_STALE] `" + root.resolve("sub") + "` is a link now");
        assertThat(outside).isEmptyDirectory();
    }
}
