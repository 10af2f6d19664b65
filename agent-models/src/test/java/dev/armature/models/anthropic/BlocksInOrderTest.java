package dev.armature.models.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.models.http.WireJson;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class BlocksInOrderTest {
    private final BlocksInOrder blocks = new BlocksInOrder();
    private final OpenBlock text = block("text");
    private final OpenBlock thought = block("thinking");
    private final OpenBlock more = block("text");

    @Test
    void a_block_that_is_over_waits_for_those_that_began_before_it() {
        blocks.begin(7, text);
        blocks.begin(3, thought);
        blocks.begin(5, more);

        assertThat(blocks.end(3)).isTrue();
        assertThat(takenWhole()).isEmpty();

        assertThat(blocks.end(7)).isTrue();
        assertThat(takenWhole()).containsExactly(text, thought);
        assertThat(blocks.take()).isSameAs(more);
        assertThat(blocks.take()).isNull();
        assertThat(blocks.begun()).isEqualTo(3);
    }

    @Test
    void what_is_not_open_does_not_end() {
        blocks.begin(0, text);

        assertThat(blocks.end(1)).isFalse();
        assertThat(blocks.end(0)).isTrue();
        assertThat(blocks.end(0)).isFalse();
        assertThat(blocks.at(0)).isNull();
    }

    @Test
    void an_event_without_an_index_speaks_of_the_only_open_block() {
        assertThat(blocks.at(BlocksInOrder.NO_INDEX)).isNull();

        blocks.begin(0, text);
        assertThat(blocks.at(BlocksInOrder.NO_INDEX)).isSameAs(text);

        blocks.begin(1, thought);
        assertThat(blocks.at(BlocksInOrder.NO_INDEX)).isNull();

        blocks.end(0);
        assertThat(blocks.end(BlocksInOrder.NO_INDEX)).isTrue();
        assertThat(takenWhole()).containsExactly(text, thought);
    }

    @Test
    void a_block_whose_index_another_takes_is_over() {
        blocks.begin(0, text);
        blocks.begin(0, more);

        assertThat(blocks.at(0)).isSameAs(more);
        assertThat(takenWhole()).containsExactly(text);
    }

    @Test
    void the_first_of_a_type_is_the_one_that_is_taken_next_of_that_type() {
        blocks.begin(0, text);
        blocks.begin(1, thought);
        blocks.begin(2, more);

        assertThat(blocks.isFirstOfItsType(text)).isTrue();
        assertThat(blocks.isFirstOfItsType(thought)).isTrue();
        assertThat(blocks.isFirstOfItsType(more)).isFalse();

        blocks.take();
        assertThat(blocks.firstOf("text")).isSameAs(more);
        assertThat(blocks.firstOf("tool_use")).isNull();
    }

    @Test
    void a_call_without_input_waits_for_the_end_and_so_does_what_follows() {
        OpenBlock call = block("tool_use");
        blocks.begin(0, call);
        blocks.begin(1, text);
        blocks.end(0);
        blocks.end(1);

        assertThat(takenWhole()).isEmpty();
        assertThat(blocks.take()).isSameAs(call);
        assertThat(takenWhole()).containsExactly(text);
    }

    private List<OpenBlock> takenWhole() {
        List<OpenBlock> taken = new ArrayList<>();
        for (OpenBlock block = blocks.takeWhole(); block != null; block = blocks.takeWhole()) {
            taken.add(block);
        }
        return taken;
    }

    private static OpenBlock block(String type) {
        return new OpenBlock(WireJson.object("type", type), "");
    }
}
