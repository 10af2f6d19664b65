package dev.armature.toolbox.builtin.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Workspace;
import dev.armature.toolbox.testing.InMemoryHost;
import dev.armature.tools.content.Content;
import dev.armature.tools.contract.Invocation;
import dev.armature.tools.contract.SideEffects;
import dev.armature.tools.contract.ToolInput;
import dev.armature.tools.contract.ToolReading;
import dev.armature.tools.contract.ToolResult;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
final class ReadToolTest {
    private final ReadTool tool = new ReadTool();

    @TempDir
    Path temp;

    private Path root;
    private InMemoryHost host;

    @BeforeEach
    void workspace() throws IOException {
        root = Files.createDirectory(temp.toRealPath().resolve("work"));
        host = InMemoryHost.in(root);
    }

    private void file(String name, String text) throws IOException {
        file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void file(String name, byte[] bytes) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private String read(String input) {
        return host.text(tool, input.replace('\'', '"'));
    }

    @Test
    void lines_are_shown_behind_their_numbers() throws IOException {
        file("a.txt", "one\n\ttwo\n\nfour");

        assertThat(read("{'file_path':'a.txt'}")).isEqualTo("     1\tone\n     2\t\ttwo\n     3\t\n     4\tfour\n");
        assertThat(read("{'file_path':'%s'}".formatted(root.resolve("a.txt")))).startsWith("     1\tone\n");
    }

    @Test
    void a_part_is_shown_with_where_to_go_on() throws IOException {
        file("a.txt", numbered(10));

        assertThat(read("{'file_path':'a.txt','offset':3,'limit':2}"))
                .isEqualTo("     3\tline 3\n     4\tline 4\n[Lines 3 to 4 of 10. Go on with offset=5.]");
        assertThat(read("{'file_path':'a.txt','offset':10}")).isEqualTo("    10\tline 10\n[Lines 10 to 10, the last.]");
    }

    @Test
    void a_long_file_is_shown_in_pages_of_at_most_2000_lines_and_60000_characters() throws IOException {
        file("lines.txt", numbered(5_000));
        file("wide.txt", ("x".repeat(1_990) + "\n").repeat(100));

        assertThat(read("{'file_path':'lines.txt','limit':4000}"))
                .endsWith("[Lines 1 to 2,000 of 5,000. Go on with offset=2001.]");
        assertThat(read("{'file_path':'wide.txt'}"))
                .hasSizeLessThan(60_100)
                .endsWith("[Lines 1 to 30 of 100. Go on with offset=31.]");
    }

    @Test
    void a_very_long_line_is_cut() throws IOException {
        file("a.txt", "x".repeat(5_000));

        assertThat(read("{'file_path':'a.txt'}")).isEqualTo("     1\t" + "x".repeat(2_000) + "…[+3,000 chars]\n");
    }

    private static String numbered(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UTF-8        | false | ",
                "UTF-8        | true  | ",
                "UTF-16LE     | true  | [The file is written in UTF-16LE.]",
                "UTF-16BE     | true  | [The file is written in UTF-16BE.]",
                "UTF-16LE     | false | [The file is written in UTF-16LE.]",
                "windows-1252 | false | [The file is written in windows-1252.]",
            })
    void text_is_read_in_its_own_charset(String charset, boolean marked, String note) throws IOException {
        file("a.txt", ((marked ? "\uFEFF" : "") + "Größe: 5\n").getBytes(Charset.forName(charset)));

        assertThat(read("{'file_path':'a.txt'}")).isEqualTo("     1\tGröße: 5\n" + (note == null ? "" : note));
    }

    @Test
    void windows_line_ends_are_told() throws IOException {
        file("a.txt", "one\r\ntwo\r\n");

        assertThat(read("{'file_path':'a.txt'}")).isEqualTo("     1\tone\n     2\ttwo\n[Its lines end in CRLF.]");
    }

    @Test
    void an_empty_file_is_called_empty() throws IOException {
        file("a.txt", "");

        assertThat(host.call(tool, "{\"file_path\":\"a.txt\"}")).isEqualTo(ToolResult.text("`a.txt` is empty."));
    }

