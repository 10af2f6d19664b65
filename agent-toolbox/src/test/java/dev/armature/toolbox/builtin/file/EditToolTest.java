package dev.armature.toolbox.builtin.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.action.Action;
import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import dev.armature.toolbox.testing.InMemoryHost;
import dev.armature.tools.contract.Invocation;
import dev.armature.tools.contract.ResourceKey;
import dev.armature.tools.contract.SideEffects;
import dev.armature.tools.contract.ToolInput;
import dev.armature.tools.contract.ToolReading;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
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
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
final class EditToolTest {
    private final ReadTool read = new ReadTool();
    private final EditTool edit = new EditTool();

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

    private void given(String text) throws IOException {
        Files.writeString(file, text);
        host.call(read, "{\"file_path\":\"a.txt\"}");
    }

    private String edit(String from, String to) {
        return host.text(edit, input(from, to, false));
    }

    private static String input(String from, String to, boolean all) {
        return "{\"file_path\":\"a.txt\",\"old_string\":%s,\"new_string\":%s,\"replace_all\":%s}"
                .formatted(quoted(from), quoted(to), all);
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + "\"";
    }

    @Test
    void one_piece_is_replaced_and_the_change_is_shown() throws IOException {
        given("one\ntwo\nthree\n");

        assertThat(edit("two", "2"))
                .isEqualTo("Changed `a.txt`: +1 -1 lines.\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n");
        assertThat(file).hasContent("one\n2\nthree\n");
    }

