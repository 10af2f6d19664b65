package dev.armature.models.openai;

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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Items and pieces of which it must be asked where they belong: none may be lost, and no call may run with another's. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ResponsesStrayItemsTest {
    private static final String PATH = "{\"path\":\"/a\"}";
    private static final String TEXT = "'{\\\"path\\\":\\\"/a\\\"}'";
    private static final String ZERO = said("m0", "zero");
    private static final String ONE = said("m1", "one");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"path":"/a"} | {"path":"/a"} | true
            ["/a"]        | ["/a"]        | false
            7             | 7             | false
            true          | true          | false
            null          | {}            | true
            """)
    void arguments_that_are_an_object_are_the_input_and_other_values_are_none(
            String arguments, String input, boolean complete) {
        List<ModelEvent> events = told(done(0, call("a", "del", arguments)), completed());

        assertThat(message(events).calls()).containsExactly(new ToolCall("a", "del", input, complete));
    }

    @Test
    void arguments_of_which_nothing_is_said_at_their_end_are_those_that_came_in_pieces() {
        List<ModelEvent> events = told(
                added(0, call("a", "del", "''")),
                piece("function_call_arguments", 0, PATH),
                "{'type':'response.function_call_arguments.done','output_index':0}",
                done(0, call("a", "del", "''")),
                completed());

        assertThat(message(events).calls()).containsExactly(new ToolCall("a", "del", PATH, true));
    }

    @Test
    void two_inputs_of_one_call_are_none_unless_they_are_the_same() {
        String whole = done(0, call("a", "del", "'{\\\"path\\\" : \\\"/a\\\"}'"));

        assertThat(message(told(
                                added(0, call("a", "del", "''")),
                                piece("function_call_arguments", 0, PATH),
                                whole,
                                completed()))
                        .calls())
                .containsExactly(new ToolCall("a", "del", "{\"path\" : \"/a\"}", true));
        assertThat(message(told(
                                added(0, call("a", "del", "''")),
                                piece("function_call_arguments", 0, "{\"path\":\"/b\"}"),
                                whole,
                                completed()))
                        .calls())
                .containsExactly(new ToolCall("a", "del", "{\"path\" : \"/a\"}", false));
    }

    @Test
    void items_without_a_place_are_told_apart_by_their_ids() {
        List<ModelEvent> events = told(
                withoutPlace(added(0, call("a", "del", "''"))),
                withoutPlace(added(0, call("b", "add", "''"))),
                "{'type':'response.function_call_arguments.delta','item_id':'fc_a','delta':" + TEXT + "}",
                "{'type':'response.function_call_arguments.delta','item_id':'fc_b','delta':'{}'}",
                withoutPlace(done(0, call("b", "add", "''"))),
                withoutPlace(done(0, call("a", "del", "''"))),
                completed());

        assertThat(message(events).calls())
                .containsExactly(new ToolCall("a", "del", PATH, true), new ToolCall("b", "add", "{}", true));
    }

    @Test
    void a_piece_that_names_neither_a_place_nor_an_item_garbles_the_answer_if_several_are_open() {
        String piece = "{'type':'response.function_call_arguments.delta','delta':" + TEXT + "}";

        assertThat(failure(
                        told(added(0, call("a", "del", "''")), added(1, call("b", "add", "''")), piece, completed())))
                .isEqualTo(Kind.MALFORMED);
        assertThat(message(told(added(0, call("a", "del", "''")), piece, done(0, call("a", "del", "''")), completed()))
                        .calls())
                .containsExactly(new ToolCall("a", "del", PATH, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'response.output_text.delta','output_index':9,'delta':'x'}",
                "{'type':'response.output_text.delta','item_id':'nobody','delta':'x'}",
                "{'type':'response.output_text.delta','output_index':0,'delta':{}}",
                "{'type':'response.output_text.delta','output_index':1,'delta':'x'}",
                "{'type':'response.refusal.delta','output_index':1,'delta':'x'}",
                "{'type':'response.reasoning_text.delta','output_index':0,'delta':'x'}",
                "{'type':'response.function_call_arguments.delta','output_index':0,'delta':'x'}",
                "{'type':'response.function_call_arguments.done','output_index':9,'arguments':'{}'}",
                "{'type':'response.output_item.added','output_index':-1,'item':{'type':'message'}}",
                "{'type':'response.output_item.done','output_index':-1,'item':{'type':'message'}}",
                "{'type':'response.output_item.done','output_index':2,'item':7}"
            })
    void what_belongs_nowhere_garbles_the_answer(String stray) {
        List<ModelEvent> events =
                told(added(0, said("m0", "")), added(1, call("a", "del", "''")), stray, done(0, ZERO), completed());

        assertThat(failure(events)).isEqualTo(Kind.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_piece_after_the_end_of_its_item_garbles_the_answer_before_the_call_can_run(int place) {
        List<ModelEvent> events = told(
                done(0, call("a", "del", "''").replace("'completed'", "null")),
                done(1, call("b", "del", "'{}'")),
                piece("function_call_arguments", place, PATH),
                completed());

        assertThat(failure(events)).isEqualTo(Kind.MALFORMED);
        assertThat(events).noneMatch(ModelEvent.PartCompleted.class::isInstance);
    }

    @Test
    void an_end_of_arguments_that_comes_after_the_end_of_the_item_does_no_harm_if_it_says_the_same() {
        String arguments = "{'type':'response.function_call_arguments.done','output_index':0,'arguments':'%s'}";

        assertThat(message(told(done(0, call("a", "del", "'{}'")), arguments.formatted("{}"), completed()))
                        .calls())
                .containsExactly(new ToolCall("a", "del", "{}", true));
        assertThat(failure(told(done(0, call("a", "del", "'{}'")), arguments.formatted("{ }"), completed())))
                .isEqualTo(Kind.MALFORMED);
    }

    @Test
    void an_item_waits_for_one_before_it_that_has_not_even_begun() {
        List<ModelEvent> events = told(done(1, ONE), done(0, ZERO), completed(ZERO, ONE));

        assertThat(message(events).text()).isEqualTo("zeroone");
        assertThat(pieces(events)).isEqualTo("zeroone");
    }

    @Test
    void an_item_that_only_the_last_event_holds_is_told_in_its_place() {
        List<ModelEvent> events = told(done(1, ONE), completed(ZERO, ONE));

        assertThat(message(events).text()).isEqualTo("zeroone");
        assertThat(pieces(events)).isEqualTo("zeroone");
    }

    @Test
    void what_pieces_left_out_of_a_text_is_shown_with_its_end() {
        List<ModelEvent> events =
                told(added(0, said("m0", "")), piece("output_text", 0, "ze"), done(0, ZERO), done(1, ONE), completed());

        assertThat(message(events).text()).isEqualTo("zeroone");
        assertThat(pieces(events)).isEqualTo("zeroone");
    }

    @Test
    void items_that_are_all_said_to_be_at_one_place_are_told_one_after_the_other() {
        List<ModelEvent> events = told(
                added(0, call("a", "del", "''")),
                piece("function_call_arguments", 0, PATH),
                done(0, call("a", "del", TEXT)),
                added(0, call("b", "add", "''")),
                piece("function_call_arguments", 0, "{}"),
                done(0, call("b", "add", "'{}'")),
                done(0, call("b", "add", "'{}'")),
                done(0, call("c", "add", "'{}'")),
                completed());

        assertThat(message(events).calls())
                .containsExactly(
                        new ToolCall("a", "del", PATH, true),
                        new ToolCall("b", "add", "{}", true),
                        new ToolCall("c", "add", "{}", true));
    }

    @Test
    void a_second_call_at_a_place_where_one_is_open_garbles_the_answer() {
        assertThat(failure(told(
                        added(0, call("a", "del", "''")),
                        added(0, call("b", "add", "''")),
                        piece("function_call_arguments", 0, PATH),
                        done(0, call("b", "add", "''")),
                        completed())))
                .isEqualTo(Kind.MALFORMED);
    }

    @Test
    void a_call_that_only_the_last_event_holds_is_not_lost_wherever_it_stands() {
        List<ModelEvent> events =
                told(done(0, call("a", "del", "'{}'")), completed(call("b", "add", TEXT), call("a", "del", "'{}'")));

        assertThat(message(events).calls())
                .containsExactly(new ToolCall("a", "del", "{}", true), new ToolCall("b", "add", PATH, true));
    }

    @Test
    void two_calls_with_one_id_are_two_in_the_last_event_too() {
        List<ModelEvent> events =
                told(done(0, call("a", "del", "'{}'")), completed(call("a", "del", "'{}'"), call("a", "del", TEXT)));

        assertThat(message(events).calls())
                .containsExactly(new ToolCall("a", "del", "{}", true), new ToolCall("a_2", "del", PATH, true));
    }

    /** Some servers give an item another id in each event. */
    @Test
    void an_item_under_another_id_is_not_told_twice() {
        List<ModelEvent> events = told(
                added(0, said("x", "")),
                piece("output_text", 0, "zero"),
                done(0, said("y", "zero")),
                done(1, call("a", "del", "'{}'")),
                completed(said("z", "zero"), call("a", "del", "'{}'").replace("fc_a", "fc_other")));

        assertThat(message(events).text()).isEqualTo("zero");
        assertThat(message(events).calls()).containsExactly(new ToolCall("a", "del", "{}", true));
    }

    @Test
    void a_refusal_that_came_in_pieces_only_is_a_refusal() {
        List<ModelEvent> events = told(
                added(0, said("m0", "")),
                piece("refusal", 0, "No."),
                done(0, "{'type':'message','id':'m0','content':[]}"),
                completed());

        assertThat(message(events).text()).isEqualTo("No.");
        assertThat(message(events).stopReason()).isEqualTo(StopReason.REFUSED);
    }

    /** They are kept as trees until they can be told, which are many times as large as what was sent. */
    @Test
    void items_that_hold_more_values_than_are_kept_are_given_up_on() {
        String[] events = new String[5];
        for (int i = 0; i < events.length; i++) {
            events[i] = done(i + 1, "{'type':'hologram','x':[" + "[],".repeat(250_000) + "0]}");
        }

        assertThat(failure(told(events))).isEqualTo(Kind.MALFORMED);
        assertThat(message(told(events[0], events[1], completed())).parts()).hasSize(2);
    }

    @Test
    void an_answer_of_which_nothing_came_is_none() {
        assertThat(failure(told("{'type':'response.completed'}"))).isEqualTo(Kind.MALFORMED);
        assertThat(failure(told("{'type':'response.completed','response':{}}"))).isEqualTo(Kind.MALFORMED);
        assertThat(message(told(completed())).parts()).isEmpty();
        assertThat(message(told(done(0, ZERO), "{'type':'response.completed'}")).text())
                .isEqualTo("zero");
    }

    /** Nobody waits for it: with a search per item this took longer than any test is given. */
    @Test
    void a_last_event_with_items_without_end_is_given_up_on_at_once() {
        String items = IntStream.range(0, 400_000)
                .mapToObj(i -> "{\"id\":\"a" + i + "\"}")
                .collect(Collectors.joining(","));

        assertThat(failure(told(completed(items)))).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void a_last_event_may_bring_as_many_items_once_more_as_an_answer_may_have() {
        String[] events = new String[10_001];
        for (int i = 0; i < 10_000; i++) {
            events[i] = added(9_999 - i, said("m" + i, ""));
        }
        events[10_000] = completed(
                IntStream.range(0, 10_000).mapToObj(i -> said("m" + i, "x")).collect(Collectors.joining(",")));

        assertThat(message(told(events)).text()).hasSize(10_000);
    }

    private static List<ModelEvent> told(String... events) {
        ResponsesDecoder decoder = new ResponsesDecoder(
                new Endpoint("Server", URI.create("http://127.0.0.1:1"), "m", "KEY", "URL", List.of()));
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

    private static Kind failure(List<ModelEvent> events) {
        return ((ModelEvent.Failed) events.getLast()).failure().kind();
    }

    /** What is shown, which must be what is said, one text after the other. */
    private static String pieces(List<ModelEvent> events) {
        StringBuilder all = new StringBuilder();
        StringBuilder whole = new StringBuilder();
        for (ModelEvent event : events) {
            if (event instanceof ModelEvent.TextDelta(String text)) {
                all.append(text);
            }
            if (event instanceof ModelEvent.PartCompleted(Part.Said said)) {
                whole.append(said.text());
                assertThat(all.toString()).isEqualTo(whole.toString());
            }
        }
        return all.toString();
    }

    private static String added(int index, String item) {
        return "{'type':'response.output_item.added','output_index':" + index + ",'item':" + item + "}";
    }

    private static String done(int index, String item) {
        return "{'type':'response.output_item.done','output_index':" + index + ",'item':" + item + "}";
    }

    private static String withoutPlace(String event) {
        return event.replace("'output_index':0,", "");
    }

    private static String piece(String what, int index, String piece) {
        return "{'type':'response." + what + ".delta','output_index':" + index + ",'delta':'"
                + piece.replace("\"", "\\\"") + "'}";
    }

    private static String completed(String... items) {
        return "{'type':'response.completed','response':{'id':'r','model':'m','output':[" + String.join(",", items)
                + "]}}";
    }

    private static String said(String id, String text) {
        return "{'type':'message','id':'" + id + "','content':[{'type':'output_text','text':'" + text + "'}]}";
    }

    private static String call(String id, String name, String arguments) {
        return "{'type':'function_call','id':'fc_" + id + "','call_id':'" + id + "','name':'" + name
                + "','status':'completed','arguments':" + arguments + "}";
    }
}
