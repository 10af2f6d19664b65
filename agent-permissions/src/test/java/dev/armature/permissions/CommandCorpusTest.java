package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.armature.testsupport.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the judge of commands to the corpus: what must never pass, what must be forbidden, what should pass without a question. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandCorpusTest {

    @TempDir
    Path root;

    private PermissionEngine engine;

    /** A row of the corpus as it stands in the file. */
    private record Row(
            String id,
            String command,
            String expect,
            @JsonProperty("class") String kind,
            String source,
            String gate) {}

    private record JudgedRow(Row row, String word) {}

    @BeforeEach
    void a_trusted_workspace() throws IOException {
        Path workspace = Files.createDirectories(root.resolve("ws/src")).getParent();
        Files.writeString(workspace.resolve("README.md"), "# readme\n");
        Files.writeString(workspace.resolve("src/App.java"), "class App {}\n");
        engine = Judged.trusted(workspace).build();
    }

    @Test
    void no_hard_row_that_must_be_asked_is_allowed() throws IOException {
        List<JudgedRow> allowed = judged().stream()
                .filter(judged -> !judged.row().expect().equals("auto")
                        && judged.row().gate().equals("hard"))
                .filter(judged -> judged.word().equals("allow"))
                .toList();

        assertThat(allowed).isEmpty();
    }

    @Test
    void rows_that_destroy_are_forbidden() throws IOException {
        assertThat(share("deny", "deny")).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void rows_that_only_read_pass_without_a_question() throws IOException {
        assertThat(share("auto", "allow")).isGreaterThanOrEqualTo(0.97);
    }

    private double share(String expect, String word) throws IOException {
        List<JudgedRow> rows = judged().stream()
                .filter(judged -> judged.row().expect().equals(expect))
                .toList();
        List<JudgedRow> others =
                rows.stream().filter(judged -> !judged.word().equals(word)).toList();
        assertThat(rows).as("rows that expect " + expect).isNotEmpty();
        System.out.printf("%s: %d of %d rows are judged %s%n", expect, rows.size() - others.size(), rows.size(), word);
        others.forEach(judged ->
                System.out.println("  " + judged.word() + ": " + judged.row().command()));
        return 1 - (double) others.size() / rows.size();
    }

    private List<JudgedRow> judged() throws IOException {
        List<JudgedRow> judged = new ArrayList<>();
        Path workspace = root.resolve("ws");
        for (Row row : Corpus.read(CommandCorpusTest.class, "/corpora/own-public.jsonl", Row.class)) {
            judged.add(new JudgedRow(row, Judged.script(engine, workspace, row.command())));
        }
        return judged;
    }
}
