package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.path.Guard;
import dev.armature.permissions.shell.report.Doubt;
import dev.armature.permissions.shell.report.Rail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thing that is looked for has examples; they raise it, and a page is made from them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class WhatIsLookedForTest {

    private static final int LONGEST_SHOWN = 60;
    private static final Path PAGE = Path.of("../docs/what-is-looked-for.md");

    @TempDir
    private Path folder;

    /** One thing that is looked for. */
    record Row(String code, String meaning, List<String> examples) {}

    static Stream<Row> rows() {
        return Stream.of(guards(), rails(), doubts()).flatMap(List::stream);
    }

    private static List<Row> guards() {
        return Stream.of(Guard.values())
                .map(guard -> new Row("guard." + guard.id(), sentence(guard.why()), guard.examples()))
                .toList();
    }

    private static List<Row> rails() {
        return Stream.of(Rail.values())
                .map(rail -> new Row("rail." + rail.id(), sentence(rail.why()), rail.examples()))
                .toList();
    }

    private static List<Row> doubts() {
        return Stream.of(Doubt.values())
                .map(doubt -> new Row(doubt.code(), doubt.meaning(), doubt.examples()))
                .toList();
    }

    private static String sentence(String why) {
        return Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".";
    }

    @BeforeEach
    void some_files() throws IOException {
        Files.createDirectories(folder.resolve("home"));
        Path workspace = Files.createDirectories(folder.resolve("shop"));
        Files.createDirectories(workspace.resolve("src"));
        Files.writeString(workspace.resolve("src/App.java"), "class App {}\n");
        Files.writeString(workspace.resolve("README.md"), "# Shop\n");
        Files.writeString(workspace.resolve("server.pem"), "-\n");
        Path strange = Files.createDirectories(workspace.resolve("strange/.git"));
        Files.writeString(strange.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(strange.resolve("config"), "[core]\n\tfsmonitor = ./watch\n");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_example_raises_what_it_is_an_example_of(Row row) {
        assertThat(row.examples())
                .isNotEmpty()
                .allSatisfy(
                        example -> assertThat(codes(example)).as(shown(example)).contains(row.code()));
    }

    @Test
    void the_page_is_made_from_the_examples() throws IOException {
        String page = """
                # What the judge of commands looks for

                This page is made from the checks and their own examples, and a test holds it to them. [Judging shell \
                commands](permissions.md)
                tells how they work together. The examples are judged in a trusted workspace with the files `README.md`, \
                `server.pem` and
                `src/App.java`, and a repository with strange settings in `strange`; no rule is set.

                ## Guards

                What they protect no rule of a user opens, and no mode. They deny.

                %s
                ## Rails

                What destroys more than anybody wants to lose. They deny.

                %s
                ## Doubts

                What stands between a command and the proof that it only reads inside the workspace. They ask, unless a rule allows
                the command.

                %s""".formatted(table(guards()), table(rails()), table(doubts()));
        if (Boolean.getBoolean("armature.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("make it anew with -Darmature.update=true")
                .isEqualTo(page);
    }

    private static String table(List<Row> rows) {
        return rows.stream()
                .map(row -> "| `" + row.code() + "` | " + row.meaning() + " | "
                        + row.examples().stream()
                                .map(example -> "`" + shown(example).replace("|", "\\|") + "`")
                                .collect(Collectors.joining("<br>"))
                        + " |\n")
                .collect(Collectors.joining("", "| code | meaning | examples |\n|---|---|---|\n", ""));
    }

    /** What can be shown on a page: no hidden characters, and not too many. */
    private static String shown(String example) {
        String visible = example.codePoints()
                .mapToObj(c -> c < 0x7f ? Character.toString(c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
        return visible.length() > LONGEST_SHOWN
                ? visible.substring(0, LONGEST_SHOWN / 2).strip() + " ... (" + example.length() + " characters)"
                : visible;
    }

    private List<String> codes(String command) {
        Path workspace = folder.resolve("shop");
        PermissionEngine engine =
                Judged.trusted(workspace).home(folder.resolve("home")).build();
        Explanation explanation = engine.explain(Judged.run(command, workspace));
        Decision decision = explanation.assessment().decision();
        return decision.reasons().stream().map(Reason::code).collect(Collectors.toCollection(ArrayList::new));
    }
}
