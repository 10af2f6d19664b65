package dev.armature.models.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.models.http.Endpoint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pieces of which it must be asked to what they belong: none may be lost, and no call may run with another's. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class StrayPiecesTest {
    private static final String START = "{'type':'message_start','message':{'id':'msg_1','model':'m'}}";
    private static final String STOP = "{'type':'message_stop'}";
    private static final String PATH = "{\"path\":\"/a\"}";

    @Test
    void calls_that_interleave_get_their_own_input_and_are_told_in_the_order_of_their_beginnings() {
        List<ModelEvent> events = told(
                START,
                tool(0, "a", "{}"),
                tool(1, "b", "{}"),
                json(1, "{\"path\":\"/b\"}"),
                json(0, PATH),
                stop(1),
                stop(0),
                end("tool_use"),
                STOP);

        assertThat(calls(events))
                .containsExactly(
                        new ToolCall("a", "del", PATH, true), new ToolCall("b", "del", "{\"path\":\"/b\"}", true));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9})
    void a_piece_of_a_block_that_never_began_garbles_the_answer(int index) {
        List<ModelEvent> events = told(START, tool(0, "a", "{}"), json(index, PATH), stop(0), end("tool_use"), STOP);

        assertThat(events)
                .containsExactly(
                        new ModelEvent.Started("msg_1", "m"),
                        new ModelEvent.CallStarted("a", "del"),
                        new ModelEvent.Failed(ModelFailure.of(
                                Kind.MALFORMED,
                                "The answer of Anthropic at http://127.0.0.1:1 cannot be understood: a piece came for a block"
                                        + " that is not open (index " + index + ").")));
    }

    @Test
    void a_piece_after_the_end_of_its_block_garbles_the_answer_before_the_call_can_run() {
        List<ModelEvent> events = told(START, tool(0, "a", "{}"), stop(0), json(0, PATH), end("tool_use"), STOP);

        assertThat(failure(events)).isEqualTo(Kind.MALFORMED);
        assertThat(events).noneMatch(ModelEvent.PartCompleted.class::isInstance);
    }

    @Test
    void a_piece_without_an_index_belongs_to_the_only_open_block() {
        String piece = json(0, PATH).replace("'index':0,", "");

        assertThat(calls(told(START, tool(0, "a", "{}"), piece, stop(0), end("tool_use"), STOP)))
                .containsExactly(new ToolCall("a", "del", PATH, true));
        assertThat(failure(told(START, tool(0, "a", "{}"), tool(1, "b", "{}"), piece, end("tool_use"), STOP)))
                .isEqualTo(Kind.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"['/a']", "7", "true", "'text'", "'{}{}'"})
    void an_input_at_the_beginning_that_is_no_object_is_not_whole(String input) {
        List<ModelEvent> events = told(START, tool(0, "a", input), stop(0), end("tool_use"), STOP);

        String plain = input.startsWith("'") ? input.substring(1, input.length() - 1) : input.replace('\'', '"');
        assertThat(calls(events)).containsExactly(new ToolCall("a", "del", plain, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"path":"/a"}       | {"path":"/a"}      | true
            ["/a"]              | ["/a"]             | false
            7                   | 7                  | false
            true                | true               | false
            null                | {}                 | true
            """)
    void a_piece_of_input_that_is_an_object_is_the_input_and_other_values_are_none(
            String piece, String input, boolean complete) {
        List<ModelEvent> events = told(START, tool(0, "a", "{}"), value(0, piece), stop(0), end("tool_use"), STOP);

        assertThat(calls(events)).containsExactly(new ToolCall("a", "del", input, complete));
    }

    @Test
    void a_piece_of_input_that_is_an_object_among_others_is_not_whole() {
        List<ModelEvent> events = told(
                START,
                tool(0, "a", "{}"),
                json(0, "{\"x\":"),
                value(0, "{\"y\":1}"),
                json(0, "}"),
                stop(0),
                end("tool_use"),
                STOP);

        assertThat(calls(events)).containsExactly(new ToolCall("a", "del", "{\"x\":{\"y\":1}}", false));
    }

    @Test
    void two_inputs_of_one_call_are_none_unless_they_are_the_same() {
        String first = "{'path' : '/a'}";

        assertThat(calls(told(START, tool(0, "a", first), json(0, PATH), stop(0), end("tool_use"), STOP)))
                .containsExactly(new ToolCall("a", "del", PATH, true));
        assertThat(calls(
                        told(START, tool(0, "a", first), json(0, "{\"path\":\"/b\"}"), stop(0), end("tool_use"), STOP)))
                .containsExactly(new ToolCall("a", "del", "{\"path\":\"/b\"}", false));
    }

    /** What came later under that index may have been its input. */
    @Test
    void a_call_without_input_is_not_whole_if_another_took_its_index_before_it_ended() {
        List<ModelEvent> events =
                told(START, tool(0, "a", "{}"), tool(0, "b", "{}"), json(0, PATH), stop(0), end("tool_use"), STOP);

        assertThat(calls(events))
                .containsExactly(new ToolCall("a", "del", "", false), new ToolCall("b", "del", PATH, true));
    }

    @Test
    void texts_that_interleave_are_kept_and_shown_one_after_the_other() {
        List<ModelEvent> events = told(
                START,
                text(0),
                text(1),
                said(0, "first "),
                said(1, "second"),
                said(0, "again "),
                stop(0),
                stop(1),
                end("end_turn"),
                STOP);

        assertThat(events)
                .extracting(event -> switch (event) {
                    case ModelEvent.TextDelta piece -> piece.text();
                    case ModelEvent.PartCompleted part -> "whole: " + ((Part.Said) part.part()).text();
                    default -> "";
                })
                .containsExactly("", "first ", "again ", "whole: first again ", "second", "whole: second", "");
        assertThat(message(events).text()).isEqualTo("first again second");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'text_delta','text':'x'}",
                "{'type':'thinking_delta','thinking':'x'}",
                "{'type':'input_json_delta','partial_json':'x'}"
            })
    void a_piece_of_another_kind_than_its_block_garbles_the_answer(String delta) {
        List<String> blocks = List.of(
                "{'type':'text','text':''}",
                "{'type':'thinking','thinking':''}",
                "{'type':'tool_use','id':'a','name':'del','input':{}}",
                "{'type':'hologram'}");

        List<Boolean> garbled = blocks.stream()
                .map(block -> told(START, start(0, block), piece(0, delta), stop(0), end("end_turn"), STOP))
                .map(events -> events.getLast() instanceof ModelEvent.Failed)
                .toList();

        // An input may be that of a server's tool, or of one that is not known yet.
        assertThat(garbled)
                .isEqualTo(
                        delta.contains("text_delta")
                                ? List.of(false, true, true, true)
                                : delta.contains("thinking")
                                        ? List.of(true, false, true, true)
                                        : List.of(true, true, false, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'text_delta','text':{}}", "{'type':'text_delta','text':['x']}"})
    void a_text_that_is_no_text_garbles_the_answer(String delta) {
        assertThat(failure(told(START, text(0), piece(0, delta), stop(0), end("end_turn"), STOP)))
                .isEqualTo(Kind.MALFORMED);
    }

    @Test
    void pieces_that_say_nothing_belong_anywhere() {
        AssistantMessage message = message(told(
                START,
                text(0),
                said(0, "a"),
                said(7, ""),
                piece(8, "{'type':'text_delta','text':null}"),
                piece(9, "{'type':'hologram_delta','hologram':'~'}"),
                json(0, ""),
                stop(0),
                said(0, ""),
                end("end_turn"),
                STOP));

        assertThat(message.text()).isEqualTo("a");
    }

    /** They are kept as trees until they can be told, which are many times as large as what was sent. */
    @Test
    void blocks_that_hold_more_values_than_are_kept_are_given_up_on() {
        String[] events = new String[5];
        for (int i = 0; i < events.length; i++) {
            events[i] = start(i, "{'type':'hologram','x':[" + "[],".repeat(250_000) + "0]}");
        }

        assertThat(failure(told(events))).isEqualTo(Kind.MALFORMED);
        assertThat(message(told(START, events[0], events[1], end("end_turn"), STOP))
                        .parts())
                .hasSize(2);
    }

    @Test
    void an_answer_of_which_nothing_came_is_none() {
        assertThat(failure(told(STOP))).isEqualTo(Kind.MALFORMED);
        assertThat(failure(told(START, STOP))).isEqualTo(Kind.MALFORMED);
        assertThat(message(told(START, end("end_turn"), STOP)).stopReason()).isEqualTo(StopReason.END_TURN);
    }

    private static List<ModelEvent> told(String... events) {
        AnthropicDecoder decoder = new AnthropicDecoder(
                new Endpoint("Anthropic", URI.create("http://127.0.0.1:1"), "m", "K", "U", List.of()));
        for (String event : events) {
            byte[] bytes = event.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            decoder.event("", bytes, bytes.length, true);
        }
        decoder.end(ModelFailure.of(Kind.CUT_OFF, "cut"));
        List<ModelEvent> all = new ArrayList<>();
        for (ModelEvent event = decoder.poll(); event != null; event = decoder.poll()) {
            all.add(event);
        }
        return all;
    }

    private static AssistantMessage message(List<ModelEvent> events) {
        return ((ModelEvent.Completed) events.getLast()).message();
    }

    private static List<ToolCall> calls(List<ModelEvent> events) {
        return message(events).calls();
    }

    private static Kind failure(List<ModelEvent> events) {
        return ((ModelEvent.Failed) events.getLast()).failure().kind();
    }

    private static String start(int index, String block) {
        return "{'type':'content_block_start','index':" + index + ",'content_block':" + block + "}";
    }

    private static String text(int index) {
        return start(index, "{'type':'text','text':''}");
    }

    private static String tool(int index, String id, String input) {
        return start(index, "{'type':'tool_use','id':'" + id + "','name':'del','input':" + input + "}");
    }

    private static String piece(int index, String delta) {
        return "{'type':'content_block_delta','index':" + index + ",'delta':" + delta + "}";
    }

    private static String said(int index, String text) {
        return piece(index, "{'type':'text_delta','text':'" + text + "'}");
    }

    private static String json(int index, String piece) {
        return value(index, "\"" + piece.replace("\"", "\\\"") + "\"");
    }

    private static String value(int index, String json) {
        return piece(index, "{'type':'input_json_delta','partial_json':" + json + "}");
    }

    private static String stop(int index) {
        return "{'type':'content_block_stop','index':" + index + "}";
    }

    private static String end(String reason) {
        return "{'type':'message_delta','delta':{'stop_reason':'" + reason + "'}}";
    }
}
