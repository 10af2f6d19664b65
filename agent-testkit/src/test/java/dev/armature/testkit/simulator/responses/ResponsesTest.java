package dev.armature.testkit.simulator.responses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.SimClient;
import dev.armature.testkit.simulator.SimClient.Event;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.Frequency;
import dev.armature.testkit.simulator.fault.StreamFault;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reply.Chunking;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testkit.simulator.request.SimBlock;
import dev.armature.testkit.simulator.script.WrittenFault;
import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The same replies in the words of Responses. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ResponsesTest {
    private static final String REASONING =
            ",\"include\":[\"reasoning.encrypted_content\"],\"reasoning\":{\"summary\":\"auto\"}";
    private static final String STREAM = ",\"stream\":true";
    private static final SimReply CALLS = SimReply.of(
            new ReplyBlock.Thinking("Look.\n\nTwice."),
            new ReplyBlock.Text("I look."),
            new ReplyBlock.ToolUse("read", "{\"path\":\"a\"}"));

    private final ModelSimulator simulator =
            ModelSimulator.builder().model(SimModel.named("any")).start();
    private final SimClient client = new SimClient(simulator);

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    @Test
    void an_unstreamed_reply_is_a_row_of_items() {
        simulator.policy(request -> CALLS);

        JsonNode answer = answer(body("hi", REASONING));

        String id = answer.path("id").asText().replaceFirst("resp_", "");
        JsonNode output = answer.path("output");
        assertThat(answer.path("object").asText()).isEqualTo("response");
        assertThat(answer.path("status").asText()).isEqualTo("completed");
        assertThat(output.path(0).path("encrypted_content").asText()).isNotEmpty();
        assertThat(output.path(0).path("summary").toString())
                .isEqualTo(
                        "[{\"type\":\"summary_text\",\"text\":\"Look.\"},{\"type\":\"summary_text\",\"text\":\"Twice.\"}]");
        assertThat(output.path(1).toString())
                .isEqualTo(
                        "{\"id\":\"msg_" + id
                                + "_1\",\"type\":\"message\",\"status\":\"completed\",\"role\":\"assistant\","
                                + "\"content\":[{\"type\":\"output_text\",\"text\":\"I look.\",\"annotations\":[],\"logprobs\":[]}]}");
        assertThat(output.path(2).path("arguments").asText()).isEqualTo("{\"path\":\"a\"}");
        assertThat(output.path(2).path("call_id").asText()).startsWith("call_");
        assertThat(output.path(2).path("id").asText()).isEqualTo("fc_" + id + "_2");
    }

    @Test
    void what_is_told_of_reasoning_is_what_was_asked() {
        simulator.policy(request -> CALLS);

        JsonNode answer = answer(body("hi", ""));

        assertThat(answer.path("output").path(0).path("summary")).isEmpty();
        assertThat(answer.path("output").path(0).has("encrypted_content")).isFalse();
        assertThat(answer.path("usage")
                        .path("output_tokens_details")
                        .path("reasoning_tokens")
                        .asLong())
                .isPositive();
    }

    @Test
    void a_streamed_reply_is_named_and_numbered_events_of_which_the_last_holds_all() {
        simulator.policy(request -> CALLS.inChunks(Chunking.chars(4)));

        List<Event> events = events(body("hi", REASONING + STREAM));

        assertThat(events)
                .allSatisfy(
                        event -> assertThat(Json.read(event.data()).path("type").asText())
                                .isEqualTo(event.name()));
        assertThat(numbers(events))
                .isEqualTo(IntStream.range(0, events.size()).boxed().toList());
        assertThat(events.stream().map(Event::name).distinct())
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.reasoning_summary_part.added",
                        "response.reasoning_summary_text.delta",
                        "response.reasoning_summary_text.done",
                        "response.reasoning_summary_part.done",
                        "response.output_item.done",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.function_call_arguments.delta",
                        "response.function_call_arguments.done",
                        "response.completed");
        assertThat(events)
                .filteredOn(event -> event.name().equals("response.function_call_arguments.done"))
                .allSatisfy(
                        event -> assertThat(Json.read(event.data()).path("name").asText())
                                .isNotEmpty());
        List<JsonNode> items = events.stream()
                .filter(event -> event.name().equals("response.output_item.done"))
                .map(event -> Json.read(event.data()).path("item"))
                .toList();
        assertThat(StreamSupport.stream(last(events).path("output").spliterator(), false))
                .containsExactlyElementsOf(items);
    }

    @Test
    void the_pieces_put_together_are_the_unstreamed_reply() {
        Property.forAll(60, ResponsesTest::reply, reply -> {
            simulator.policy(request -> reply);
            JsonNode whole = answer(body("hi", REASONING)).path("output");

            TreeMap<Integer, String> pieces = new TreeMap<>();
            for (Event event : events(body("hi", REASONING + STREAM))) {
                if (event.name().endsWith(".delta")) {
                    JsonNode data = Json.read(event.data());
                    pieces.merge(
                            data.path("output_index").asInt(),
                            data.path("delta").asText(),
                            String::concat);
                }
            }

            List<String> texts = new ArrayList<>();
            whole.forEach(item -> texts.add(
                    item.has("arguments")
                            ? item.path("arguments").asText()
                            : item.path("content").path(0).path("text").asText()));
            assertThat(pieces.values()).containsExactlyElementsOf(texts);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn,                      completed,  ''",
        "stop_sequence,                 completed,  ''",
        "max_tokens,                    incomplete, max_output_tokens",
        "model_context_window_exceeded, incomplete, max_output_tokens",
        "refusal,                       incomplete, content_filter",
        "moonlight,                     incomplete, moonlight",
    })
    void reasons_to_stop_have_words_of_their_own(String reason, String status, String why) {
        simulator.policy(request -> SimReply.text("x").stoppingWith(reason));

        JsonNode answer = answer(body("hi", ""));

        assertThat(answer.path("status").asText()).isEqualTo(status);
        assertThat(answer.path("incomplete_details").path("reason").asText()).isEqualTo(why);
        assertThat(answer.path("output").path(0).path("status").asText()).isEqualTo(status);
        assertThat(events(body("hi", STREAM)).getLast().name()).isEqualTo("response." + status);
    }

    @Test
    void blocks_of_the_other_format_are_items_of_this_one() {
        simulator.policy(request -> SimReply.of(
                new ReplyBlock.RawJson("{\"type\":\"redacted_thinking\",\"data\":\"x\"}"),
                new ReplyBlock.RawJson("{\"type\":\"text\",\"text\":\"said\"}"),
                new ReplyBlock.RawJson("{\"type\":\"tool_use\",\"id\":\"c\",\"name\":\"read\",\"input\":{}}")));

        JsonNode output = Json.read(
                        client.responses("{\"model\":\"any\",\"input\":\"hi\"}").body())
                .path("output");

        assertThat(output.findValuesAsText("type")).contains("reasoning", "message", "function_call");
        assertThat(output.path(2).path("call_id").asText()).isEqualTo("c");
    }

    @Test
    void a_refusal_is_a_part_of_a_message() {
        simulator.inject(new Fault.Refusal("cyber", "I will not."), Frequency.times(2));

        JsonNode answer = answer(body("hi", ""));
        List<Event> events = events(body("hi", STREAM));

        assertThat(answer.path("status").asText()).isEqualTo("completed");
        assertThat(answer.path("output").path(0).path("content").toString())
                .isEqualTo("[{\"type\":\"refusal\",\"refusal\":\"I will not.\"}]");
        assertThat(events).extracting(Event::name).contains("response.refusal.delta", "response.refusal.done");
    }

    @Test
    void an_answer_may_tell_that_it_failed() {
        simulator.inject(new Fault.FailedAnswer("server_error", "It broke."), Frequency.times(2));

        JsonNode answer = answer(body("hi", ""));
        Event last = events(body("hi", STREAM)).getLast();

        assertThat(answer.path("status").asText()).isEqualTo("failed");
        assertThat(last.name()).isEqualTo("response.failed");
        assertThat(Json.read(last.data()).path("response").path("error").toString())
                .isEqualTo("{\"code\":\"server_error\",\"message\":\"It broke.\"}");
    }

    @Test
    void an_error_in_the_stream_is_its_last_event() {
        simulator.inject(new Fault.ErrorEvent("rate_limit_exceeded", "Slowly.", 3));

        Event last = events(body("hi", STREAM)).getLast();

        assertThat(last)
                .isEqualTo(new Event(
                        "error",
                        "{\"type\":\"error\",\"sequence_number\":3,\"code\":\"rate_limit_exceeded\","
                                + "\"message\":\"Slowly.\",\"param\":null}"));
    }

    @ParameterizedTest
    @EnumSource(
            value = StreamFault.class,
            names = {"EOF_AFTER_STOP_REASON", "MALFORMED_DATA", "EOF_AFTER_CONTENT"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_fault_in_the_stream_changes_it_and_leaves_it_numbered(StreamFault fault) {
        simulator.policy(request -> CALLS);
        List<String> usual = names(events(body("hi", STREAM)));
        simulator.inject(fault);

        List<Event> events = events(body("hi", STREAM));

        assertThat(numbers(events))
                .isEqualTo(IntStream.range(0, events.size()).boxed().toList());
        assertThat(events.getLast().name()).isEqualTo("response.completed");
        boolean changed = !names(events).equals(usual)
                || events.stream().noneMatch(event -> event.data().contains("\"output_index\":0"));
        assertThat(changed).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"eofAfterMessageDelta"} | EOF_AFTER_STOP_REASON has no meaning in Responses
            {"type":"pauseTurn"}            | PAUSE_TURN has no meaning in the answer to this request
            """)
    void a_fault_without_meaning_is_said(String fault, String says) {
        simulator.inject(WrittenFault.of(fault));

        HttpResponse<String> response = client.responses(body("hi", STREAM));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains(says);
    }

    @Test
    void the_other_formats_have_no_answers_that_tell_of_failure() {
        simulator.inject(WrittenFault.of("{\"type\":\"failedAnswer\",\"message\":\"It broke.\"}"), Frequency.times(2));

        HttpResponse<String> chat =
                client.chat("{\"model\":\"any\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

        assertThat(chat.statusCode()).isEqualTo(500);
        assertThat(chat.body()).contains("has a meaning in Responses only");
    }

    @Test
    void the_policy_is_asked_in_the_same_words_as_for_the_other_formats() {
        simulator.policy(request -> SimReply.text(request.system() + "|" + request.toolNames() + "|" + request.turn()
                + "|" + request.lastUserText() + "|" + request.newToolResults()));
        String asked =
                "{\"model\":\"any\",\"instructions\":\"be terse\",\"tools\":[{\"type\":\"function\",\"name\":\"read\","
                        + "\"parameters\":{\"type\":\"object\"},\"strict\":false}],\"input\":["
                        + "{\"role\":\"developer\",\"content\":\"be kind\"},"
                        + "{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"hi\"}]},"
                        + "{\"type\":\"reasoning\",\"id\":\"r\",\"summary\":[],\"encrypted_content\":\""
                        + EncryptedReasoning.of("r", List.of(), "x") + "\"},"
                        + "{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"I read.\"}]},"
                        + "{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"read\",\"arguments\":\"{}\"},"
                        + "{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":[{\"type\":\"input_text\",\"text\":\"r\"}]}]}";

        String said = answer(asked)
                .path("output")
                .path(0)
                .path("content")
                .path(0)
                .path("text")
                .asText();

        assertThat(said)
                .isEqualTo("be terse\nbe kind|[read]|1|hi|" + List.of(new SimBlock.ToolResult("c", "r", false)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ,"summary":         | ,"summary":                            | 200
            Look.               | Lock.                                  | 400
            "encrypted_content":" | "encrypted_content":"x               | 400
            "id":"rs_           | "id":"rs_x                             | 400
            """)
    void reasoning_must_come_back_as_it_went(String part, String other, int status) {
        simulator.policy(request -> CALLS);
        String item = answer(body("hi", REASONING)).path("output").path(0).toString();

        HttpResponse<String> response = client.responses(
                "{\"model\":\"any\",\"input\":[" + item.replace(part, other) + "," + message("user", "so?") + "]}");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body().contains("\"code\":\"invalid_encrypted_content\""))
                .isEqualTo(status == 400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"input":"hi"}                                     | model        | Missing required parameter: 'model'.
            {"model":"any"}                                    | input        | Missing required parameter: 'input'.
            {"model":"any","input":7}                          | input        | Invalid type for 'input': expected one of an array of objects or a string.
            {"model":"any","input":"hi","max_tokens":9}        | max_tokens   | Unknown parameter: 'max_tokens'.
            {"model":"any","input":"hi","messages":[]}         | messages     | Unknown parameter: 'messages'.
            {"model":"any","input":"hi","max_output_tokens":9} | max_output_tokens | Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16, but got 9 instead.
            {"model":"any","input":"hi","previous_response_id":"resp_1"} | previous_response_id | Previous response with id 'resp_1' not found.
            {"model":"any","input":"hi","prompt_cache_options":{"mode":"magic"}} | prompt_cache_options.mode | Invalid value: 'magic'. Supported values are: 'explicit', 'implicit'.
            {"model":"any","input":"hi","prompt_cache_options":{"ttl":"5m"}} | prompt_cache_options.ttl | Invalid value: '5m'. Supported values are: '30m'.
            {"model":"any","input":[{"role":"user","content":[{"type":"input_text","text":"hi","prompt_cache_breakpoint":{"mode":"now"}}]}]} | input[0].content[0].prompt_cache_breakpoint.mode | Invalid value: 'now'. Supported values are: 'explicit'.
            {"model":"any","input":"hi","text":{"format":{"type":"json_schema","schema":{}}}} | text.format.name | Missing required parameter: 'text.format.name'.
            {"model":"any","input":"hi","text":{"format":{"type":"json_schema","name":"f","strict":true,"schema":{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}}}} | text.format.schema | Invalid schema for response_format 'f': In context=(), 'required' is required to be supplied and to be an array including every key in properties. Missing 'a'.
            {"model":"any","input":"hi","tools":[{"type":"function","name":"a","strict":true,"parameters":{"type":"object","properties":{"b":{"type":"object"}},"required":["b"],"additionalProperties":false}}]} | tools[0].parameters | Invalid schema for function 'a': In context=('properties', 'b'), 'additionalProperties' is required to be supplied and to be false.
            {"model":"any","input":"hi","tools":[{"name":"a"}]} | tools[0].type | Missing required parameter: 'tools[0].type'.
            {"model":"any","input":"hi","tools":[{"type":"function","function":{"name":"a"}}]} | tools[0].function | Unknown parameter: 'tools[0].function'.
            {"model":"any","input":"hi","tools":[{"type":"function","name":"a b"}]} | tools[0].name | Invalid 'tools[0].name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.
            {"model":"any","input":"hi","tools":[{"type":"function","name":"a"},{"type":"function","name":"a"}]} | tools | Invalid 'tools': the function name 'a' is not unique.
            {"model":"any","input":"hi","tools":[{"type":"function","name":"a","parameters":{"type":"array"}}]} | tools[0].parameters | Invalid schema for function 'a': schema must be a JSON Schema of 'type: "object"'.
            {"model":"any","input":"hi","tools":[{"type":"function","name":"a","parameters":{"type":"object"}}]} | tools[0].parameters | Invalid schema for function 'a': In context=(), 'additionalProperties' is required to be supplied and to be false.
            {"model":"any","input":[{"type":"hologram"}]} | input[0] | Invalid value: 'hologram'. Supported values are: 'code_interpreter_call', 'compaction', 'computer_call', 'computer_call_output', 'custom_tool_call', 'custom_tool_call_output', 'file_search_call', 'function_call', 'function_call_output', 'image_generation_call', 'item_reference', 'local_shell_call', 'local_shell_call_output', 'mcp_approval_request', 'mcp_approval_response', 'mcp_call', 'mcp_list_tools', 'message', 'reasoning', 'web_search_call'.
            {"model":"any","input":[{"content":"hi"}]} | input[0].type | Missing required parameter: 'input[0].type'.
            {"model":"any","input":[{"role":"narrator","content":"hi"}]} | input[0].role | Invalid value: 'narrator'. Supported values are: 'assistant', 'developer', 'system', 'user'.
            {"model":"any","input":[{"role":"user","content":[{"type":"text","text":"hi"}]}]} | input[0].content[0].type | Invalid value: 'text'. Supported values are: 'input_audio', 'input_file', 'input_image', 'input_text'.
            {"model":"any","input":[{"role":"assistant","content":[{"type":"input_text","text":"hi"}]}]} | input[0].content[0].type | Invalid value: 'input_text'. Supported values are: 'output_text', 'refusal'.
            {"model":"any","input":[{"role":"user","content":"hi","name":"x"}]} | input[0].name | Unknown parameter: 'input[0].name'.
            {"model":"any","input":[{"type":"function_call","call_id":"c","name":"a","arguments":{}}]} | input[0].arguments | Invalid type for 'input[0].arguments': expected one of a string.
            {"model":"any","input":[{"type":"function_call","call_id":"c","name":"a","arguments":"{}"}]} | input | No tool output found for function call c.
            {"model":"any","input":[{"type":"function_call_output","call_id":"c","output":"r"}]} | input | No tool call found for function call output with call_id c.
            {"model":"any","input":[{"type":"function_call_output","call_id":"c"}]} | input[0].output | Missing required parameter: 'input[0].output'.
            {"model":"any","input":[{"type":"function_call","call_id":"c","name":"a","arguments":"{}"},{"type":"function_call","call_id":"c","name":"a","arguments":"{}"}]} | input[1].call_id | Duplicate function call with call_id c.
            {"model":"any","input":[{"type":"function_call","call_id":"c","name":"a","arguments":"{}"},{"type":"function_call_output","call_id":"c","output":"r"},{"type":"function_call_output","call_id":"c","output":"r"}]} | input | Duplicate function call output with call_id c.
            {"model":"any","input":[{"type":"reasoning","id":"rs_1","summary":[]}]} | input | Item with id 'rs_1' not found. Items are not persisted when `store` is set to false.
            {"model":"any","input":[{"type":"item_reference","id":"msg_1"}]} | input | Item with id 'msg_1' not found. Items are not persisted when `store` is set to false.
            """)
    void a_wrong_body_is_refused_in_the_providers_words(String body, String param, String says) {
        HttpResponse<String> response = client.responses(body);

        JsonNode error = Json.read(response.body()).path("error");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
        assertThat(error.path("message").asText()).isEqualTo(says);
        assertThat(error.path("param").asText()).isEqualTo(param);
        assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    }

    @Test
    void a_field_with_a_quote_in_its_name_is_unknown_like_any_other() {
        HttpResponse<String> response = client.responses("{\"model\":\"any\",\"input\":\"x\",\"a\\\"b\":1}");

        JsonNode error = Json.read(response.body()).path("error");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error.path("message").asText()).isEqualTo("Unknown parameter: 'a\"b'.");
        assertThat(error.path("param").asText()).isEqualTo("a\"b");
    }

    @Test
    void an_output_limit_beyond_every_number_is_not_below_the_least() {
        String body = "{\"model\":\"any\",\"input\":\"x\",\"max_output_tokens\":18446744073709551616}";

        assertThat(client.responses(body).statusCode()).isEqualTo(200);
    }

    @Test
    void an_earlier_response_that_is_not_known_has_a_code() {
        assertThat(client.responses(body("hi", ",\"previous_response_id\":\"resp_1\""))
                        .body())
                .contains("\"code\":\"previous_response_not_found\"");
    }

    @Test
    void a_prompt_is_cached_by_itself_up_to_its_newest_message() {
        String first = message("user", "x".repeat(8_000));
        String grown = first + "," + message("assistant", "ok") + "," + message("user", "so?");

        List<Long> cold = usage("any", first, "");
        List<Long> warm = usage("any", grown, "");

        assertThat(cold.subList(1, 3)).containsExactly(0L, cold.get(0));
        assertThat(warm.get(1)).isEqualTo(cold.get(0));
        assertThat(warm.get(2)).isEqualTo(warm.get(0) - cold.get(0));
    }

    @Test
    void an_explicit_prompt_is_cached_up_to_its_breakpoints_only() {
        String explicit = ",\"prompt_cache_options\":{\"mode\":\"explicit\",\"ttl\":\"30m\"}";
        String marked = marked("x".repeat(8_000));

        List<Long> unmarked = usage("any", message("user", "x".repeat(8_000)), explicit);
        List<Long> cold = usage("any", marked + "," + message("user", "one"), explicit);
        List<Long> warm = usage("any", marked + "," + message("user", "two"), explicit);

        assertThat(unmarked.subList(1, 3)).containsExactly(0L, 0L);
        assertThat(cold.get(1)).isZero();
        assertThat(cold.get(2)).isPositive().isLessThan(cold.get(0));
        assertThat(warm.subList(1, 3)).containsExactly(cold.get(2), 0L);
    }

    @Test
    void only_the_latest_breakpoints_count() {
        String explicit = ",\"prompt_cache_options\":{\"mode\":\"explicit\"}";
        List<String> items = new ArrayList<>();
        for (String letter : List.of("a", "b", "c", "d", "e")) {
            items.add(marked(letter.repeat(8_000)));
        }
        usage("any", String.join(",", items), explicit);

        List<Long> upToFirst = usage("any", items.get(0), explicit);
        List<Long> upToSecond = usage("any", items.get(0) + "," + items.get(1), explicit);

        assertThat(upToFirst.get(1)).as("the fifth from the end").isZero();
        assertThat(upToSecond.get(1)).as("the fourth from the end").isEqualTo(upToSecond.get(0));
    }

    @Test
    void a_breakpoint_may_stand_in_an_output() {
        String explicit = ",\"prompt_cache_options\":{\"mode\":\"explicit\"}";
        String call = message("user", "hi")
                + ",{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"a\",\"arguments\":\"{}\"},"
                + "{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":[{\"type\":\"input_text\",\"text\":\""
                + "r".repeat(8_000) + "\",\"prompt_cache_breakpoint\":{\"mode\":\"explicit\"}}]}";

        List<Long> cold = usage("any", call, explicit);
        List<Long> warm = usage("any", call.replace(",\"prompt_cache_breakpoint\":{\"mode\":\"explicit\"}", ""), "");

        assertThat(cold.get(2)).isEqualTo(cold.get(0));
        assertThat(warm.get(1)).as("a breakpoint is no part of what is cached").isEqualTo(cold.get(0));
    }

    @Test
    void an_older_model_is_cached_by_itself_in_steps_and_for_free() {
        String shared = message("user", "x".repeat(8_000));

        List<Long> cold = usage("gpt-5", shared + "," + message("user", "one"), "");
        List<Long> warm = usage("gpt-5", shared + "," + message("user", "two"), "");
        List<Long> small = usage("gpt-5", message("user", "y".repeat(2_000)), "");
        List<Long> again = usage("gpt-5", message("user", "y".repeat(2_000)), "");

        assertThat(cold.subList(1, 3)).containsExactly(0L, 0L);
        assertThat(warm.get(1)).isEqualTo(1_920L); // of about 2,010 tokens: 15 steps of 128
        assertThat(warm.get(2)).isZero();
        assertThat(small.get(1)).isZero();
        assertThat(again.get(1)).as("below the minimum").isZero();
    }

    @Test
    void an_image_weighs_its_area_and_not_its_bytes() {
        String url = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAA+gAAAPo" + "A".repeat(40_000);
        String asked = "{\"role\":\"user\",\"content\":[{\"type\":\"input_image\",\"image_url\":\"" + url + "\"}]}";

        assertThat(usage("any", asked, "").get(0)).isBetween(1_334L, 1_400L);
    }

    /** All tokens of the prompt, those read, those written. */
    private List<Long> usage(String model, String items, String more) {
        JsonNode usage = answer("{\"model\":\"" + model + "\",\"input\":[" + items + "]" + more + "}")
                .path("usage");
        JsonNode details = usage.path("input_tokens_details");
        return List.of(
                usage.path("input_tokens").asLong(),
                details.path("cached_tokens").asLong(),
                details.path("cache_write_tokens").asLong());
    }

    private JsonNode answer(String body) {
        HttpResponse<String> response = client.responses(body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.read(response.body());
    }

    private List<Event> events(String body) {
        return SimClient.events(client.responses(body));
    }

    private static JsonNode last(List<Event> events) {
        return Json.read(events.getLast().data()).path("response");
    }

    private static List<String> names(List<Event> events) {
        return events.stream().map(Event::name).toList();
    }

    private static List<Integer> numbers(List<Event> events) {
        return events.stream()
                .map(event -> Json.read(event.data()).path("sequence_number").asInt(-1))
                .toList();
    }

    private static SimReply reply(Draws draws) {
        List<ReplyBlock> blocks = draws.listOf(
                0,
                4,
                each -> each.<ReplyBlock>any(
                        one -> new ReplyBlock.Text(one.text(1, 40, "ab \"\\\n\u00e9\u20ac")),
                        one -> new ReplyBlock.ToolUse(
                                "read", "{\"a\":" + Json.quote(one.text(0, 20, "a\"\\\n")) + "}")));
        return SimReply.of(blocks).inChunks(Chunking.chars(draws.between(1, 9)));
    }

    private static String message(String role, String text) {
        return "{\"role\":\"" + role + "\",\"content\":\"" + text + "\"}";
    }

    private static String marked(String text) {
        return "{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"" + text
                + "\",\"prompt_cache_breakpoint\":{\"mode\":\"explicit\"}}]}";
    }

    private static String body(String user, String more) {
        return "{\"model\":\"any\",\"input\":[" + message("user", user) + "]" + more + "}";
    }
}
