package dev.armature.models.openai;

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
import dev.armature.models.http.Endpoint;
import dev.armature.models.http.Replay;
import dev.armature.testsupport.property.Property;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Responses stream says, and what is made of streams that are not what they should be. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ResponsesDecoderTest {
    private static final ModelFailure CUT = ModelFailure.of(Kind.CUT_OFF, "cut");
    private static final String CREATED =
            "{\"type\":\"response.created\",\"response\":{\"id\":\"resp_1\",\"model\":\"m\",\"status\":\"in_progress\",\"output\":[]}}";
    private static final String COMPLETED =
            "{\"type\":\"response.completed\",\"response\":{\"id\":\"resp_1\",\"model\":\"m\",\"status\":\"completed\",\"output\":[]}}";

    @Test
    void an_answer_arrives_as_events_with_its_items_as_they_came() {
        Part thought = new Part.Thought("Look first.\n\nThen say.", raw(ResponsesRecorded.REASONING));
        Part said = new Part.Said("Let me look: ü 😀", raw(ResponsesRecorded.MESSAGE));
        Part call = new Part.Call(
                new ToolCall("call_9", "Read", "{\"z\": 1.10, \"path\": \"größe \\\"€\\\"\"}", true),
                raw(ResponsesRecorded.CALL));

        assertThat(heard(ResponsesRecorded.TOOL_TURN.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        new ModelEvent.Started("resp_1", "gpt-x"),
                        new ModelEvent.ThinkingDelta("Look first."),
                        new ModelEvent.ThinkingDelta("\n\n"),
                        new ModelEvent.ThinkingDelta("Then say."),
                        new ModelEvent.PartCompleted(thought),
                        new ModelEvent.TextDelta("Let me "),
                        new ModelEvent.TextDelta("look: ü 😀"),
                        new ModelEvent.PartCompleted(said),
                        new ModelEvent.CallStarted("call_9", "Read"),
                        new ModelEvent.PartCompleted(call),
                        new ModelEvent.Completed(
                                new AssistantMessage(
                                        "resp_1", "gpt-x", List.of(thought, said, call), StopReason.TOOL_USE),
                                new Usage(76, 1024, 100, 0, 17, 3)));
    }

    /** Never a call of which something is missing, and always exactly one last event. */
    @Test
    void a_cut_at_any_byte_gives_no_answer_and_no_call_that_is_not_whole() {
        byte[] stream = ResponsesRecorded.TOOL_TURN.getBytes(StandardCharsets.UTF_8);
        ToolCall whole = new ToolCall("call_9", "Read", "{\"z\": 1.10, \"path\": \"größe \\\"€\\\"\"}", true);
        // What ends without its empty line is believed if it is whole.
        int complete =
                new String(stream, StandardCharsets.UTF_8).stripTrailing().getBytes(StandardCharsets.UTF_8).length;

        for (int at = 0; at <= stream.length; at++) {
            List<ModelEvent> events = heard(Arrays.copyOf(stream, at));

            assertThat(events.stream().filter(ModelEvent::isLast))
                    .as("byte %d", at)
                    .hasSize(1);
            assertThat(calls(events)).as("byte %d", at).allMatch(whole::equals);
            assertThat(last(events) instanceof ModelEvent.Completed)
                    .as("byte %d", at)
                    .isEqualTo(at >= complete);
            if (last(events) instanceof ModelEvent.Failed failed) {
                assertThat(failed.failure()).as("byte %d", at).isEqualTo(CUT);
            }
        }
    }

    @Test
    void an_item_waits_for_those_before_it() {
        List<ModelEvent> events = told(
                CREATED,
                added(0, call("in_progress", "a", "A", "")),
                added(1, call("in_progress", "b", "B", "")),
                done(1, call("completed", "b", "B", "{}")),
                done(0, call("completed", "a", "A", "{}")),
                COMPLETED);

        assertThat(message(events).calls()).extracting(ToolCall::id).containsExactly("a", "b");
        assertThat(calls(events)).isEqualTo(message(events).calls());
    }

    @Test
    void the_last_event_makes_up_for_ends_that_did_not_come() {
        String output = "[" + call("completed", "a", "A", "{\\\"x\\\":1}") + "," + said("Hi.") + "]";

        List<ModelEvent> events = told(
                CREATED,
                added(0, call("in_progress", "a", "A", "")),
                "{\"type\":\"response.completed\",\"response\":{\"id\":\"resp_1\",\"output\":" + output + "}}");

        assertThat(message(events).calls()).containsExactly(new ToolCall("a", "A", "{\"x\":1}", true));
        assertThat(message(events).text()).isEqualTo("Hi.");
        assertThat(events).contains(new ModelEvent.TextDelta("Hi."));
    }

    /** Places are counted from 1 here, so that the last event's are others; and the end of one item is missing. */
    @Test
    void no_call_is_told_twice_wherever_its_items_stand() {
        String call = call("completed", "a", "A", "{}");

        List<ModelEvent> events = told(
                CREATED,
                added(1, "{\"id\":\"msg_1\",\"type\":\"message\",\"content\":[]}"),
                done(2, call),
                "{\"type\":\"response.completed\",\"response\":{\"id\":\"resp_1\",\"output\":["
                        + said("Hi.").replace("{\"type\":\"message\"", "{\"id\":\"msg_1\",\"type\":\"message\"") + ","
                        + call + "]}}");

        assertThat(message(events).text()).isEqualTo("Hi.");
        assertThat(calls(events)).containsExactly(new ToolCall("a", "A", "{}", true));
    }

    @Test
    void what_came_in_pieces_only_is_kept_but_a_call_is_not_believed() {
        List<ModelEvent> events = told(
                CREATED,
                added(0, "{\"type\":\"message\",\"content\":[]}"),
                delta("output_text", 0, "Hi"),
                added(1, call("in_progress", "a", "A", "")),
                delta("function_call_arguments", 1, "{}"),
                COMPLETED);

        assertThat(message(events).parts())
                .containsExactly(
                        new Part.Said("Hi", RawBlock.none()),
                        new Part.Call(new ToolCall("a", "A", "{}", false), RawBlock.none()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    completed  | {\\"a\\":1} | true
                    completed  | ''          | true
                    completed  | {\\"a\\":1  | false
                    completed  | [1]         | false
                    incomplete | {}          | false
                    incomplete | ''          | false
                    unsaid     | {}          | true
                    unsaid     | ''          | false
                    """)
    void only_a_whole_object_is_a_complete_input(String status, String arguments, boolean complete) {
        List<ModelEvent> events = told(
                CREATED,
                done(0, call(status, "a", "A", arguments)),
                "{\"type\":\"response.incomplete\",\"response\":{\"id\":\"resp_1\",\"incomplete_details\":{\"reason\":\"max_output_tokens\"}}}");

        assertThat(message(events).stopReason()).isEqualTo(StopReason.MAX_TOKENS);
        assertThat(message(events).calls()).extracting(ToolCall::complete).containsExactly(complete);
    }

    /** As soon as it is told it may run. */
    @Test
    void a_call_of_which_no_arguments_came_is_told_with_the_end_of_the_answer_and_so_is_what_follows() {
        ResponsesDecoder decoder = decoder();
        tell(decoder, CREATED, done(0, call("unsaid", "a", "A", "")), done(1, call("completed", "b", "B", "{}")));

        assertThat(calls(heard(decoder))).isEmpty();

        tell(decoder, COMPLETED);
        assertThat(calls(heard(decoder)))
                .containsExactly(new ToolCall("a", "A", "{}", true), new ToolCall("b", "B", "{}", true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    completed  | ''                | END_TURN
                    incomplete | max_output_tokens | MAX_TOKENS
                    incomplete | content_filter    | REFUSED
                    incomplete | moonlight         | UNKNOWN
                    incomplete | ''                | UNKNOWN
                    """)
    void every_ending_is_understood(String ending, String reason, StopReason understood) {
        List<ModelEvent> events = told(
                CREATED,
                done(0, said("Hi.")),
                "{\"type\":\"response." + ending + "\",\"response\":{\"incomplete_details\":{\"reason\":\"" + reason
                        + "\"}}}");

        assertThat(message(events).stopReason()).isEqualTo(understood);
    }

    @Test
    void a_refusal_is_text_and_a_reason() {
        String item = "{\"type\":\"message\",\"content\":[{\"type\":\"refusal\",\"refusal\":\"No.\"}]}";

        List<ModelEvent> events = told(
                CREATED,
                added(0, "{\"type\":\"message\",\"content\":[]}"),
                delta("refusal", 0, "No."),
                done(0, item),
                COMPLETED);

        assertThat(message(events).parts()).containsExactly(new Part.Said("No.", raw(item)));
        assertThat(message(events).stopReason()).isEqualTo(StopReason.REFUSED);
        assertThat(events.stream().filter(ModelEvent.TextDelta.class::isInstance))
                .hasSize(1);
    }

    @Test
    void calls_with_one_id_or_none_get_their_own_and_are_written_anew() {
        List<ModelEvent> events = told(
                CREATED,
                done(0, call("completed", "a", "A", "{}")),
                done(1, call("completed", "a", "A", "{}")),
                done(2, "{\"type\":\"function_call\",\"id\":\"fc_3\",\"name\":\"A\",\"arguments\":{\"x\":1}}"),
                COMPLETED);

        assertThat(message(events).parts())
                .containsExactly(
                        new Part.Call(new ToolCall("a", "A", "{}", true), raw(call("completed", "a", "A", "{}"))),
                        new Part.Call(new ToolCall("a_2", "A", "{}", true), RawBlock.none()),
                        new Part.Call(new ToolCall("fc_3", "A", "{\"x\":1}", true), RawBlock.none()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"type":"response.failed","response":{"error":{"code":"server_error","message":"boom"}}}        | SERVER          | true
                    {"type":"response.failed","response":{"error":{"code":"rate_limit_exceeded","message":"boom"}}} | RATE_LIMITED    | true
                    {"type":"response.failed","response":{"error":{"code":"invalid_prompt","message":"boom"}}}      | INVALID_REQUEST | false
                    {"type":"response.failed","response":{"error":{"code":"insufficient_quota","message":"boom"}}}  | QUOTA           | false
                    {"type":"response.failed","response":{"error":null}}                                            | SERVER          | true
                    {"type":"response.cancelled","response":{}}                                                     | SERVER          | true
                    {"type":"error","code":"server_is_overloaded","message":"boom","param":null}                    | OVERLOADED      | true
                    {"type":"error","error":{"type":"invalid_request_error","code":null,"message":"boom"}}          | INVALID_REQUEST | false
                    {"type":"error","code":"context_length_exceeded","message":"boom"}                              | CONTEXT_TOO_LONG | false
                    {"error":{"message":"boom","type":"server_error"}}                                              | SERVER          | true
                    """)
    void a_failure_in_the_stream_is_typed(String event, Kind kind, boolean retryable) {
        ModelFailure failure = ((ModelEvent.Failed) last(told(CREATED, event, COMPLETED))).failure();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retryable()).isEqualTo(retryable);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"type":"response.in_progress","response":{}}                                                         | false
                    {"type":"response.weather_report","sky":"clear"}                                                      | false
                    {"type":"response.output_text.delta","output_index":0,"delta":""}                                     | false
                    {"type":"response.output_text.delta","output_index":9,"delta":""}                                     | false
                    {"type":"response.output_text.delta","output_index":0,"delta":"a"}                                    | true
                    {"type":"response.output_item.added","output_index":0,"item":{"type":"message"}}                      | false
                    {"type":"response.output_item.added","output_index":1,"item":{"type":"message"}}                      | true
                    {"type":"response.output_item.done","output_index":0,"item":{"type":"message","content":[]}}          | true
                    """)
    void what_says_nothing_is_no_progress(String event, boolean progress) {
        ResponsesDecoder decoder = decoder();
        tell(decoder, CREATED, added(0, "{\"type\":\"message\"}"));
        assertThat(decoder.progressed()).as("the beginning").isTrue();

        tell(decoder, event);

        assertThat(decoder.progressed()).isEqualTo(progress);
        assertThat(decoder.progressed()).isFalse();
    }

    @Test
    void items_without_end_are_given_up_on() {
        String[] events = new String[10_001];
        for (int i = 0; i < events.length; i++) {
            events[i] = added(i, "{\"type\":\"message\"}");
        }

        assertThat(((ModelEvent.Failed) last(told(events))).failure().kind()).isEqualTo(Kind.MALFORMED);
    }

    /** Events left out, doubled or in any order: never an exception, exactly one last event, ids that differ. */
    @Test
    void no_order_of_events_breaks_it() {
        List<String> all = List.of(
                CREATED,
                COMPLETED,
                "{}",
                "[]",
                "7",
                "{\"type\":3}",
                "{\"type\":\"response.output_item.added\"}",
                "{\"type\":\"response.output_item.done\",\"item\":7}",
                added(0, call("in_progress", "a", "A", "")),
                added(1, said("")),
                delta("output_text", 1, "x"),
                delta("function_call_arguments", 0, "{"),
                done(0, call("completed", "a", "A", "{}")),
                done(1, said("Hi.")),
                done(2, call("unsaid", "a", "A", "")),
                done(3, "{\"type\":\"hologram\"}"),
                "{\"type\":\"response.incomplete\",\"response\":{\"output\":[" + said("x") + ",3]}}");
        Property.forAll(draws -> draws.listOf(0, 20, more -> more.from(all)), chosen -> {
            List<ModelEvent> events = told(chosen.toArray(String[]::new));

            assertThat(events.stream().filter(ModelEvent::isLast)).hasSize(1);
            assertThat(last(events).isLast()).isTrue();
            if (last(events) instanceof ModelEvent.Completed done) {
                Set<String> ids =
                        done.message().calls().stream().map(ToolCall::id).collect(Collectors.toSet());
                assertThat(ids).hasSameSizeAs(done.message().calls()).doesNotContain("");
            }
        });
    }

    private static RawBlock raw(String json) {
        return new RawBlock("openai.responses", json);
    }

    private static ResponsesDecoder decoder() {
        return new ResponsesDecoder(
                new Endpoint("Server", URI.create("http://127.0.0.1:1"), "m", "KEY", "URL", List.of()));
    }

    private static void tell(ResponsesDecoder decoder, String... events) {
        for (String event : events) {
            byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
            decoder.event("", bytes, bytes.length, true);
        }
    }

    private static List<ModelEvent> told(String... events) {
        ResponsesDecoder decoder = decoder();
        tell(decoder, events);
        return ended(decoder);
    }

    private static List<ModelEvent> heard(byte[] stream) {
        ResponsesDecoder decoder = decoder();
        Replay.to(decoder, stream);
        return ended(decoder);
    }

    private static List<ModelEvent> ended(ResponsesDecoder decoder) {
        decoder.end(CUT);
        return heard(decoder);
    }

    private static List<ModelEvent> heard(ResponsesDecoder decoder) {
        List<ModelEvent> all = new ArrayList<>();
        for (ModelEvent event = decoder.poll(); event != null; event = decoder.poll()) {
            all.add(event);
        }
        return all;
    }

    private static ModelEvent last(List<ModelEvent> events) {
        return events.getLast();
    }

    private static AssistantMessage message(List<ModelEvent> events) {
        return ((ModelEvent.Completed) last(events)).message();
    }

    /** The calls that may run. */
    private static List<ToolCall> calls(List<ModelEvent> events) {
        return events.stream()
                .filter(ModelEvent.PartCompleted.class::isInstance)
                .map(event -> ((ModelEvent.PartCompleted) event).part())
                .filter(Part.Call.class::isInstance)
                .map(part -> ((Part.Call) part).call())
                .toList();
    }

    private static String added(int index, String item) {
        return "{\"type\":\"response.output_item.added\",\"output_index\":" + index + ",\"item\":" + item + "}";
    }

    private static String done(int index, String item) {
        return "{\"type\":\"response.output_item.done\",\"output_index\":" + index + ",\"item\":" + item + "}";
    }

    private static String delta(String what, int index, String piece) {
        return "{\"type\":\"response." + what + ".delta\",\"output_index\":" + index + ",\"delta\":\"" + piece + "\"}";
    }

    private static String said(String text) {
        return "{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"" + text + "\"}]}";
    }

    private static String call(String status, String id, String name, String arguments) {
        return "{\"type\":\"function_call\",\"call_id\":\"" + id + "\",\"name\":\"" + name + "\",\"arguments\":\""
                + arguments + "\"" + (status.equals("unsaid") ? "" : ",\"status\":\"" + status + "\"") + "}";
    }
}