    /** What is in the file, what is quoted, what is to replace it, what the file then holds; {@code \n} and the like escaped. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`a b c`                      | b           | B          | `a B c`",
                "`a\\nb\\nc`                  | `a\\nb`     | x          | `x\\nc`",
                "`a\\nb`                      | `a\\n`      | ``         | `b`",
                "`a\\nb`                      | `\\nb`      | ``         | `a`",
                "`a\\r\\nb\\r\\nc\\r\\n`      | `a\\nb`     | `x\\ny`    | `x\\r\\ny\\r\\nc\\r\\n`",
                "`a\\r\\nb\\r\\nc\\r\\n`      | `b\\n`      | `y\\n`     | `a\\r\\ny\\r\\nc\\r\\n`",
                "`a\\r\\nb\\r\\nc\\r\\n`      | `\\nb`      | `\\ny`     | `a\\r\\ny\\r\\nc\\r\\n`",
                "`a\\r\\nb\\r\\nc\\r\\n`      | b           | `x\\ny`    | `a\\r\\nx\\r\\ny\\r\\nc\\r\\n`",
                "`a  \\nb\\t\\nc`             | `a\\nb`     | x          | `x\\nc`",
                "`a  \\nb\\n`                 | `a\\nb\\n`  | `x\\n`     | `x\\n`",
                "`a\\nb`                      | `a \\nb `   | x          | `x`",
                "`\\tif\\n\\t\\tgo\\nend`     | `if\\n\\tgo` | `if\\n\\n\\tstop\\n\\tgo` | `\\tif\\n\\n\\t\\tstop\\n\\t\\tgo\\nend`",
                "`if\\n  go\\nend`            | `  if\\n    go` | `  if\\n    stop` | `if\\n  stop\\nend`",
            })
    void text_is_found_from_strict_to_lenient(String before, String old, String fresh, String after)
            throws IOException {
        given(unescaped(before));

        String result = edit(unescaped(old), unescaped(fresh));

        assertThat(Files.readString(file)).as(result).isEqualTo(unescaped(after));
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    }

    @Test
    void what_was_matched_leniently_is_said() throws IOException {
        given("\tif (a)\n\t\tb();\n");
        assertThat(edit("if (a)\n\tb();", "if (c)\n\td();"))
                .startsWith("Changed `a.txt`: +2 -2 lines. The lines are indented differently in the file;");

        given("a \nb\n");
        assertThat(edit("a\nb", "x"))
                .startsWith(
                        "Changed `a.txt`: +1 -2 lines. White space at the ends of lines was taken to be the same.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`if (a) {\\n    go();\\n}` | `if (a) {\\n\\tgo();\\n}` | Only white space differs: the one has tabs, the other blanks. Line 2 is `    go();`; you quoted `\\tgo();`.",
                "`int Size = 1;`            | `int size = 1;`           | Upper and lower case differ. Line 1 is `int Size = 1;`; you quoted `int size = 1;`.",
                "`say(“hello world”)`       | `say(\"hello world\")`    | Quotes, dashes or escapes are written differently.",
                "`if (a < b) return;`       | `if (a &lt; b) return;`   | Quotes, dashes or escapes are written differently.",
                "`int total = count + 1;`   | `int total = count + 2;`  | The text differs.",
            })
    void text_that_is_not_there_is_answered_with_what_is_nearest(String there, String quoted, String difference)
            throws IOException {
        given(unescaped(there) + "\n");

        String result = edit(unescaped(quoted), "x");

        assertThat(result)
                .startsWith("[E_NO_MATCH] `a.txt` does not hold the text to replace. " + unescaped(difference))
                .contains(" The nearest lines:\n     1\t"
                        + unescaped(there).lines().findFirst().orElseThrow());
        assertThat(Files.readString(file)).isEqualTo(unescaped(there) + "\n");
    }

    @Test
    void text_that_is_nowhere_near_is_answered_with_where_to_look() throws IOException {
        given("one\ntwo\n");

        assertThat(edit("something else entirely", "x"))
                .isEqualTo("[E_NO_MATCH] `a.txt` does not hold the text to replace. Nothing like it is there."
                        + " Read the file, or look for the place with Grep.");
        assertThat(edit("     1\tone", "x")).contains("Leave out the line numbers and tabs that Read shows.");
        assertThat(edit("one\\ntwo", "x")).contains("You wrote `\\n` as two characters; use a real line break.");
    }

    @Test
    void text_that_occurs_more_than_once_is_replaced_only_when_all_are_meant() throws IOException {
        given("x = 1\ny\nx = 1\nz\nx = 1\n");

        assertThat(edit("x = 1", "x = 2"))
                .isEqualTo("[E_NOT_UNIQUE] The text to replace occurs 3 times in `a.txt`, at the lines 1, 3, 5."
                        + " Quote more of what is around it, or set `replace_all`.");
        assertThat(host.text(edit, input("x = 1", "x = 2", true)))
                .startsWith("Changed `a.txt` in 3 places: +3 -3 lines.");
        assertThat(file).hasContent("x = 2\ny\nx = 2\nz\nx = 2\n");
    }

    @Test
    void a_change_of_nothing_is_refused() throws IOException {
        given("one\n");

        assertThat(edit("one", "one"))
                .isEqualTo("[E_NO_CHANGE] `old_string` and `new_string` are equal; nothing was changed.");
        assertThat(((ToolReading.Unreadable) edit.read(new ToolInput(input("", "x", false)), host.context()))
                        .sentence())
                .startsWith(
                        "InputError: Edit: `old_string` is empty; quote the text to replace, or use Write to make a file");
    }

    @Test
    void a_file_that_was_not_read_is_shown_and_the_next_try_is_let_through() throws IOException {
        Files.writeString(file, lines(1, 100));

        assertThat(edit("line 50\n", "fifty\n"))
                .isEqualTo("[E_NOT_READ] `a.txt` was not read where it is to be changed. There it says:\n"
                        + IntStream.rangeClosed(45, 55)
                                .mapToObj("%6d\tline %<d\n"::formatted)
                                .collect(Collectors.joining())
                        + "If the change is still right, repeat the call.");
        assertThat(edit("line 50\n", "fifty\n")).startsWith("Changed `a.txt`: +1 -1 lines.");
    }

    @Test
    void only_lines_that_were_shown_can_be_changed_wherever_they_move() throws IOException {
        Files.writeString(file, lines(1, 100));
        host.call(read, "{\"file_path\":\"a.txt\",\"offset\":40,\"limit\":21}");

        assertThat(edit("line 45\n", "45\n45a\n45b\n")).startsWith("Changed");
        assertThat(edit("line 60\n", "sixty\n")).startsWith("Changed");
        assertThat(edit("45a\n", "")).startsWith("Changed");
        assertThat(edit("line 61\n", "x\n")).startsWith("[E_NOT_READ]");
        assertThat(edit("line 39\n", "x\n")).startsWith("[E_NOT_READ]");
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    @Test
    void a_file_that_changed_since_it_was_read_is_shown_as_it_is_now() throws IOException {
        given("one\ntwo\nthree\n");
        Files.writeString(file, "zero\none\ntwo\nthree\n");

        assertThat(edit("two", "2")).isEqualTo("""
                        [E_STALE] `a.txt` has changed since you read it. As it is now it says:
                             1\tzero
                             2\tone
                             3\ttwo
                             4\tthree
                        If the change is still right, repeat the call.""");
        assertThat(edit("two", "2")).startsWith("Changed `a.txt`");
        assertThat(file).hasContent("zero\none\n2\nthree\n");
    }

    @Test
    void a_target_that_went_away_meanwhile_is_told() throws IOException {
        given("int total = count + 1;\n");
        Files.writeString(file, "int total = count + 10;\n");

        assertThat(edit("int total = count + 1;", "x"))
                .startsWith("[E_STALE] `a.txt` has changed since you read it, and the text to replace is not there."
                        + " The text differs. Line 1 is `int total = count + 10;`");
    }

    @Test
    void what_cannot_be_edited_is_answered_with_what_to_do() throws IOException {
        assertThat(edit("a", "b"))
                .isEqualTo("[E_NOT_FOUND] `a.txt` does not exist. Look for it with Glob, or make it with Write.");
        Files.write(file, new byte[] {0, 1, 2, 3});
        assertThat(edit("a", "b")).isEqualTo("[E_BINARY] `a.txt` is not text and cannot be edited.");
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(edit("a", "b")).isEqualTo("[E_IS_DIRECTORY] `a.txt` is a folder. Use LS to see what is in it.");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,false",
        "UTF-8,true",
        "UTF-16LE,true",
        "UTF-16BE,true",
        "UTF-16LE,false",
        "windows-1252,false",
        "ISO-8859-1,false"
    })
    void charset_mark_and_missing_last_line_end_are_kept(String charset, boolean marked) throws IOException {
        String odd = charset.equals("ISO-8859-1") ? "\u0081" : "";
        Charset as = Charset.forName(charset);
        String mark = marked ? "\uFEFF" : "";
        Files.write(file, (mark + "größer" + odd + "\r\nals\r\nzwölf").getBytes(as));
        host.call(read, "{\"file_path\":\"a.txt\"}");

        edit("als", "wie");

        assertThat(Files.readAllBytes(file)).isEqualTo((mark + "größer" + odd + "\r\nwie\r\nzwölf").getBytes(as));
    }

    @Test
    void a_character_that_the_files_charset_does_not_have_is_refused() throws IOException {
        Files.write(file, "größer\n".getBytes(StandardCharsets.ISO_8859_1));
        host.call(read, "{\"file_path\":\"a.txt\"}");

        assertThat(edit("größer", "größer → 5"))
                .isEqualTo(
                        "[E_INPUT] `a.txt` is written in windows-1252, which has no place for some character of the new"
                                + " text. Use plainer characters, or convert the file to UTF-8 first.");
        assertThat(Files.readAllBytes(file)).isEqualTo("größer\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void permissions_are_kept_and_nothing_else_is_left_in_the_folder() throws IOException {
        given("one\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));

        edit("one", "two");

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rwxr-x---"));
        try (var entries = Files.list(root)) {
            assertThat(entries).containsExactly(file);
        }
    }

    @Test
    void a_file_behind_a_link_is_changed_where_it_is() throws IOException {
        Path real = Files.writeString(root.resolve("real.txt"), "one\n");
        Files.createSymbolicLink(file, Path.of("real.txt"));
        host.call(read, "{\"file_path\":\"real.txt\"}");

        assertThat(edit("one", "two")).startsWith("Changed `a.txt`");
        assertThat(file).isSymbolicLink();
        assertThat(real).hasContent("two\n");
    }

    @Test
    void a_link_that_is_turned_outwards_after_the_call_was_judged_is_not_followed() throws Exception {
        Path folder = Files.createDirectory(root.resolve("sub"));
        Files.writeString(folder.resolve("a.txt"), "one\n");
        Path outside = Files.createDirectory(temp.toRealPath().resolve("outside"));
        Files.writeString(outside.resolve("a.txt"), "one\n");
        host.call(read, "{\"file_path\":\"sub/a.txt\"}");
        Invocation judged =
                host.read(edit, "{\"file_path\":\"sub/a.txt\",\"old_string\":\"one\",\"new_string\":\"two\"}");

        Files.delete(folder.resolve("a.txt"));
        Files.delete(folder);
        Files.createSymbolicLink(folder, outside);

        assertThat(judged.run().text()).startsWith("[E_STALE] `" + folder + "` is a link now");
        assertThat(outside.resolve("a.txt")).hasContent("one\n");
    }

    @Test
    void what_is_judged_and_locked_is_the_file_that_is_changed() throws IOException {
        given("one\n");
        Files.createSymbolicLink(root.resolve("link"), file);
        Invocation call = host.read(edit, "{\"file_path\":\"link\",\"old_string\":\"a\",\"new_string\":\"b\"}");

        assertThat(call.actions())
                .isEqualTo(List.of(new Action.WritePath(root.resolve("link")), new Action.WritePath(file)));
        assertThat(call.resources()).isEqualTo(List.of(ResourceKey.writing(file)));
        assertThat(call.sideEffects()).isEqualTo(SideEffects.SOME);
        assertThat(call.concurrencySafe()).isFalse();
    }

    static List<String> lineEnds() {
        return List.of("\n", "\r\n");
    }

    @ParameterizedTest
    @MethodSource("lineEnds")
    void any_run_of_lines_is_replaced_and_no_other_character_changes(String lineEnd) {
        Property.forAll(EditToolTest::someLines, some -> {
            String before = String.join(lineEnd, some.lines());
            String quoted = String.join("\n", some.lines().subList(some.from(), some.to()));

            TextSearch.Found found = new TextSearch(before, quoted, "new\ntext", lineEnd).find();

            List<String> expected = new ArrayList<>(some.lines().subList(0, some.from()));
            expected.addAll(List.of("new", "text"));
            expected.addAll(some.lines().subList(some.to(), some.lines().size()));
            assertThat(found.places()).hasSize(1);
            assertThat(Replacing.in(before, found.places())).isEqualTo(String.join(lineEnd, expected));
        });
    }

    /** Some lines, no two of them equal, and a run of them. */
    private record SomeLines(List<String> lines, int from, int to) {}

    private static SomeLines someLines(Draws draws) {
        List<String> texts = draws.listOf(1, 12, each -> each.text(0, 5, "ab \t"));
        List<String> lines = IntStream.range(0, texts.size())
                .mapToObj(i -> "<" + i + ">" + texts.get(i))
                .toList();
        int from = draws.below(lines.size());
        return new SomeLines(lines, from, draws.between(from + 1, lines.size()));
    }
}
