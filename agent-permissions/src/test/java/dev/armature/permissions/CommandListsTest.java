package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.decision.ProgramStart;
import dev.armature.testsupport.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What may be started is listed, where a reader of the text could think of something else. Real bash told each of these. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandListsTest {

    @TempDir
    Path root;

    private Path workspace;
    private PermissionEngine engine;

    private record Row(String command, String lists) {}

    @BeforeEach
    void a_trusted_workspace() throws IOException {
        workspace = Files.createDirectories(root.resolve("ws"));
        Files.createDirectories(workspace.resolve("src"));
        Files.writeString(workspace.resolve("README.md"), "# readme\n");
        engine = Judged.trusted(workspace).build();
    }

    @TestFactory
    Stream<DynamicTest> what_bash_starts_is_among_what_is_listed() {
        return Corpus.read(CommandListsTest.class, "lists.jsonl", Row.class).stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.command(),
                        () -> assertThat(starts(row.command()).stream()
                                        .map(start -> start.words().toString()))
                                .contains(row.lists())));
    }

    @Test
    void nobody_says_where_a_program_starts_after_the_folder_may_have_changed_unseen() {
        for (String command : List.of(
                "f() { cd ..; }; f; ls",
                "pushd ..; ls",
                "popd; ls",
                "pushd src; popd +0; ls",
                "pushd src; DIRSTACK[1]=/etc; popd; ls",
                "pushd src; read -a DIRSTACK; popd; ls",
                "for x in a b; do popd; done; ls",
                "f() { popd; }; pushd src; f; ls",
                "CDPATH=/ cd etc; ls",
                "source README.md; ls",
                "env -C /etc ls",
                "find . -execdir ls \\;",
                "rm -r src; cd src; ls")) {
            assertThat(starts(command).stream()
                            .filter(start -> start.words().toString().equals("ls"))
                            .map(ProgramStart::folder))
                    .as(command)
                    .hasSize(1)
                    .allMatch(folder -> !folder.filter(workspace::equals).isPresent());
        }
    }

    @Test
    void a_variable_that_may_have_changed_unseen_does_not_get_past_a_rule_that_forbids() {
        PermissionEngine strict = Judged.trusted(
                workspace,
                rules -> rules.allow("Bash(printf *)").allow("Bash(git *)").deny("Bash(git push *)"));

        for (String command : List.of("x=log; git $x", "x=log; printf -v x push; git $x")) {
            String expected = command.contains("printf") ? "ask" : "allow";
            assertThat(Judged.script(strict, workspace, command)).as(command).isEqualTo(expected);
        }
    }

    private List<ProgramStart> starts(String command) {
        return engine.assess(Judged.run(command, workspace)).effects().starts();
    }
}