    @Test
    void what_cannot_be_shown_is_answered_with_what_to_do() throws IOException {
        file("src/Main.java", "class Main {}");
        file("three.txt", "1\n2\n3\n");
        file("lib.jar", "PK\u0003\u0004\0\0");
        file("noise", new byte[] {1, 2, 0, 4});
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("nowhere"));
        Files.createSymbolicLink(root.resolve("circle"), Path.of("circle"));

        assertThat(read("{'file_path':'src/Mian.java'}"))
                .isEqualTo("[E_NOT_FOUND] `src/Mian.java` does not exist. Did you mean `src/Main.java`?");
        assertThat(read("{'file_path':'quite/else.xml'}"))
                .isEqualTo(
                        "[E_NOT_FOUND] `quite/else.xml` does not exist. Look for it with Glob, or see what is there with LS.");
        assertThat(read("{'file_path':'src/Main.java/x'}"))
                .isEqualTo("[E_NOT_FOUND] `src/Main.java/x` is not a folder, or leads through a file.");
        assertThat(read("{'file_path':'src'}"))
                .isEqualTo("[E_IS_DIRECTORY] `src` is a folder. Use LS to see what is in it.");
        assertThat(read("{'file_path':'/'}"))
                .isEqualTo("[E_IS_DIRECTORY] `/` is a folder. Use LS to see what is in it.");
        assertThat(read("{'file_path':'three.txt','offset':9}"))
                .isEqualTo("[E_INPUT] `three.txt` has 3 lines; there is no line 9. Use an `offset` from 1 to 3.");
        assertThat(read("{'file_path':'lib.jar'}"))
                .isEqualTo("[E_BINARY] `lib.jar` holds a ZIP archive (or a format built on it), not text (6 bytes)."
                        + " Look at it with a program that knows the format, through Bash.");
        assertThat(read("{'file_path':'noise'}")).startsWith("[E_BINARY] `noise` holds binary data");
        assertThat(read("{'file_path':'dangling'}"))
                .startsWith("[E_NOT_FOUND] `dangling` is a link that leads nowhere, or");
        assertThat(read("{'file_path':'circle'}")).startsWith("[E_NOT_FOUND] `circle` is a link that leads nowhere");
        assertThat(read("{'file_path':'blob://" + "0".repeat(64) + "'}"))
                .startsWith("[E_NOT_FOUND] Nothing is stored as");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{}                                   | InputError: Read: missing required field \"file_path\".",
                "{\"file_path\":\" \"}                | InputError: Read: the path is empty; give the path of a file or folder",
                "{\"file_path\":\"a\",\"offset\":0}   | InputError: Read: `offset` must be at least 1, was 0",
                "{\"file_path\":\"a\",\"limit\":-1}   | InputError: Read: `limit` must be at least 1, was -1",
                "{\"file_path\":\"a\\u0000b\"}        | InputError: Read: no file can be named",
                "{\"file_path\":\"blob://xyz\"}       | InputError: Read: a blob is named by 64 lower-case hex digits",
            })
    void input_that_makes_no_sense_is_refused_before_anything_happens(String input, String sentence) {
        ToolReading reading = tool.read(new ToolInput(input), host.context());

        assertThat(((ToolReading.Unreadable) reading).sentence()).startsWith(sentence);
    }

    @Test
    void a_file_too_large_to_take_in_is_not_read() throws IOException {
        try (RandomAccessFile sparse =
                new RandomAccessFile(root.resolve("huge.log").toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }

        assertThat(read("{'file_path':'huge.log'}"))
                .isEqualTo("[E_TOO_LARGE] `huge.log` has 3,221,225,472 bytes; at most 67,108,864 can be taken in."
                        + " Look for what you need with Grep.");
    }

    @Test
    void a_pipe_is_not_waited_for() throws Exception {
        new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start().waitFor();

        assertThat(read("{'file_path':'pipe'}"))
                .isEqualTo(
                        "[E_INPUT] `pipe` is a device, a pipe or a socket. Only regular files can be read and written.");
        assertThat(read("{'file_path':'/dev/zero'}")).startsWith("[E_INPUT] `/dev/zero` is a device");
    }

    @Test
    void a_picture_is_shown_as_a_picture_whatever_its_name() throws IOException {
        byte[] png = "\u0089PNG\r\n\u001a\n....".getBytes(StandardCharsets.ISO_8859_1);
        file("picture.txt", png);

        assertThat(host.call(tool, "{\"file_path\":\"picture.txt\"}"))
                .isEqualTo(new ToolResult(
                        List.of(new Content.Image(
                                "image/png", Base64.getEncoder().encodeToString(png))),
                        false));
    }

    @Test
    void stored_output_is_read_in_pages_as_well() {
        String uri = host.put(numbered(3_000).getBytes(StandardCharsets.UTF_8)).uri();

        assertThat(read("{'file_path':'" + uri + "','offset':2999}"))
                .isEqualTo("  2999\tline 2999\n  3000\tline 3000\n[Lines 2,999 to 3,000, the last.]");
    }

    @Test
    void what_is_judged_is_the_path_as_written_and_where_it_leads() throws IOException {
        file("a.txt", "inside");
        Path outside = Files.writeString(temp.toRealPath().resolve("secret"), "outside");
        Files.createSymbolicLink(root.resolve("link"), outside);

        assertThat(host.read(tool, "{\"file_path\":\"a.txt\"}").actions())
                .isEqualTo(List.of(new Action.ReadPath(root.resolve("a.txt"))));
        assertThat(host.read(tool, "{\"file_path\":\"link\"}").actions())
                .isEqualTo(List.of(new Action.ReadPath(root.resolve("link")), new Action.ReadPath(outside)));
        assertThat(host.read(tool, "{\"file_path\":\"link\"}").sideEffects()).isEqualTo(SideEffects.NONE);
    }

    @Test
    void a_link_that_is_turned_after_the_call_was_judged_is_not_followed() throws Exception {
        file("inside/data.txt", "harmless");
        Path secret = Files.createDirectory(temp.toRealPath().resolve("secret"));
        Files.writeString(secret.resolve("data.txt"), "outside");
        Invocation judged = host.read(tool, "{\"file_path\":\"inside/data.txt\"}");

        Files.delete(root.resolve("inside/data.txt"));
        Files.delete(root.resolve("inside"));
        Files.createSymbolicLink(root.resolve("inside"), secret);

        assertThat(judged.run().text())
                .isEqualTo("[E_STALE] `" + root.resolve("inside")
                        + "` is a link now, and was none when the call was judged."
                        + " Repeat the call, so that it is judged by where it leads.");
    }

    @Test
    void a_file_that_becomes_a_link_after_the_call_was_judged_is_not_followed() throws Exception {
        file("data.txt", "harmless");
        Path secret = Files.writeString(temp.toRealPath().resolve("secret"), "outside");
        Invocation judged = host.read(tool, "{\"file_path\":\"data.txt\"}");

        Files.delete(root.resolve("data.txt"));
        Files.createSymbolicLink(root.resolve("data.txt"), secret);

        assertThat(judged.run().text())
                .startsWith(
                        "[E_NOT_FOUND] `data.txt` is a link that leads nowhere, or that was none when the call was judged.");
    }

    @Test
    void a_link_to_a_file_shows_the_file_and_a_root_may_be_reached_through_a_link() throws IOException {
        file("real/a.txt", "text");
        Files.createSymbolicLink(root.resolve("linked"), Path.of("real"));
        Path way = Files.createSymbolicLink(temp.resolve("way"), root);
        host = InMemoryHost.in(Workspace.of(way));

        assertThat(read("{'file_path':'linked/a.txt'}")).isEqualTo("     1\ttext\n");
        assertThat(read("{'file_path':'linked/../real/./a.txt'}")).isEqualTo("     1\ttext\n");
    }
}
