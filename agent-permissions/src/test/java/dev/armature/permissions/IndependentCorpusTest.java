package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.armature.testsupport.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the judge of commands to what somebody expected of it who had not seen it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class IndependentCorpusTest {

    @TempDir
    Path root;

    private PermissionEngine engine;
    private Path workspace;

    private record Row(
            String command, @JsonProperty("class") String kind, String expect) {}

    /** @param because why it is judged otherwise */
    private record Otherwise(
            String command, @JsonProperty("class") String kind, String expect, String judged, String because) {}

    private record Verdict(String command, String word) {}

    @BeforeEach
    void a_trusted_workspace() throws IOException {
        workspace = Files.createDirectories(root.resolve("ws"));
        Files.createDirectories(workspace.resolve("src"));
        Files.writeString(workspace.resolve("README.md"), "# readme\n");
        Files.writeString(workspace.resolve("src/App.java"), "class App {}\n");
        engine = Judged.trusted(workspace).build();
    }

    @Test
    void what_destroys_is_forbidden_what_only_reads_passes_and_the_rest_is_not_allowed() {
        List<Verdict> unexpected =
                Corpus.read(IndependentCorpusTest.class, "/corpora/independent.jsonl", Row.class).stream()
                        .flatMap(row -> unexpected(row.command(), row.expect()))
                        .toList();

        assertThat(unexpected).isEmpty();
    }

    @Test
    void where_it_is_judged_otherwise_there_is_a_reason() {
        List<Otherwise> rows =
                Corpus.read(IndependentCorpusTest.class, "/corpora/independent-otherwise.jsonl", Otherwise.class);

        assertThat(rows).allSatisfy(row -> {
            assertThat(row.because()).isNotBlank();
            assertThat(new Verdict(row.command(), word(row.command())))
                    .isEqualTo(new Verdict(row.command(), row.judged()));
        });
    }

    private Stream<Verdict> unexpected(String command, String expect) {
        String word = word(command);
        boolean isExpected = switch (expect) {
            case "auto" -> word.equals("allow");
            case "deny" -> word.equals("deny");
            case "ask" -> !word.equals("allow");
            default -> throw new IllegalArgumentException(expect);
        };
        return isExpected ? Stream.empty() : Stream.of(new Verdict(command, word));
    }

    private String word(String command) {
        return Judged.script(engine, workspace, command);
    }
}
