package dev.armature.prompts.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.prompts.cache.SentPrompt.Parameter;
import dev.armature.prompts.section.Stability;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DifferencesTest {

    private static final Segment READ = Blocks.tool(0, "Read", "Reads.");
    private static final Segment WRITE = Blocks.tool(1, "Write", "Writes.");
    private static final Segment SYSTEM = Blocks.system(0, Stability.GLOBAL, "You are.");
    private static final Segment HELLO = Blocks.user(0, "hello");
    private static final Segment HI = Blocks.assistant(1, "hi");

    @Test
    void growing_at_the_end_is_no_difference() {
        assertThat(difference(List.of(READ, SYSTEM, HELLO), List.of(READ, SYSTEM, HELLO)))
                .isNull();
        assertThat(difference(List.of(READ, SYSTEM, HELLO), List.of(READ, SYSTEM, HELLO, HI)))
                .isNull();
        assertThat(difference(List.of(), List.of(READ))).isNull();
    }

    @Nested
    final class Blocks_that_come_and_go {

        @Test
        void a_tool_that_is_gone_is_named_not_what_moved_up() {
            assertThat(difference(List.of(READ, WRITE, SYSTEM), List.of(READ, SYSTEM)))
                    .isEqualTo(new Difference(
                            Level.TOOLS, 1, "tools[1]", "", 0, "{\"name\":\"Write\",\"description\":\"Writes.\",", ""));
        }

        @Test
        void a_tool_that_is_new_is_named_not_what_it_pushed_down() {
            assertThat(difference(List.of(READ, SYSTEM), List.of(READ, WRITE, SYSTEM)))
                    .isEqualTo(new Difference(
                            Level.TOOLS, 1, "tools[1]", "", 0, "", "{\"name\":\"Write\",\"description\":\"Writes.\","));
        }

        @Test
        void a_message_that_is_gone_from_the_end_is_named() {
            assertThat(difference(List.of(SYSTEM, HELLO, HI), List.of(SYSTEM, HELLO)))
                    .isEqualTo(new Difference(
                            Level.MESSAGES,
                            2,
                            "messages[1].content[0]",
                            "",
                            0,
                            "{\"type\":\"text\",\"text\":\"hi\"}",
                            ""));
        }

        @Test
        void the_same_block_said_by_somebody_else_differs_in_its_role() {
            Segment said = Blocks.assistant(0, "hello");

            assertThat(difference(List.of(SYSTEM, HELLO), List.of(SYSTEM, said)))
                    .isEqualTo(new Difference(Level.MESSAGES, 1, "messages[0].content[0]", "", 0, "user", "assistant"));
        }
    }

    @Nested
    final class Bytes_inside_a_block {

        @Test
        void a_changed_description_is_named_by_its_path_and_byte() {
            Segment changed = Blocks.tool(1, "Write", "Writes 3 files.");

            assertThat(difference(List.of(READ, WRITE), List.of(READ, changed)))
                    .isEqualTo(new Difference(
                            Level.TOOLS,
                            1,
                            "tools[1].description",
                            "",
                            37,
                            ".\",\"input_schema\":{\"type\":\"object\",\"prop",
                            " 3 files.\",\"input_schema\":{\"type\":\"objec"));
        }

        @Test
        void a_member_that_was_added_at_the_end_is_named_not_the_one_before_it() {
            Segment before = tool("{\"name\":\"A\",\"input_schema\":{\"type\":\"object\"}}");
            Segment after = tool("{\"name\":\"A\",\"input_schema\":{\"type\":\"object\"},\"strict\":true}");

            assertThat(path(before, after)).isEqualTo("tools[0].strict");
            assertThat(path(after, before)).isEqualTo("tools[0].strict");
        }

        @Test
        void an_element_that_was_added_at_the_end_is_named_not_the_one_before_it() {
            Segment before = tool("{\"name\":\"A\",\"required\":[\"a\",\"b\"]}");
            Segment after = tool("{\"name\":\"A\",\"required\":[\"a\",\"b\",\"c\"]}");

            assertThat(path(before, after)).isEqualTo("tools[0].required[2]");
            assertThat(path(after, before)).isEqualTo("tools[0].required[2]");
        }

        @Test
        void members_in_another_order_differ_at_the_first_that_moved() {
            Segment before = tool("{\"name\":\"A\",\"input\":{\"x\":1,\"y\":2}}");
            Segment after = tool("{\"name\":\"A\",\"input\":{\"y\":2,\"x\":1}}");

            assertThat(path(before, after)).isEqualTo("tools[0].input.y");
        }

        @Test
        void a_number_that_grew_a_digit_is_named_itself() {
            Segment before = tool("{\"a\":{\"max\":1},\"b\":2}");
            Segment after = tool("{\"a\":{\"max\":12},\"b\":2}");

            assertThat(path(before, after)).isEqualTo("tools[0].a.max");
            assertThat(path(after, before)).isEqualTo("tools[0].a.max");
        }

        @Test
        void a_character_that_differs_in_its_second_byte_is_quoted_whole() {
            Difference found = difference(List.of(Blocks.user(0, "caf\u00e9")), List.of(Blocks.user(0, "caf\u00e8")));

            assertThat(found.byteOffset()).isEqualTo(27);
            assertThat(found.before()).isEqualTo("\u00e9\"}");
            assertThat(found.after()).isEqualTo("\u00e8\"}");
        }

        private static Segment tool(String json) {
            return Segment.tool("tools[0]", Stability.GLOBAL, Blocks.bytes(json));
        }

        private static String path(Segment before, Segment after) {
            return difference(List.of(before), List.of(after)).path();
        }
    }

    @Nested
    final class Sections_of_a_system_block {

        private static final Segment ABC = block("alpha\n\n", "beta\n\n", "gamma");

        @Test
        void the_section_that_says_something_else_is_named() {
            assertThat(section(ABC, block("alpha\n\n", "BETA\n\n", "gamma"))).isEqualTo("s1");
            assertThat(section(ABC, block("alpha\n\n", "beta\n\n", "gammA"))).isEqualTo("s2");
            assertThat(section(ABC, block("ALPHA\n\n", "beta\n\n", "gamma"))).isEqualTo("s0");
        }

        @Test
        void a_section_that_grew_or_shrank_at_its_end_is_named_not_the_next_one() {
            assertThat(section(ABC, block("alpha\n\n", "beta 2\n\n", "gamma"))).isEqualTo("s1");
            assertThat(section(ABC, block("alpha\n\n", "bet\n\n", "gamma"))).isEqualTo("s1");
            assertThat(section(ABC, block("alpha\n\n", "beta\n\n", "gamma 2"))).isEqualTo("s2");
        }

        @Test
        void a_section_that_is_gone_is_named_not_the_one_in_its_place() {
            Segment without = Segment.system(
                    "system[0]",
                    Stability.GLOBAL,
                    Blocks.textJson("alpha\n\ngamma"),
                    List.of(new Segment.Part("s0", 7), new Segment.Part("s2", 5)));

            assertThat(section(ABC, without)).isEqualTo("s1");
            assertThat(section(without, ABC)).isEqualTo("s1");
        }

        @Test
        void a_section_that_is_new_before_others_is_named_not_what_it_pushed_into_another_block() {
            Segment environment = named("system[0]", "Environment.", "environment");
            Segment instructions = named("system[0]", "Instructions.", "instructions");
            Segment pushed = named("system[1]", "Environment.", "environment");

            assertThat(difference(List.of(environment, HELLO), List.of(instructions, pushed, HELLO)))
                    .isEqualTo(new Difference(
                            Level.SYSTEM, 0, "system[0].text", "instructions", 23, "", "Instructions.\"}"));
            assertThat(difference(List.of(instructions, pushed, HELLO), List.of(environment, HELLO)))
                    .isEqualTo(new Difference(
                            Level.SYSTEM, 0, "system[0].text", "instructions", 23, "Instructions.\"}", ""));
        }

        @Test
        void a_section_that_is_new_at_the_end_of_a_block_is_named_not_the_one_before_it() {
            Segment two = block("alpha\n\n", "beta");

            assertThat(difference(List.of(two, HELLO), List.of(block("alpha\n\n", "beta\n\n", "gamma"), HELLO)))
                    .isEqualTo(new Difference(Level.SYSTEM, 0, "system[0].text", "s2", 36, "", "\\n\\ngamma\"}"));
            assertThat(section(two, block("alpha\n\n", "beta\n\nand more"))).isEqualTo("s1");
        }

        private static Segment named(String path, String text, String id) {
            return Segment.system(
                    path, Stability.SESSION, Blocks.textJson(text), List.of(new Segment.Part(id, text.length())));
        }

        private static Segment block(String... texts) {
            List<Segment.Part> parts = new java.util.ArrayList<>();
            for (String text : texts) {
                parts.add(new Segment.Part("s" + parts.size(), text.length()));
            }
            return Segment.system("system[0]", Stability.GLOBAL, Blocks.textJson(String.join("", texts)), parts);
        }

        private static String section(Segment before, Segment after) {
            return difference(List.of(before), List.of(after)).section();
        }
    }

    @Nested
    final class What_is_no_block {

        private static final List<Segment> PROMPT = List.of(READ, SYSTEM, HELLO);

        @Test
        void another_model_comes_before_everything_else() {
            Difference found = Differences.first(sent("a", PROMPT), sent("b", List.of(WRITE, SYSTEM, HELLO)))
                    .orElseThrow();

            assertThat(found).isEqualTo(new Difference(Level.TOOLS, 0, "model", "", 0, "a", "b"));
        }

        @Test
        void a_parameter_counts_from_the_level_that_it_is_mixed_into() {
            Parameter any = new Parameter("tool_choice", "{\"type\":\"any\"}", Level.MESSAGES);

            assertThat(Differences.first(sent("a", PROMPT), sent("a", PROMPT, any))
                            .orElseThrow())
                    .isEqualTo(new Difference(Level.MESSAGES, 2, "tool_choice", "", 0, "", "{\"type\":\"any\"}"));
            assertThat(Differences.first(sent("a", PROMPT, any), sent("a", PROMPT))
                            .orElseThrow())
                    .isEqualTo(new Difference(Level.MESSAGES, 2, "tool_choice", "", 0, "{\"type\":\"any\"}", ""));
            assertThat(Differences.first(sent("a", PROMPT, any), sent("a", PROMPT, any)))
                    .isEmpty();
        }

        @Test
        void the_earliest_of_several_is_given() {
            Parameter effort = new Parameter("effort", "\"low\"", Level.MESSAGES);
            Parameter citations = new Parameter("citations", "true", Level.SYSTEM);
            List<Segment> edited = List.of(READ, SYSTEM, Blocks.user(0, "hullo"));
            List<Segment> retooled = List.of(Blocks.tool(0, "Read", "!"), SYSTEM, HELLO);

            assertThat(first(sent("a", PROMPT, effort, citations))).isEqualTo("citations");
            assertThat(first(sent("a", edited, citations))).isEqualTo("citations");
            assertThat(first(sent("a", retooled, citations))).isEqualTo("tools[0].description");
        }

        private static String first(SentPrompt current) {
            return Differences.first(sent("a", PROMPT), current).orElseThrow().path();
        }
    }

    @Test
    void a_section_that_came_or_went_is_described_as_such() {
        Difference come = new Difference(Level.SYSTEM, 1, "system[1].text", "tone", 25, "", "Be terse.");
        Difference gone = new Difference(Level.SYSTEM, 1, "system[1]", "tone", 0, "Be terse.", "");

        assertThat(come.describe()).isEqualTo("section `tone` is new in `system[1].text`: `Be terse.`");
        assertThat(gone.describe()).isEqualTo("section `tone` is gone from `system[1]`: was `Be terse.`");
    }

    @Test
    void a_difference_describes_itself() {
        Difference found = new Difference(Level.SYSTEM, 1, "system[1].text", "environment", 40, "/a", "/b");

        assertThat(found.describe())
                .isEqualTo(
                        "`system[1].text` in section `environment` differs at byte 40 of the segment: was `/a`, is `/b`");
    }

    private static Difference difference(List<Segment> before, List<Segment> after) {
        return Differences.first(sent("a", before), sent("a", after)).orElse(null);
    }

    private static SentPrompt sent(String model, List<Segment> segments, Parameter... parameters) {
        BreakpointPlan plan = new BreakpointPlan(SegmentChain.of(segments), CacheProfile.explicit(0), List.of());
        return new SentPrompt(model, List.of(parameters), plan, Instant.EPOCH);
    }
}
