package dev.armature.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.armature.testsupport.corpus.Corpus;
import dev.armature.testsupport.property.Generator;
import dev.armature.testsupport.property.Property;
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

/**
 * Holds the judge of commands to what real bash does: whatever it starts was listed, with the words that are known equal; and
 * what is allowed is listed without a doubt, and changes no file though every program is the real one.
 *
 * <p>A sample runs in every build. {@code -Doracle.scripts=20000} says how many scripts are written, half of them along the
 * grammar and half by changing those of the tables, and as many again as half of pieces without a break; {@code -Doracle.seed=7} which. A failure shows scripts;
 * {@code -Doracle.script='ls $x'} runs one alone.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OracleTest {

    private static final int SAMPLE = 500;
    private static final int AT_ONCE = 1_000;
    private static final int SHOWN = 20;
    private static final long SEED = Long.getLong("oracle.seed", 20260101L);
    private static final int WRITTEN = Integer.getInteger("oracle.scripts", SAMPLE);

    @TempDir
    Path folder;

    private Verdicts verdicts;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Row(String command) {}

    @BeforeEach
    void a_sandbox() throws IOException {
        String missing = Sandbox.missing();
        assumeTrue(missing.isEmpty(), missing);
        Path root = Files.createDirectories(folder.resolve("root"));
        Path workspace = World.make(root);
        Sandbox sandbox = Sandbox.in(Files.createDirectories(folder.resolve("sandbox")), root, workspace);
        verdicts = new Verdicts(sandbox, new Oracle(sandbox, Files.createDirectories(folder.resolve("runs")), 1));
    }

    @Test
    void what_bash_starts_for_scripts_of_the_corpus_is_listed_and_most_are_read_without_a_doubt() throws Exception {
        Figures figures = figures("corpus", table("/corpora/own-public.jsonl"));

        assertThat(figures.missed()).isEmpty();
        assertThat(figures.known()).isGreaterThanOrEqualTo(0.6);
        assertThat(figures.started()).isGreaterThan(figures.scripts());
    }

    @Test
    void what_bash_starts_for_rows_of_the_tables_is_listed() throws Exception {
        List<String> rows = Stream.of("must-be-asked.jsonl", "only-reads.jsonl", "leads-outside.jsonl")
                .flatMap(name -> table("/dev/armature/permissions/" + name).stream())
                .toList();
        // All of them only where time is given.
        List<String> some = WRITTEN > SAMPLE ? rows : every(10, rows);

        assertThat(figures("tables", some).missed()).isEmpty();
    }

    @Test
    void what_bash_starts_for_scripts_along_the_grammar_is_listed() throws Exception {
        Figures figures = written("grammar", new GeneratedScript());

        assertThat(figures.missed()).isEmpty();
        assertThat(figures.telling()).isGreaterThan(0.25);
    }

    @Test
    void words_of_pieces_without_a_break_become_what_bash_makes_of_them() throws Exception {
        Figures figures = written("joined", new JoinedWords());

        assertThat(figures.missed()).isEmpty();
        assertThat(figures.telling()).isGreaterThan(0.25);
    }

    @Test
    void what_bash_starts_for_changed_scripts_of_the_tables_is_listed() throws Exception {
        List<String> rows = Stream.of(
                        "/corpora/own-public.jsonl",
                        "/dev/armature/permissions/must-be-asked.jsonl",
                        "/dev/armature/permissions/only-reads.jsonl")
                .flatMap(name -> table(name).stream())
                .toList();
        Figures figures = written("changed", new Mutation(rows));

        assertThat(figures.missed()).isEmpty();
        assertThat(figures.telling()).isGreaterThan(0.5);
    }

    private Figures written(String what, Generator<String> generator) throws Exception {
        return figures(what + ", seed " + SEED, Property.values(SEED, WRITTEN / 2, generator));
    }

    private Figures figures(String what, List<String> scripts) throws Exception {
        String alone = System.getProperty("oracle.script", "");
        // No script can hold a NUL.
        List<String> all = alone.isEmpty()
                ? scripts.stream().filter(script -> script.indexOf('\0') < 0).toList()
                : List.of(alone);
        Figures figures = new Figures(what);
        for (int at = 0; at < all.size(); at += AT_ONCE) {
            verdicts.of(all.subList(at, Math.min(all.size(), at + AT_ONCE))).forEach(figures::add);
        }
        System.out.println(figures);
        figures.missed().stream().limit(SHOWN).forEach(System.out::println);
        return figures;
    }

    private static List<String> table(String resource) {
        return Corpus.read(OracleTest.class, resource, Row.class).stream()
                .map(Row::command)
                .distinct()
                .toList();
    }

    private static List<String> every(int step, List<String> rows) {
        return Stream.iterate(0, i -> i < rows.size(), i -> i + step)
                .map(rows::get)
                .toList();
    }
}
