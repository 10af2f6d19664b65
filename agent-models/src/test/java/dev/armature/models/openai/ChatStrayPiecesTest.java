package dev.armature.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
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
final class ChatStrayPiecesTest {
    private static final String PATH = "{\"path\":\"/a\"}";
    private static final String ARGUMENTS = "'arguments':'{\\\"path\\\":\\\"/a\\\"}'";
    private static final String DONE = "[DONE]";

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
        List<ModelEvent> events = told(
                calls("{'index':0,'id':'a','function':{'name':'del','arguments':" + arguments + "}}"),
                finish("tool_calls"),
                DONE);

        assertThat(message(events).calls()).containsExactly(new ToolCall("a", "del", input, complete));
    }

    @Test
    void arguments_after_the_finish_reason_are_the_calls_too() {
        List<ModelEvent> events = told(
                calls("{'index':0,'id':'a','function':{'name':'del','arguments':''}}"),
                finish("tool_calls"),
                calls("{'index':0,'function':{" + ARGUMENTS + "}}"),
                DONE);

        assertThat(message(events).calls()).containsExactly(new ToolCall("a", "del", PATH, true));
    }

    @Test
    void another_name_at_the_same_index_is_another_call_and_nobody_knows_whether_the_first_is_whole() {
        List<ModelEvent> events = told(
                calls("{'index':0,'function':{'name':'del','arguments':''}}"),
                calls("{'index':0,'function':{'name':'add'," + ARGUMENTS + "}}"),
                finish("tool_calls"),
                DONE);

        assertThat(message(events).calls())
                .containsExactly(
                        new ToolCall("call_c1_1", "del", "", false), new ToolCall("call_c1_2", "add", PATH, true));
    }

    @Test
    void a_call_without_an_id_may_say_its_name_again() {
        List<ModelEvent> events = told(
                calls("{'index':0,'function':{'name':'del','arguments':''}}"),
                calls("{'index':0,'function':{'name':'del'," + ARGUMENTS + "}}"),
                finish("tool_calls"),
                DONE);

        assertThat(message(events).calls()).containsExactly(new ToolCall("call_c1_1", "del", PATH, true));
    }

    @Test
    void one_call_with_two_names_garbles_the_answer() {
        List<ModelEvent> events = told(
                calls("{'index':0,'id':'a','function':{'name':'del','arguments':''}}"),
                calls("{'index':0,'id':'a','function':{'name':'add'," + ARGUMENTS + "}}"),
                finish("tool_calls"),
                DONE);

        assertThat(failure(events)).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void calls_one_after_the_other_are_told_apart_by_their_names_where_there_is_nothing_else() {
        List<ModelEvent> events = told(
                calls("{'function':{'name':'del'," + ARGUMENTS + "}}"),
                calls("{'function':{'name':'add','arguments':'{'}}"),
                calls("{'function':{'arguments':'}'}}"),
                calls("{'function':{'name':'add'," + ARGUMENTS + "}}"),
                finish("stop"),
                DONE);

        assertThat(message(events).calls())
                .containsExactly(
                        new ToolCall("call_c1_1", "del", PATH, true),
                        new ToolCall("call_c1_2", "add", "{}", true),
                        new ToolCall("call_c1_3", "add", PATH, true));
    }

    @Test
    void pieces_of_which_nobody_knows_whose_they_are_make_no_call_whole() {
        List<ModelEvent> events = told(
                calls("{'id':'a','function':{'name':'del','arguments':''}},"
                        + "{'id':'b','function':{'name':'add','arguments':''}}"),
                calls("{'function':{" + ARGUMENTS + "}},{'function':{'arguments':''}}"),
                finish("tool_calls"),
                DONE);

        assertThat(message(events).calls())
                .containsExactly(new ToolCall("a", "del", "", false), new ToolCall("b", "add", PATH, false));
    }

    @Test
    void a_piece_at_an_index_that_two_calls_share_belongs_to_the_later_only_if_the_first_is_whole() {
        String first = "{'index':0,'id':'a','function':{'name':'del','arguments':'%s'}}";
        String[] rest = {
            calls("{'index':0,'id':'b','function':{'name':'add','arguments':''}}"),
            calls("{'index':0,'function':{" + ARGUMENTS + "}}"),
            finish("tool_calls"),
            DONE
        };

        assertThat(message(told(calls(first.formatted("{}")), rest)).calls())
                .containsExactly(new ToolCall("a", "del", "{}", true), new ToolCall("b", "add", PATH, true));
        assertThat(message(told(calls(first.formatted("")), rest)).calls())
                .containsExactly(new ToolCall("a", "del", "", false), new ToolCall("b", "add", PATH, false));
    }

    @Test
    void an_id_that_was_given_before_finds_its_call_again_without_an_index() {
        List<ModelEvent> events = told(
                calls("{'id':'a','function':{'name':'del','arguments':''}},"
                        + "{'id':'b','function':{'name':'add','arguments':''}}"),
                calls("{'id':'a','function':{" + ARGUMENTS + "}}"),
                finish("tool_calls"),
                DONE);

        assertThat(message(events).calls())
                .containsExactly(new ToolCall("a", "del", PATH, true), new ToolCall("b", "add", "{}", true));
    }

    @Test
    void calls_without_ids_and_indexes_are_not_mixed_up_with_ones_that_have_them() {
        List<ModelEvent> events = told(
                calls("{'index':0,'id':'a','function':{'name':'del','arguments':''}}"),
                calls("{'index':1,'id':'b','function':{'name':'add','arguments':''}}"),
                calls("{'index':'0','function':{" + ARGUMENTS + "}}"),
                finish("tool_calls"),
                DONE);

        assertThat(message(events).calls()).noneMatch(ToolCall::complete);
    }

    @Test
    void a_call_that_has_no_name_garbles_the_answer() {
        assertThat(failure(told(
                        calls("{'index':0,'id':'a','function':{'name':'del','arguments':''}}"),
                        calls("{'index':1,'function':{" + ARGUMENTS + "}}"),
                        finish("tool_calls"),
                        DONE)))
                .isEqualTo(Kind.MALFORMED);
    }

    @Test
    void each_call_is_announced_before_it_is_whole() {
        List<ModelEvent> events = told(
                calls("{'index':0,'id':'a','function':{" + ARGUMENTS + "}}"),
                calls("{'index':0,'function':{'name':'del'}}"),
                finish("tool_calls"),
                DONE);

        assertThat(events).contains(new ModelEvent.CallStarted("a", "del"));
        assertThat(message(events).calls()).containsExactly(new ToolCall("a", "del", PATH, true));
    }

    @Test
    void what_is_said_after_a_finish_reason_is_not_lost() {
        List<ModelEvent> events = told(
                chunk("{'content':'a'}", "stop"),
                chunk("{'content':'b'}", "stop"),
                chunk("{'tool_calls':[{'index':0,'id':'a','function':{'name':'del'," + ARGUMENTS + "}}]}", "stop"),
                DONE);

        assertThat(message(events).text()).isEqualTo("ab");
        assertThat(message(events).calls()).containsExactly(new ToolCall("a", "del", PATH, true));
        assertThat(message(events).stopReason()).isEqualTo(StopReason.TOOL_USE);
    }

    @Test
    void a_finish_reason_that_says_that_it_was_cut_off_holds_whatever_else_is_said() {
        for (List<String> reasons : List.of(List.of("stop", "length"), List.of("length", "stop"))) {
            List<ModelEvent> events = told(
                    calls("{'index':0,'id':'a','function':{'name':'del','arguments':''}}"),
                    finish(reasons.get(0)),
                    finish(reasons.get(1)),
                    DONE);

            assertThat(message(events).stopReason()).isEqualTo(StopReason.MAX_TOKENS);
            assertThat(message(events).calls()).containsExactly(new ToolCall("a", "del", "", false));
        }
    }

    @Test
    void the_older_way_to_call_a_function_is_a_call() {
        List<ModelEvent> events = told(
                chunk("{'function_call':{'name':'del','arguments':''}}", ""),
                chunk("{'function_call':{" + ARGUMENTS + "}}", ""),
                finish("function_call"),
                DONE);

        assertThat(events).contains(new ModelEvent.CallStarted("call_c1_1", "del"));
        assertThat(message(events).calls()).containsExactly(new ToolCall("call_c1_1", "del", PATH, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'content':7}",
                "{'content':{'text':'a'}}",
                "{'content':[{'type':'text','text':['a']}]}",
                "{'tool_calls':{'index':0}}",
                "{'tool_calls':['a']}",
                "{'tool_calls':[{'index':0,'id':'a','function':'del'}]}",
                "{'tool_calls':[{'index':0,'id':'a','function':{'name':['del']}}]}",
                "{'function_call':'del'}",
                "'text'"
            })
    void what_has_not_the_type_that_it_should_have_garbles_the_answer(String delta) {
        assertThat(failure(told(chunk(delta, ""), finish("stop"), DONE))).isEqualTo(Kind.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'content':null}",
                "{'tool_calls':null}",
                "{'tool_calls':[]}",
                "{'tool_calls':[null,{},{'index':3}]}",
                "{'function_call':null,'refusal':null}",
                "null"
            })
    void what_says_nothing_does_no_harm(String delta) {
        assertThat(message(told(chunk(delta, ""), finish("stop"), DONE)).parts())
                .isEmpty();
    }

    @Test
    void an_answer_of_which_nothing_came_is_none() {
        assertThat(failure(told(DONE))).isEqualTo(Kind.MALFORMED);
        assertThat(failure(told("{'id':'c1','choices':[]}", DONE))).isEqualTo(Kind.MALFORMED);
        assertThat(message(told(finish("stop"), DONE)).parts()).isEmpty();
    }

    private static List<ModelEvent> told(String first, String... rest) {
        ChatDecoder decoder =
                new ChatDecoder(new Endpoint("Server", URI.create("http://127.0.0.1:1"), "m", "KEY", "URL", List.of()));
        tell(decoder, first);
        for (String chunk : rest) {
            tell(decoder, chunk);
        }
        decoder.end(ModelFailure.of(Kind.CUT_OFF, "cut"));
        List<ModelEvent> events = new ArrayList<>();
        for (ModelEvent event = decoder.poll(); event != null; event = decoder.poll()) {
            events.add(event);
        }
        return events;
    }

    private static void tell(ChatDecoder decoder, String chunk) {
        byte[] bytes = chunk.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        decoder.event("", bytes, bytes.length, true);
    }

    private static AssistantMessage message(List<ModelEvent> events) {
        return ((ModelEvent.Completed) events.getLast()).message();
    }

    private static Kind failure(List<ModelEvent> events) {
        return ((ModelEvent.Failed) events.getLast()).failure().kind();
    }

    private static String chunk(String delta, String reason) {
        return "{'id':'c1','model':'m','choices':[{'index':0,'delta':" + delta + ",'finish_reason':"
                + (reason.isEmpty() ? "null" : "'" + reason + "'") + "}]}";
    }

    private static String calls(String calls) {
        return chunk("{'tool_calls':[" + calls + "]}", "");
    }

    private static String finish(String reason) {
        return chunk("{}", reason);
    }
}
