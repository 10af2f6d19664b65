package dev.armature.prompts.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.prompts.section.Stability;
import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SegmentChainTest {

    private static final Segment TOOL = Blocks.tool(0, "Read", "Reads.");
    private static final Segment SERVER_TOOL = Blocks.serverTool(1, "Search", "Searches.");
    private static final Segment GLOBAL = Blocks.system(0, Stability.GLOBAL, "You are.");
    private static final Segment SESSION = Blocks.system(1, Stability.SESSION, "In /p.");
    private static final Segment HELLO = Blocks.user(0, "hello");
    private static final Segment THOUGHT = Blocks.assistant(1, "hm").unmarkable();

    @Test
    void a_chain_knows_where_its_levels_and_what_everybody_shares_end() {
        SegmentChain shared = SegmentChain.of(List.of(TOOL, GLOBAL, SESSION, HELLO));
        SegmentChain split = SegmentChain.of(List.of(TOOL, SERVER_TOOL, GLOBAL, SESSION, HELLO));

        assertThat(shared.globalEnd()).isEqualTo(2);
        assertThat(split.globalEnd()).isEqualTo(1);
        assertThat(split.messagesStart()).isEqualTo(4);
        assertThat(split.startOf(Level.TOOLS)).isZero();
        assertThat(split.startOf(Level.SYSTEM)).isEqualTo(2);
        assertThat(split.startOf(Level.MESSAGES)).isEqualTo(4);
        assertThat(split.first(1).startOf(Level.SYSTEM)).isEqualTo(1);
        assertThat(split.first(1).messagesStart()).isEqualTo(1);
    }

    @Test
    void levels_stand_in_order() {
        SegmentChain chain = SegmentChain.of(List.of(GLOBAL));

        assertThatThrownBy(() -> chain.plus(TOOL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`tools[0]` is of level tools but follows a segment of level system; the order is tools,"
                        + " system, messages");
        assertThatThrownBy(() -> SegmentChain.of(List.of(HELLO, SESSION))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_changes_with_a_message_is_neither_a_tool_nor_in_the_system_prompt() {
        assertThatThrownBy(() -> Segment.system("system[0]", Stability.MESSAGE, new byte[1], List.of()))
                .hasMessage(
                        "a MESSAGE text never enters the system prompt; append `system[0]` to the messages instead");
        assertThatThrownBy(() -> Segment.tool("tools[0]", Stability.MESSAGE, new byte[1]))
                .hasMessage("a tool lives at least as long as its session; announce `tools[0]` in a message instead");
    }

    @Test
    void a_mark_finds_the_last_place_where_it_may_stand() {
        SegmentChain chain = SegmentChain.of(List.of(GLOBAL, HELLO, THOUGHT, THOUGHT));

        assertThat(chain.lastMarkableBefore(4)).isEqualTo(1);
        assertThat(chain.lastMarkableBefore(1)).isZero();
        assertThat(chain.lastMarkableBefore(0)).isEqualTo(-1);
        assertThat(SegmentChain.of(List.of(THOUGHT)).lastMarkableBefore(1)).isEqualTo(-1);
        assertThat(Segment.message("messages[0]", "user", new byte[0]).isMarkable())
                .isFalse();
    }

    @Test
    void role_and_level_are_part_of_the_bytes_but_paths_and_estimates_are_not() {
        byte[] bytes = Blocks.textJson("same");
        SegmentChain user = SegmentChain.of(List.of(Segment.message("a", "user", bytes)));
        SegmentChain assistant = SegmentChain.of(List.of(Segment.message("a", "assistant", bytes)));
        SegmentChain system = SegmentChain.of(List.of(Segment.system("a", Stability.GLOBAL, bytes, List.of())));
        SegmentChain moved = SegmentChain.of(
                List.of(Segment.message("b", "user", bytes).weighing(7).unmarkable()));

        assertThat(user).isNotEqualTo(assistant).isNotEqualTo(system);
        assertThat(moved).isEqualTo(user).hasSameHashCodeAs(user);
        assertThat(moved.tokens()).isEqualTo(7);
    }

    @Test
    void where_one_segment_ends_is_part_of_the_prompt() {
        SegmentChain two = SegmentChain.of(
                List.of(Segment.message("a", "", Blocks.bytes("ab")), Segment.message("b", "", Blocks.bytes("c"))));
        SegmentChain other = SegmentChain.of(
                List.of(Segment.message("a", "", Blocks.bytes("a")), Segment.message("b", "", Blocks.bytes("bc"))));

        assertThat(two).isNotEqualTo(other);
        assertThat(two.commonWith(other)).isZero();
    }

    @Test
    void a_segment_does_not_change_with_the_array_it_was_made_of() {
        byte[] bytes = Blocks.textJson("one");
        Segment segment = Segment.message("a", "user", bytes);
        String hash = segment.hash();

        bytes[5] = 'X';

        assertThat(Segment.message("a", "user", Blocks.textJson("one")).hash()).isEqualTo(hash);
        assertThat(segment.bytes().isReadOnly()).isTrue();
        assertThat(segment.rawBytes()).isEqualTo(Blocks.textJson("one"));
    }

    @Test
    void every_chain_of_a_branching_conversation_keeps_its_bytes() {
        Property.forAll(SegmentChainTest::branches, SegmentChainTest::assertAsWritten);
    }

    @Test
    void the_prompt_of_a_turn_is_a_prefix_of_the_prompt_of_the_next() {
        Property.forAll(draws -> draws.listOf(1, 12, each -> each.listOf(1, 5, SegmentChainTest::block)), turns -> {
            SegmentChain chain = SegmentChain.of(List.of(GLOBAL));
            for (List<Segment> turn : turns) {
                SegmentChain next = chain.plus(turn);

                assertThat(next.commonWith(chain)).isEqualTo(chain.size());
                assertThat(next.first(chain.size())).isEqualTo(chain);
                assertThat(bytes(next)).startsWith(bytes(chain));
                chain = next;
            }
            List<Segment> again = new ArrayList<>(List.of(GLOBAL));
            turns.forEach(again::addAll);
            assertThat(SegmentChain.of(again)).isEqualTo(chain);
        });
    }

    @Test
    void threads_that_grow_one_chain_do_not_write_over_each_other() throws Exception {
        SegmentChain shared = SegmentChain.of(List.of(GLOBAL)).plus(HELLO);
        List<Callable<SegmentChain>> growers = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            String name = "thread " + thread;
            growers.add(() -> {
                SegmentChain own = shared;
                for (int i = 1; i <= 200; i++) {
                    own = own.plus(Blocks.user(i, name + " " + i));
                }
                return own;
            });
        }

        List<SegmentChain> grown = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<SegmentChain> each : threads.invokeAll(growers)) {
                grown.add(each.get());
            }
        }

        for (int thread = 0; thread < 8; thread++) {
            List<Segment> expected = new ArrayList<>(List.of(GLOBAL, HELLO));
            for (int i = 1; i <= 200; i++) {
                expected.add(Blocks.user(i, "thread " + thread + " " + i));
            }
            assertThat(grown.get(thread)).isEqualTo(SegmentChain.of(expected));
        }
    }

    /** A chain and the segments it was made of, written down beside it. */
    private record Written(SegmentChain chain, List<Segment> segments) {
        @Override
        public String toString() {
            return segments.stream().map(Segment::path).toList().toString();
        }
    }

    private static List<Written> branches(Draws draws) {
        List<Written> all = new ArrayList<>(List.of(new Written(SegmentChain.empty(), List.of())));
        int steps = draws.between(1, 25);
        for (int step = 0; step < steps; step++) {
            Written from = draws.from(all);
            int kept = draws.oneIn(3)
                    ? draws.between(0, from.segments().size())
                    : from.segments().size();
            List<Segment> more = draws.listOf(0, 6, SegmentChainTest::block);
            List<Segment> segments = new ArrayList<>(from.segments().subList(0, kept));
            segments.addAll(more);
            all.add(new Written(from.chain().first(kept).plus(more), segments));
        }
        return all;
    }

    private static Segment block(Draws draws) {
        String text = draws.text(1, 3, "ab");
        Segment segment = Segment.message(text, draws.oneOf("user", "assistant"), Blocks.textJson(text));
        return draws.oneIn(4) ? segment.unmarkable() : segment;
    }

    private static void assertAsWritten(List<Written> all) {
        for (Written each : all) {
            long tokens = 0;
            int markable = -1;
            for (int i = 0; i < each.segments().size(); i++) {
                assertThat(each.chain().get(i)).isSameAs(each.segments().get(i));
                tokens += each.segments().get(i).tokens();
                markable = each.segments().get(i).isMarkable() ? i : markable;
                assertThat(each.chain().tokensOfFirst(i + 1)).isEqualTo(tokens);
                assertThat(each.chain().lastMarkableBefore(i + 1)).isEqualTo(markable);
            }
            assertThat(each.chain().segments()).isEqualTo(each.segments());
            assertThat(each.chain()).isEqualTo(SegmentChain.of(each.segments()));
            for (Written other : all) {
                assertThat(each.chain().commonWith(other.chain())).isEqualTo(common(each, other));
            }
        }
    }

    private static int common(Written one, Written other) {
        int common = 0;
        while (common < Math.min(one.segments().size(), other.segments().size())
                && same(one.segments().get(common), other.segments().get(common))) {
            common++;
        }
        return common;
    }

    private static boolean same(Segment one, Segment other) {
        return one.role().equals(other.role()) && one.bytes().equals(other.bytes());
    }

    private static byte[] bytes(SegmentChain chain) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        chain.segments().forEach(segment -> all.writeBytes(segment.rawBytes()));
        return all.toByteArray();
    }
}
