package dev.armature.models.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.usage.Usage;
import dev.armature.core.usage.Usage.Count;
import dev.armature.models.http.Endpoint;
import dev.armature.testsupport.property.Property;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class AnthropicDecoderTest {
    private static final Usage ONLY_INPUT = new Usage(5, 0, 0, 0, 0, 0, EnumSet.complementOf(EnumSet.of(Count.INPUT)));
    private static final String START =
            "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"model\":\"m\",\"usage\":{\"input_tokens\":5}}}";
    private static final String STOP = "{\"type\":\"message_stop\"}";

    private final AnthropicDecoder decoder = new AnthropicDecoder(
            new Endpoint("Anthropic", URI.create("http://127.0.0.1:1"), "m", "THE_KEY", "THE_URL", List.of()));

    @Nested
    final class A_tool_call {

        @Test
        void without_any_input_is_complete_and_empty() {
            tell(START, toolStart(0, "a", "Now"), blockStop(0), messageDelta("tool_use"), STOP);

            assertThat(message().parts())
                    .containsExactly(call(new ToolCall("a", "Now", "{}", true), toolRaw("a", "Now", "{}")));
        }

        @Test
        void whose_input_is_cut_off_is_never_complete() {
            tell(
                    START,
                    toolStart(0, "a", "Write"),
                    json(0, "{\"path\": \"x"),
                    blockStop(0),
                    messageDelta("max_tokens"),
                    STOP);

            assertThat(message())
                    .isEqualTo(new AssistantMessage(
                            "msg_1",
                            "m",
                            List.of(call(new ToolCall("a", "Write", "{\"path\": \"x", false), RawBlock.none())),
                            StopReason.MAX_TOKENS));
        }

        @ParameterizedTest
        @CsvSource({
            "tool_use, true",
            "end_turn, true",
            "max_tokens, false",
            "model_context_window_exceeded, false",
            "refusal, false",
            "pause_turn, false",
            "stop_sequence, false",
            "brand_new, false"
        })
        void of_which_no_input_came_is_whole_only_if_the_model_ended_by_itself(String reason, boolean whole) {
            tell(
                    START,
                    toolStart(0, "a", "Now"),
                    json(0, ""),
                    blockStop(0),
                    toolStart(1, "b", "Now"), // its stop is missing
                    messageDelta(reason),
                    STOP);

            assertThat(message().calls())
                    .containsExactly(
                            new ToolCall("a", "Now", whole ? "{}" : "", whole),
                            new ToolCall("b", "Now", whole ? "{}" : "", whole));
        }

        @Test
        void of_which_no_input_came_is_not_whole_if_nobody_says_why_the_answer_ended() {
            tell(START, toolStart(0, "a", "Now"), blockStop(0), STOP);

            assertThat(message().calls()).containsExactly(new ToolCall("a", "Now", "", false));
        }

        /** As soon as it is told it may run. */
        @Test
        void of_which_no_input_came_is_told_with_the_end_of_the_answer_and_so_is_what_follows() {
            tell(
                    START,
                    toolStart(0, "a", "Now"),
                    json(0, "{}"),
                    blockStop(0),
                    toolStart(1, "b", "Now"),
                    blockStop(1),
                    toolStart(2, "c", "Now"),
                    json(2, "{}"),
                    blockStop(2),
                    messageDelta("tool_use"));

            assertThat(events(ModelEvent.PartCompleted.class::isInstance))
                    .containsExactly(new ModelEvent.PartCompleted(
                            call(new ToolCall("a", "Now", "{}", true), toolRaw("a", "Now", "{}"))));

            tell(STOP);

            assertThat(message().calls()).extracting(ToolCall::id).containsExactly("a", "b", "c");
        }

        @Test
        void of_which_no_input_came_is_never_told_if_the_answer_breaks_off() {
            tell(START, toolStart(0, "a", "Now"), blockStop(0), messageDelta("tool_use"));
            decoder.end(ModelFailure.of(Kind.CUT_OFF, "cut"));

            assertThat(all())
                    .containsExactly(
                            new ModelEvent.Started("msg_1", "m"),
                            new ModelEvent.CallStarted("a", "Now"),
                            new ModelEvent.Failed(
                                    ModelFailure.of(Kind.CUT_OFF, "cut"),
                                    new Usage(
                                            5,
                                            0,
                                            0,
                                            0,
                                            9,
                                            0,
                                            EnumSet.complementOf(EnumSet.of(Count.INPUT, Count.OUTPUT)))));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                []
                "text"
                {} {}
                {'a':1}
                nul
                """)
        void whose_input_is_no_single_object_is_never_complete(String input) {
            tell(START, toolStart(0, "a", "Now"), json(0, input), blockStop(0), messageDelta("tool_use"), STOP);

            assertThat(message().calls()).containsExactly(new ToolCall("a", "Now", input, false));
        }

        @Test
        void keeps_its_input_to_the_letter() {
            String input = "{\"b\": 1.50, \"a\":  1e2, \"dup\": 1, \"dup\": 2}";

            tell(START, toolStart(0, "a", "Now"), json(0, input), blockStop(0), messageDelta("tool_use"), STOP);

            assertThat(message().parts())
                    .containsExactly(call(new ToolCall("a", "Now", input, true), toolRaw("a", "Now", input)));
        }

        @Test
        void with_an_id_that_is_taken_gets_another() {
            tell(
                    START,
                    toolStart(0, "a", "Now"),
                    blockStop(0),
                    toolStart(1, "a", "Now"),
                    blockStop(1),
                    messageDelta("tool_use"),
                    STOP);

            assertThat(message().calls())
                    .containsExactly(new ToolCall("a", "Now", "{}", true), new ToolCall("a_2", "Now", "{}", true));
            assertThat(message().parts().get(1).raw()).isEqualTo(toolRaw("a_2", "Now", "{}"));
        }

        @Test
        void makes_an_answer_want_tools_whatever_the_stop_reason_says() {
            tell(START, toolStart(0, "a", "Now"), blockStop(0), messageDelta("end_turn"), STOP);

            assertThat(message().stopReason()).isEqualTo(StopReason.TOOL_USE);
        }
    }

    @Nested
    final class Blocks {

        @Test
        void that_nobody_knows_are_kept_to_the_letter() {
            String block = "{\"type\":\"web_search_tool_result\", \"n\": 1.50,\"content\":[ ]}";
            tell(
                    START,
                    "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":" + block + "}",
                    "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"new_delta\",\"x\":1}}",
                    blockStop(0),
                    messageDelta("end_turn"),
                    STOP);

            assertThat(message().parts()).containsExactly(new Part.Opaque(raw(block)));
        }

        @Test
        void of_hidden_reasoning_are_reasoning_without_text() {
            String block = "{\"type\":\"redacted_thinking\",\"data\":\"EmwK\"}";
            tell(
                    START,
                    "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":" + block + "}",
                    blockStop(0),
                    messageDelta("end_turn"),
                    STOP);

            assertThat(message().parts()).containsExactly(new Part.Thought("", raw(block)));
        }

        @Test
        void of_reasoning_that_was_cut_off_before_its_signature_are_not_kept_to_be_sent_back() {
            tell(
                    START,
                    "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}}",
                    "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"Hm\"}}",
                    blockStop(0),
                    messageDelta("max_tokens"),
                    STOP);

            assertThat(message())
                    .isEqualTo(new AssistantMessage(
                            "msg_1", "m", List.of(new Part.Thought("Hm", RawBlock.none())), StopReason.MAX_TOKENS));
        }

        @Test
        void of_reasoning_that_were_signed_from_the_start_are_kept_to_the_letter() {
            String block = "{\"type\":\"thinking\", \"thinking\":\"Hm\",\"signature\":\"EqQB\"}";
            tell(
                    START,
                    "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":" + block + "}",
                    blockStop(0),
                    messageDelta("end_turn"),
                    STOP);

            assertThat(message().parts()).containsExactly(new Part.Thought("Hm", raw(block)));
        }

        @Test
        void of_a_server_tool_keep_their_streamed_input() {
            tell(
                    START,
                    "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"server_tool_use\",\"id\":\"s\",\"name\":\"web_search\",\"input\":{}}}",
                    json(0, "{\"query\":"),
                    json(0, "\"x\"}"),
                    blockStop(0),
                    messageDelta("pause_turn"),
                    STOP);

            assertThat(message())
                    .isEqualTo(new AssistantMessage(
                            "msg_1",
                            "m",
                            List.of(
                                    new Part.Opaque(
                                            raw(
                                                    "{\"type\":\"server_tool_use\",\"id\":\"s\",\"name\":\"web_search\",\"input\":{\"query\":\"x\"}}"))),
                            StopReason.PAUSED));
        }

        @Test
        void with_citations_keep_them() {
            tell(
                    START,
                    "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\",\"citations\":null}}",
                    text(0, "So."),
                    "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"citations_delta\",\"citation\":{\"url\":\"u\"}}}",
                    blockStop(0),
                    messageDelta("end_turn"),
                    STOP);

            assertThat(message().parts())
                    .containsExactly(new Part.Said(
                            "So.", raw("{\"type\":\"text\",\"text\":\"So.\",\"citations\":[{\"url\":\"u\"}]}")));
        }

        @Test
        void without_a_stop_end_where_the_next_begins() {
            tell(START, textStart(0), text(0, "a"), textStart(5), text(5, "b"), messageDelta("end_turn"), STOP);

            assertThat(message().text()).isEqualTo("ab");
            assertThat(message().parts()).hasSize(2);
        }

        @Test
        void stopped_twice_or_never_begun_do_no_harm() {
            tell(
                    START,
                    START,
                    textStart(0),
                    text(0, "a"),
                    blockStop(0),
                    blockStop(0),
                    blockStop(7),
                    "{\"type\":\"something_new\"}",
                    "{\"type\":\"content_block_start\",\"index\":3}",
                    messageDelta("end_turn"),
                    STOP);

            assertThat(message().text()).isEqualTo("a");
            assertThat(events(ModelEvent.Started.class::isInstance)).hasSize(1);
        }
    }

    @Nested
    final class Counts {

        @Test
        void are_totals_that_overwrite_unless_they_are_null() {
            tell(
                    "{\"type\":\"message_start\",\"message\":{\"id\":\"i\",\"model\":\"m\",\"usage\":{\"input_tokens\":7,\"cache_read_input_tokens\":1,\"output_tokens\":2}}}",
                    "{\"type\":\"message_delta\",\"delta\":{},\"usage\":{\"output_tokens\":30,\"cache_read_input_tokens\":40,\"input_tokens\":null}}",
                    "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":31,\"cache_creation_input_tokens\":9,\"cache_creation\":null}}",
                    STOP);

            assertThat(completed().usage()).isEqualTo(new Usage(7, 40, 9, 0, 31, 0, Set.of(Count.REASONING)));
        }

        @Test
        void that_are_absurd_count_as_very_much_and_can_be_added_up_and_those_below_zero_count_nothing() {
            tell(
                    START,
                    "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"input_tokens\":-5,"
                            + "\"output_tokens\":9223372036854775807,\"cache_read_input_tokens\":99999999999999999999}}",
                    STOP);

            Usage usage = completed().usage();
            assertThat(usage)
                    .isEqualTo(new Usage(
                            5,
                            1_000_000_000_000L,
                            0,
                            0,
                            1_000_000_000_000L,
                            0,
                            Set.of(Count.CACHE_WRITE, Count.REASONING)));
            assertThat(usage.plus(usage).total()).isEqualTo(4_000_000_000_010L);
        }

        @Test
        void that_are_missing_are_unknown() {
            tell(
                    "{\"type\":\"message_start\",\"message\":{}}",
                    "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}",
                    STOP);

            assertThat(completed())
                    .isEqualTo(new ModelEvent.Completed(
                            new AssistantMessage("", "", List.of(), StopReason.END_TURN), Usage.uncounted()));
        }

        /** That number only fills the place, so an answer of which no more is told has an unknown length. */
        @ParameterizedTest
        @ValueSource(strings = {"", ",\"usage\":null", ",\"usage\":{}", ",\"usage\":{\"output_tokens\":null}"})
        void of_the_answers_length_do_not_come_from_its_beginning(String usage) {
            tell(
                    "{\"type\":\"message_start\",\"message\":{\"id\":\"i\",\"model\":\"m\",\"usage\":{\"input_tokens\":7,\"output_tokens\":1}}}",
                    "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}" + usage + "}",
                    STOP);

            assertThat(completed().usage())
                    .isEqualTo(new Usage(7, 0, 0, 0, 0, 0, EnumSet.complementOf(EnumSet.of(Count.INPUT))));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1})
        void that_say_that_nothing_was_asked_and_answered_are_unknown(int count) {
            String usage = "{\"input_tokens\":" + count + ",\"output_tokens\":" + count + "}";
            tell(
                    "{\"type\":\"message_start\",\"message\":{\"id\":\"i\",\"model\":\"m\",\"usage\":" + usage + "}}",
                    textStart(0),
                    text(0, "a"),
                    "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":" + usage + "}",
                    STOP);

            assertThat(completed().usage()).isEqualTo(Usage.uncounted());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, END_TURN",
        "stop_sequence, STOP_SEQUENCE",
        "refusal, REFUSED",
        "pause_turn, PAUSED",
        "model_context_window_exceeded, CONTEXT_WINDOW",
        "max_tokens, MAX_TOKENS",
        "brand_new, UNKNOWN"
    })
    void every_stop_reason_has_a_meaning(String word, StopReason reason) {
        tell(START, messageDelta(word), STOP);

        assertThat(message().stopReason()).isEqualTo(reason);
    }

    @Test
    void an_event_without_a_type_is_known_by_its_name() {
        String bare = "{\"message\":{\"id\":\"msg_1\",\"model\":\"m\"}}";

        decoder.event("message_start", bytes(bare), bytes(bare).length, true);

        assertThat(decoder.poll()).isEqualTo(new ModelEvent.Started("msg_1", "m"));
    }

    @Test
    void an_error_inside_the_stream_is_typed_and_the_last_word() {
        tell(
                START,
                "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"},\"request_id\":\"req_1\"}",
                STOP);

        assertThat(all())
                .containsExactly(
                        new ModelEvent.Started("msg_1", "m"),
                        new ModelEvent.Failed(
                                new ModelFailure(
                                        Kind.OVERLOADED,
                                        "Anthropic at http://127.0.0.1:1 is overloaded (Overloaded).",
                                        null,
                                        "req_1"),
                                ONLY_INPUT));
    }

    @Test
    void an_event_that_is_no_json_is_malformed_but_not_if_the_body_ended_in_it() {
        decoder.event("", bytes("{\"type\":"), 8, false);
        assertThat(all()).isEmpty();

        decoder.event("", bytes("{\"type\":"), 8, true);
        assertThat(((ModelEvent.Failed) all().get(0)).failure().kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void blocks_without_end_are_given_up_on() {
        tell(START);
        for (int i = 0; i <= 10_000; i++) {
            tell(textStart(i), blockStop(i));
        }

        assertThat(all())
                .last()
                .isEqualTo(new ModelEvent.Failed(
                        ModelFailure.of(
                                Kind.MALFORMED,
                                "The answer of Anthropic at http://127.0.0.1:1 cannot be understood: it has more than 10000 blocks."),
                        ONLY_INPUT));
    }

    @Test
    void what_says_nothing_is_no_progress() {
        assertProgress(false, "{\"type\":\"ping\"}");
        assertProgress(true, START);
        assertProgress(false, START, "{\"type\":\"still_here\"}", "{\"type\":\"ping\"}", text(0, ""));
        assertProgress(true, textStart(0));
        assertProgress(false, text(0, ""), "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{}}");
        assertProgress(true, text(0, "a"));
        assertProgress(true, blockStop(0));
        assertProgress(false, blockStop(0));
        assertProgress(true, messageDelta("end_turn"));
        assertProgress(false, messageDelta("end_turn"));
    }

    private void assertProgress(boolean progress, String... events) {
        tell(events);
        assertThat(decoder.progressed()).as(String.join(" ", events)).isEqualTo(progress);
        assertThat(decoder.progressed()).isFalse();
    }

    /** Events left out, doubled or in any order: never an exception, at most one last event, parts as told. */
    @Test
    void no_order_of_events_breaks_it() {
        List<String> events = List.of(
                START,
                textStart(0),
                text(0, "a"),
                blockStop(0),
                toolStart(1, "t", "Now"),
                json(1, "{\"a\":"),
                json(1, "1}"),
                blockStop(1),
                toolStart(0, "t", "Now"),
                messageDelta("max_tokens"),
                messageDelta("tool_use"),
                STOP,
                "{}",
                "[]",
                "{\"type\":\"content_block_delta\",\"index\":0}",
                "{\"type\":7}",
                "{\"type\":\"message_delta\",\"usage\":3}");
        Property.forAll(draws -> draws.listOf(0, 25, more -> more.from(events)), chosen -> {
            AnthropicDecoder fresh = new AnthropicDecoder(
                    new Endpoint("Anthropic", URI.create("http://127.0.0.1:1"), "m", "K", "U", List.of()));
            for (String event : chosen) {
                fresh.event("", bytes(event), bytes(event).length, true);
            }
            fresh.end(ModelFailure.of(Kind.CUT_OFF, "cut"));
            List<ModelEvent> told = drain(fresh);

            List<Part> parts = told.stream()
                    .filter(ModelEvent.PartCompleted.class::isInstance)
                    .map(event -> ((ModelEvent.PartCompleted) event).part())
                    .toList();
            assertThat(told.stream().filter(ModelEvent::isLast)).hasSize(1);
            assertThat(told.getLast().isLast()).isTrue();
            if (told.get(told.size() - 1) instanceof ModelEvent.Completed done) {
                assertThat(done.message().parts()).isEqualTo(parts);
                assertThat(done.message().calls().stream().map(ToolCall::id).collect(Collectors.toSet()))
                        .hasSameSizeAs(done.message().calls());
            }
        });
    }

    private final List<ModelEvent> told = new ArrayList<>();

    private void tell(String... events) {
        for (String event : events) {
            decoder.event("", bytes(event), bytes(event).length, true);
        }
    }

    private List<ModelEvent> all() {
        told.addAll(drain(decoder));
        return told;
    }

    private List<ModelEvent> events(Predicate<ModelEvent> wanted) {
        return all().stream().filter(wanted).toList();
    }

    private ModelEvent.Completed completed() {
        List<ModelEvent> events = all();
        return (ModelEvent.Completed) events.get(events.size() - 1);
    }

    private AssistantMessage message() {
        return completed().message();
    }

    private static List<ModelEvent> drain(AnthropicDecoder decoder) {
        List<ModelEvent> events = new ArrayList<>();
        ModelEvent event = decoder.poll();
        while (event != null) {
            events.add(event);
            event = decoder.poll();
        }
        return events;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String textStart(int index) {
        return "{\"type\":\"content_block_start\",\"index\":" + index
                + ",\"content_block\":{\"type\":\"text\",\"text\":\"\"}}";
    }

    private static String text(int index, String text) {
        return "{\"type\":\"content_block_delta\",\"index\":" + index
                + ",\"delta\":{\"type\":\"text_delta\",\"text\":\"" + text + "\"}}";
    }

    private static String toolStart(int index, String id, String name) {
        return "{\"type\":\"content_block_start\",\"index\":" + index
                + ",\"content_block\":{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"" + name
                + "\",\"input\":{}}}";
    }

    private static String json(int index, String piece) {
        return "{\"type\":\"content_block_delta\",\"index\":" + index
                + ",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\""
                + piece.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}}";
    }

    private static String blockStop(int index) {
        return "{\"type\":\"content_block_stop\",\"index\":" + index + "}";
    }

    private static String messageDelta(String reason) {
        return "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
                + "\"},\"usage\":{\"output_tokens\":9}}";
    }

    private static Part call(ToolCall call, RawBlock raw) {
        return new Part.Call(call, raw);
    }

    private static RawBlock toolRaw(String id, String name, String input) {
        return raw("{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"input\":" + input + "}");
    }

    private static RawBlock raw(String json) {
        return new RawBlock("anthropic.messages", json);
    }
}
