package dev.armature.toolbox.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ReadLedgerTest {
    private static final Path FILE = Path.of("/project/a");

    private final ReadLedger ledger = new ReadLedger();

    private static FileContent content(String text) {
        return FileContent.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_file_is_unread_then_current_then_changed() {
        assertThat(ledger.state(FILE, content("one"))).isEqualTo(ReadLedger.State.UNREAD);
        ledger.saw(FILE, content("one"), 0, 1);
        assertThat(ledger.state(FILE, content("one"))).isEqualTo(ReadLedger.State.CURRENT);
        assertThat(ledger.state(FILE, content("two"))).isEqualTo(ReadLedger.State.CHANGED);
    }

    @Test
    void lines_add_up_until_the_file_changes() {
        ledger.saw(FILE, content("one"), 0, 2);
        ledger.saw(FILE, content("one"), 5, 7);
        assertThat(ledger.lines(FILE)).isEqualTo(BitSet.valueOf(new long[] {0b1100011}));

        ledger.saw(FILE, content("two"), 1, 2);
        assertThat(ledger.lines(FILE)).isEqualTo(BitSet.valueOf(new long[] {0b10}));
    }

    @Test
    void the_files_used_longest_ago_are_forgotten() {
        for (int i = 0; i <= 1_000; i++) {
            ledger.saw(Path.of("/project/" + i), content("x"), 0, 1);
        }

        assertThat(ledger.state(Path.of("/project/0"), content("x"))).isEqualTo(ReadLedger.State.UNREAD);
        assertThat(ledger.state(Path.of("/project/1000"), content("x"))).isEqualTo(ReadLedger.State.CURRENT);
    }
}
