package dev.armature.permissions.shell.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.IndexBytes;
import dev.armature.permissions.shell.file.GitIndex.Entries;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What git would find in an index is found, or nothing is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class GitIndexTest {

    private static final Optional<Entries> BOTH = Optional.of(new Entries(List.of("lib/one"), Set.of("lib"), true));

    @ParameterizedTest
    @CsvSource({"2, 20", "3, 20", "4, 20", "2, 32", "3, 32", "4, 32"})
    void each_version_is_read_with_names_of_objects_of_either_length(int version, int hash) {
        assertThat(read(index(version, hash), hash)).isEqualTo(BOTH);
        assertThat(read(index(version, hash), 52 - hash)).isEmpty();
    }

    /** Git may read blocks of entries by several threads, from where this says that they begin. */
    @Test
    void a_table_of_blocks_must_lead_to_the_same_entries() {
        IndexBytes index = index(2, 20);
        int first = index.start(0);
        int second = index.start(1);

        assertThat(blocks(1, first, 2)).isEqualTo(BOTH);
        assertThat(blocks(1, first, 1, second, 1)).isEqualTo(BOTH);
        assertThat(blocks(1, first, 1)).as("one is left out").isEmpty();
        assertThat(blocks(1, second, 1)).as("the first is left out").isEmpty();
        assertThat(blocks(1, first, 1, second + 8, 1)).as("elsewhere").isEmpty();
        assertThat(blocks(1, first, 2, second, 1)).as("one twice").isEmpty();
        assertThat(blocks(1, first, -1, second, 3)).as("less than none").isEmpty();
        assertThat(blocks(2, first, 2)).as("another version").isEmpty();
        assertThat(blocks()).as("nothing in it").isEmpty();
    }

    /** Whoever begins with a block knows no path before it. */
    @Test
    void a_block_must_begin_with_a_path_that_is_written_whole() {
        IndexBytes shortened = new IndexBytes(4, 20).file("lib/a").link("lib/one");
        assertThat(read(shortened.extension("IEOT", 1, shortened.start(0), 1, shortened.start(1), 1), 20))
                .isEmpty();
        IndexBytes whole = new IndexBytes(4, 20).file("a.txt").link("lib/one");
        assertThat(read(whole.extension("IEOT", 1, whole.start(0), 1, whole.start(1), 1), 20))
                .isEqualTo(BOTH);
    }

    @Test
    void there_is_one_table_of_blocks() {
        IndexBytes index = index(2, 20);
        int first = index.start(0);

        assertThat(read(index.extension("IEOT", 1, first, 2).extension("IEOT", 1, first, 2), 20))
                .isEmpty();
    }

    /** Git looks for it at a fixed distance from the end, and believes what it finds there. */
    @Test
    void the_end_of_the_entries_is_told_at_its_place_alone() {
        int end = index(2, 20).end();

        assertThat(read(index(2, 20).extension("EOIE", end, 0, 0, 0, 0, 0).extension("TREE", 0), 20))
                .as("before another")
                .isEmpty();
        int[] within = {0, 0x454F4945, 24, end + 8, 0, 0, 0, 0, 0};
        assertThat(read(index(2, 20).extension("TREE", within), 20))
                .as("within another")
                .isEmpty();
    }

    @Test
    void an_extension_that_is_not_known_is_not_understood() {
        assertThat(read(index(2, 20).extension("ABCD", 0), 20)).isEmpty();
        assertThat(read(index(2, 20).extension("abcd", 0), 20)).isEmpty();
    }

    @Test
    void the_end_of_the_entries_must_be_where_it_is_said_to_be() {
        int end = index(2, 20).end();

        assertThat(read(index(2, 20).extension("EOIE", end, 0, 0, 0, 0, 0), 20)).isEqualTo(BOTH);
        assertThat(read(index(2, 20).extension("EOIE", end - 8, 0, 0, 0, 0, 0), 20))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"link", "sdir"})
    void what_has_entries_elsewhere_is_not_understood(String extension) {
        assertThat(read(index(2, 20).extension(extension, 0, 0, 0, 0, 0), 20)).isEmpty();
    }

    @Test
    void extensions_that_git_may_pass_over_are_passed_over() {
        assertThat(read(index(2, 20).extension("TREE", 0).extension("UNTR", 1, 2), 20))
                .isEqualTo(BOTH);
    }

    @ParameterizedTest
    @CsvSource({"0x4000", "0x8180", "0xA001", "0xE001", "0", "-1"})
    void a_kind_that_git_does_not_write_is_not_understood(String mode) {
        assertThat(read(new IndexBytes(2, 20).entry(Integer.decode(mode), "a"), 20))
                .isEmpty();
    }

    private static IndexBytes index(int version, int hash) {
        return new IndexBytes(version, hash).file("a.txt").link("lib/one");
    }

    private static Optional<Entries> blocks(int... numbers) {
        return read(index(2, 20).extension("IEOT", numbers), 20);
    }

    private static Optional<Entries> read(IndexBytes index, int hash) {
        return GitIndex.read(new String(index.bytes(), StandardCharsets.ISO_8859_1), hash);
    }
}
