package dev.armature.toolbox.builtin.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Workspace;
import dev.armature.toolbox.testing.InMemoryHost;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.Invocation;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolInput;
import dev.armature.tools.contract.ToolReading;
import dev.armature.tools.contract.ToolResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
final class SearchToolsTest {

    @TempDir
    Path temp;

    private Path root;
    private InMemoryHost host;
    private long clock = 1_700_000_000;

    @BeforeEach
    void workspace() throws IOException {
        root = Files.createDirectory(temp.toRealPath().resolve("work"));
        host = InMemoryHost.in(root);
    }

    /** Each file is a second younger than the one before. */
    private Path file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(clock++)));
        return file;
    }

    private String call(Tool tool, String input) {
        return host.text(tool, input.replace('\'', '"'));
    }

    private String refusal(Tool tool, String input) {
        ToolReading reading = tool.read(new ToolInput(input.replace('\'', '"')), host.context());
        return ((ToolReading.Unreadable) reading).sentence();
    }

    @Nested
    class Ls {
        private final LsTool tool = new LsTool();

        @Test
        void a_folder_is_shown_by_name_with_sizes() throws IOException {
            file("b.txt", "12345");
            file("a/inner.txt", "x");
            file("B.txt", "");
            Files.createSymbolicLink(root.resolve("c"), Path.of("a"));
            file(".git/HEAD", "x");

            assertThat(call(tool, "{}")).isEqualTo("B.txt (0 bytes)\na/\nb.txt (5 bytes)\nc (link)");
            assertThat(call(tool, "{'path':'c'}")).isEqualTo("inner.txt (1 bytes)");
        }

        @Test
        void deeper_levels_are_shown_below_their_folder() throws IOException {
            file("a/b/c/d.txt", "x");
            file("a/z.txt", "x");
            file(".gitignore", "a\n");

            assertThat(call(tool, "{'depth':3}"))
                    .isEqualTo(".gitignore (2 bytes)\na/\na/b/\na/b/c/\na/z.txt (1 bytes)");
            assertThat(call(tool, "{'depth':2,'ignore':['z.*','.gitignore']}")).isEqualTo("a/\na/b/");
        }

        @Test
        void no_more_than_a_thousand_entries_are_shown() throws IOException {
            for (int i = 0; i < 1_100; i++) {
                Files.createFile(root.resolve("f%04d".formatted(i)));
            }

            assertThat(call(tool, "{}"))
                    .hasLineCount(1_001)
                    .endsWith(
                            "f0999 (0 bytes)\n[The first 1,000 entries; there are more. Show a folder within, or use `ignore`.]");
        }

        @Test
        void what_is_no_folder_is_answered_with_what_to_do() throws IOException {
            file("a.txt", "x");

            assertThat(call(tool, "{'path':'a.txt'}"))
                    .isEqualTo("[E_NOT_FOUND] `a.txt` is not a folder, or leads through a file.");
            assertThat(call(tool, "{'path':'a.tx'}"))
                    .isEqualTo("[E_NOT_FOUND] `a.tx` does not exist. Did you mean `a.txt`?");
            assertThat(refusal(tool, "{'depth':4}"))
                    .startsWith("InputError: LS: `depth` must be 1 to 3, was 4. Expected: {");
            assertThat(call(tool, "{'path':'%s'}".formatted(Files.createDirectory(root.resolve("empty")))))
                    .isEqualTo("`empty` is an empty folder.");
        }
    }

    @Nested
    class Glob {
        private final GlobTool tool = new GlobTool();

        @Test
        void files_are_found_by_name_the_youngest_first() throws IOException {
            file("old.md", "x");
            file("docs/new.md", "x");
            file("docs/deep/er/newest.md", "x");
            file("docs/new.txt", "x");

            assertThat(call(tool, "{'pattern':'*.md'}")).isEqualTo("docs/deep/er/newest.md\ndocs/new.md\nold.md");
            assertThat(call(tool, "{'pattern':'docs/*.{md,txt}'}")).isEqualTo("docs/new.txt\ndocs/new.md");
            assertThat(call(tool, "{'pattern':'**/er/*','path':'docs'}")).isEqualTo("docs/deep/er/newest.md");
            assertThat(call(tool, "{'pattern':'**','limit':2}"))
                    .isEqualTo("docs/new.txt\ndocs/deep/er/newest.md\n"
                            + "[2 of 4 files, changed last. Narrow the pattern or raise `limit`.]");
            assertThat(call(tool, "{'pattern':'*.java'}"))
                    .isEqualTo(
                            "No file fits `*.java`. Ignored files were not looked at; `include_ignored` changes that.");
        }

        @Test
        void what_is_ignored_is_found_only_when_asked_for() throws IOException {
            file(".gitignore", "build/\n*.log\n!keep.log\n/top.txt\n");
            file("src/.gitignore", "gen\n");
            file("build/out.txt", "x");
            file("a.log", "x");
            file("keep.log", "x");
            file("top.txt", "x");
            file("src/top.txt", "x");
            file("src/gen/x.txt", "x");
            file(".git/config.txt", "x");

            assertThat(call(tool, "{'pattern':'*.{txt,log}'}")).isEqualTo("src/top.txt\nkeep.log");
            assertThat(call(tool, "{'pattern':'*','path':'src/gen'}")).isEqualTo("src/gen/x.txt");
            assertThat(call(tool, "{'pattern':'*.txt','include_ignored':true}"))
                    .isEqualTo("src/gen/x.txt\nsrc/top.txt\ntop.txt\nbuild/out.txt");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\0',
                value = {
                    "/etc/*   | the pattern `/etc/*` leaves the folder that is searched; give the folder as `path`",
                    "a/../../*| the pattern `a/../../*` leaves the folder that is searched",
                    "~/x      | the pattern `~/x` leaves the folder that is searched",
                    "[ab      | the `[` in `[ab` is not closed; write `\\[` for the character itself",
                    "{a,b     | the `{` in `{a,b` is not closed; write `\\{` for the character itself",
                    "{1,2,3,4,5,6,7}{1,2,3,4,5,6,7}{1,2,3,4,5,6,7} | the braces stand for more than 256 patterns",
                })
        void a_pattern_that_makes_no_sense_is_refused(String pattern, String sentence) {
            assertThat(refusal(tool, "{'pattern':'" + pattern + "'}")).startsWith("InputError: Glob: " + sentence);
        }

        @Test
        void links_are_shown_and_never_gone_through() throws IOException {
            Path outside = Files.createDirectory(temp.toRealPath().resolve("outside"));
            Files.writeString(outside.resolve("secret.txt"), "x");
            Files.createSymbolicLink(root.resolve("way-out"), outside);
            Files.createSymbolicLink(root.resolve("circle"), root);
            file("a.txt", "x");

            assertThat(call(tool, "{'pattern':'**/*.txt'}")).isEqualTo("a.txt");
            assertThat(host.read(tool, "{\"pattern\":\"*\",\"path\":\"way-out\"}")
                            .actions())
                    .isEqualTo(List.of(new Action.ReadPath(root.resolve("way-out")), new Action.ReadPath(outside)));
        }
    }

    @Nested
    class Grep {
        private final GrepTool tool = new GrepTool();

        @BeforeEach
        void files() throws IOException {
            file("src/A.java", "class A {\n    int size;\n}\n");
            file("src/B.java", "class B {\n    int size;\n    int Size() { return size; }\n}\n");
            file("notes.md", "size matters\r\n");
        }

        @Test
        void each_mode_says_its_own() {
            assertThat(call(tool, "{'pattern':'size'}")).isEqualTo("notes.md\nsrc/A.java\nsrc/B.java");
            assertThat(call(tool, "{'pattern':'size','output_mode':'count'}"))
                    .isEqualTo("notes.md:1\nsrc/A.java:1\nsrc/B.java:2");
            assertThat(call(tool, "{'pattern':'^ *int size','output_mode':'content'}"))
                    .isEqualTo("src/A.java:2:    int size;\nsrc/B.java:2:    int size;");
            assertThat(
                            call(
                                    tool,
                                    "{'pattern':'SIZE','output_mode':'content','case_insensitive':true,'line_numbers':false,'glob':'B.*'}"))
                    .isEqualTo("src/B.java:    int size;\nsrc/B.java:    int Size() { return size; }");
            assertThat(call(tool, "{'pattern':'nowhere'}")).isEqualTo("No matches.");
            assertThat(call(tool, "{'pattern':'matters$','output_mode':'content'}"))
                    .isEqualTo("notes.md:1:size matters");
        }

        @Test
        void lines_around_a_match_are_shown_once_and_gaps_are_marked() throws IOException {
            file("list.txt", "a\nb\nX\nd\nX\nf\ng\nh\nX\n");

            assertThat(call(tool, "{'pattern':'X','path':'list.txt','output_mode':'content','context':1}"))
                    .isEqualTo("list.txt-2-b\nlist.txt:3:X\nlist.txt-4-d\nlist.txt:5:X\nlist.txt-6-f\n"
                            + "--\nlist.txt-8-h\nlist.txt:9:X");
            assertThat(call(tool, "{'pattern':'d','path':'list.txt','output_mode':'content','before':2,'after':1}"))
                    .isEqualTo("list.txt-2-b\nlist.txt-3-X\nlist.txt:4:d\nlist.txt-5-X");
        }

        @Test
        void a_fixed_text_is_searched_as_it_is() {
            assertThat(call(tool, "{'pattern':'Size() {','fixed':true}")).isEqualTo("src/B.java");
        }

        @Test
        void a_match_may_span_lines_when_asked_for() {
            assertThat(call(tool, "{'pattern':'A \\\\{.*size','multiline':true,'output_mode':'content'}"))
                    .isEqualTo("src/A.java:1:class A {\nsrc/A.java:2:    int size;");
            assertThat(call(tool, "{'pattern':'A \\\\{.*size','output_mode':'content'}"))
                    .isEqualTo("No matches.");
        }

        @Test
        void what_is_too_much_is_shown_in_parts() {
            assertThat(call(tool, "{'pattern':'size','head_limit':2}"))
                    .isEqualTo(
                            "notes.md\nsrc/A.java\n[Rows 1 to 2; there are more. Go on with offset=2, or narrow the search.]");
            assertThat(call(tool, "{'pattern':'size','head_limit':2,'offset':2}"))
                    .isEqualTo("src/B.java");
            assertThat(call(tool, "{'pattern':'size','offset':7}"))
                    .isEqualTo("There are only 3 rows; use a smaller `offset`.");
        }

        @Test
        void no_more_than_20000_characters_are_shown_and_long_lines_are_cut() throws IOException {
            file("wide.txt", ("needle" + "x".repeat(2_000) + "\n").repeat(200));

            assertThat(call(tool, "{'pattern':'needle','output_mode':'content'}"))
                    .hasSizeLessThan(20_200)
                    .contains("x…[+1,506 chars]\n")
                    .contains("there are more. Go on with offset=");
        }

        @Test
        void an_expression_that_never_ends_is_given_up() throws IOException {
            file("trap.txt", ("a".repeat(60) + "!\n").repeat(3) + "aaab\n");

            assertThat(call(tool, "{'pattern':'(a+)+\\\\1?b','path':'trap.txt','output_mode':'content'}"))
                    .isEqualTo(
                            "trap.txt:4:aaab\n[The expression goes back too often and was given up at 3 lines, the first"
                                    + " trap.txt:1. Do not repeat what is repeated already, as in `(a+)+`.]");
        }

        @Test
        void a_search_that_is_given_up_too_often_fails() throws IOException {
            file("trap.txt", ("a".repeat(60) + "!\n").repeat(25));

            assertThat(call(tool, "{'pattern':'(a+)+\\\\1?$','glob':'trap.txt'}"))
                    .startsWith(
                            "[E_TIMEOUT] No matches.\n[The expression goes back too often and was given up at 25 lines");
        }

        @Test
        void an_expression_that_fills_the_stack_is_given_up_as_well() throws IOException {
            file("long.txt", "ab".repeat(200_000) + "\n");

            assertThat(call(tool, "{'pattern':'(a|b)*c','glob':'long.txt'}"))
                    .contains("was given up at 1 lines, the first long.txt:1");
        }

        @Test
        void what_is_no_expression_is_refused_with_a_way_out() {
            assertThat(refusal(tool, "{'pattern':'interface{}'}"))
                    .startsWith("InputError: Grep: `interface{}` is no regular expression: Illegal repetition")
                    .endsWith("or set `fixed` to search for the text as it is");
            assertThat(refusal(tool, "{'pattern':''}"))
                    .startsWith("InputError: Grep: `pattern` is empty; say what to search for. Expected: {");
            assertThat(refusal(tool, "{'pattern':'x','head_limit':0}"))
                    .startsWith("InputError: Grep: `head_limit` must be 1 to 1000000, was 0. Expected: {");
        }

        @Test
        void secrets_are_left_out_unless_the_file_is_named_itself() throws IOException {
            file(".env", "API_KEY=size\n");
            file("deploy/server.pem", "size\n");

            assertThat(call(tool, "{'pattern':'size','glob':'{.env,*.pem}'}"))
                    .isEqualTo("No matches.\n[2 files that may not be read, or may hold secrets, were left out.]");
            assertThat(call(tool, "{'pattern':'size','path':'.env'}")).isEqualTo(".env");
            assertThat(host.read(tool, "{\"pattern\":\"size\",\"path\":\".env\"}")
                            .actions())
                    .isEqualTo(List.of(new Action.ReadPath(root.resolve(".env"))));
        }

        @Test
        void binary_files_links_and_ignored_files_are_passed_over() throws IOException {
            Files.write(root.resolve("data.bin"), new byte[] {0, 1, 2, 's', 'i', 'z', 'e', 0});
            Files.createSymbolicLink(root.resolve("link.java"), Path.of("src/A.java"));
            file(".gitignore", "src/\n");

            assertThat(call(tool, "{'pattern':'size'}")).isEqualTo("notes.md");
            assertThat(call(tool, "{'pattern':'size','path':'data.bin'}"))
                    .isEqualTo("[E_BINARY] `data.bin` is not text and cannot be searched.");
        }

        @Test
        void text_in_another_charset_is_found() throws IOException {
            Files.write(root.resolve("utf16.txt"), "\uFEFFGröße".getBytes(StandardCharsets.UTF_16LE));
            Files.write(root.resolve("latin.txt"), "Größe".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(call(tool, "{'pattern':'Gr(ö)ße'}")).isEqualTo("latin.txt\nutf16.txt");
        }

        @Test
        void what_cannot_be_read_is_counted() throws IOException {
            Path closed = Files.createDirectory(root.resolve("closed"));
            Path file = file("closed.txt", "size");
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
            boolean readsEverything = Files.isReadable(file); // the superuser does

            assertThat(call(tool, "{'pattern':'size','glob':'closed*'}"))
                    .isEqualTo(
                            readsEverything
                                    ? "closed.txt"
                                    : "No matches.\n[1 files could not be read.]\n[1 folders could not be listed.]");
        }

        @Test
        void an_interrupted_search_ends_with_an_interrupt() {
            Invocation search = host.read(tool, "{\"pattern\":\"size\"}");

            Thread.currentThread().interrupt();

            assertThatThrownBy(search::run).isInstanceOf(InterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }

        @Test
        void a_place_that_does_not_exist_is_answered_with_near_names() {
            assertThat(host.call(tool, "{\"pattern\":\"x\",\"path\":\"scr\"}"))
                    .isEqualTo(ToolResult.error(ErrorCode.E_NOT_FOUND, "`scr` does not exist. Did you mean `src`?"));
        }

        @Test
        void paths_are_shown_from_the_current_folder() {
            host.moveTo(root.resolve("src"));

            assertThat(call(tool, "{'pattern':'size'}")).isEqualTo("A.java\nB.java");
            assertThat(call(tool, "{'pattern':'size','path':'..','glob':'*.md'}"))
                    .isEqualTo(root.resolve("notes.md").toString());
            assertThat(host.workspace()).isEqualTo(new Workspace(List.of(root), root.resolve("src")));
        }
    }
}
