package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.action.Workspace;
import dev.armature.testsupport.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandTablesTest {

    @TempDir
    Path root;

    private PermissionEngine engine;

    private record Row(String command) {}

    @BeforeEach
    void a_trusted_workspace() throws IOException {
        Path workspace = Files.createDirectories(root.resolve("ws/src")).getParent();
        Files.writeString(workspace.resolve("README.md"), "# readme\n");
        Files.writeString(workspace.resolve("src/App.java"), "class App {}\n");
        engine = Judged.trusted(workspace).build();
    }

    @Test
    void commands_that_may_do_more_than_read_are_never_allowed() {
        assertThat(judgedTo("allow", "must-be-asked.jsonl")).isEmpty();
    }

    @Test
    void ordinary_commands_that_only_read_pass() {
        assertThat(judgedTo("ask", "only-reads.jsonl")).isEmpty();
        assertThat(judgedTo("deny", "only-reads.jsonl")).isEmpty();
    }

    @Test
    void what_a_link_leads_to_is_outside() throws IOException {
        Path outside = Files.createDirectories(root.resolve("elsewhere"));
        Files.writeString(outside.resolve("passwd"), "x\n");
        Files.createSymbolicLink(root.resolve("ws/link"), outside);
        Files.createSymbolicLink(root.resolve("ws/x"), outside.resolve("passwd"));
        Files.createSymbolicLink(root.resolve("ws/src/README.md"), outside.resolve("passwd"));
        Files.createSymbolicLink(root.resolve("ws/lg.gz"), outside.resolve("passwd"));

        assertThat(judgedTo("allow", "leads-outside.jsonl")).isEmpty();
    }

    /** Without trust there is no proof, so what passes above is asked. */
    @Test
    void nothing_passes_in_a_workspace_that_nobody_vouched_for() {
        engine = PermissionEngine.builder()
                .workspace(Workspace.of(root.resolve("ws")))
                .home(root.resolve("home"))
                .build();

        assertThat(judgedTo("allow", "only-reads.jsonl")).isEmpty();
    }

    private List<String> judgedTo(String word, String table) {
        return Corpus.read(CommandTablesTest.class, table, Row.class).stream()
                .map(Row::command)
                .filter(command -> word.equals(Judged.script(engine, root.resolve("ws"), command)))
                .toList();
    }
}
