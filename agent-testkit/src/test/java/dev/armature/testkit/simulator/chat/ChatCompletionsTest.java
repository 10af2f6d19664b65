package dev.armature.testkit.simulator.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.SimClient;
import dev.armature.testkit.simulator.SimClient.Event;
import dev.armature.testkit.simulator.fault.Fault;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same replies in the words of Chat Completions. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ChatCompletionsTest {

    private static final String MARK = ",\"prompt_cache_breakpoint\":{\"mode\":\"explicit\"}";
    private static final String TOOLS =
            ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"read\",\"parameters\":{\"type\":\"object\"}}}]";
    private static final SimReply CALLS = SimReply.of(
            new ReplyBlock.Thinking("Look."),
            new ReplyBlock.Text("I look."),
            new ReplyBlock.ToolUse("read", "{\"path\":\"a\"}"),
            new ReplyBlock.ToolUse("read", "{\"path\":\"b\"}"));

    private final ModelSimulator simulator =
            ModelSimulator.builder().model(SimModel.named("any")).start();
    private final SimClient client = new SimClient(simulator);

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    @Test
    void an_unstreamed_reply_is_one_choice() {
        simulator.policy(request -> CALLS);

        JsonNode answer = Json.read(client.chat(body("hi", TOOLS)).body());

        JsonNode choice = answer.path("choices").path(0);
        assertThat(answer.path("object").asText()).isEqualTo("chat.completion");
        assertThat(choice.path("finish_reason").asText()).isEqualTo("tool_calls");
        assertThat(choice.path("message").path("content").asText()).isEqualTo("I look.");
        assertThat(choice.path("message").path("reasoning_content").asText()).isEqualTo("Look.");
        assertThat(choice.path("message").path("tool_calls"))
                .extracting(call -> call.path("function").toString())
                .containsExactly(
                        "{\"name\":\"read\",\"arguments\":\"{\\\"path\\\":\\\"a\\\"}\"}",
                        "{\"name\":\"read\",\"arguments\":\"{\\\"path\\\":\\\"b\\\"}\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = "null")
    void an_output_limit_that_says_nothing_here_leaves_the_answer_as_it_is(String limit) {
        JsonNode answer =
                Json.read(client.chat(body("hi", ",\"max_tokens\":" + limit)).body());

        assertThat(answer.path("choices")
                        .path(0)
                        .path("message")
                        .path("content")
                        .asText())
                .isEqualTo("ok");
        assertThat(answer.path("choices").path(0).path("finish_reason").asText())
                .isEqualTo("stop");
    }

    @Test
    void a_streamed_reply_is_chunks_without_names_and_ends_with_done() {
        simulator.policy(request -> CALLS);

        List<Event> events = SimClient.events(client.chat(body("hi", TOOLS + ",\"stream\":true")));

        assertThat(events).extracting(Event::name).containsOnly("");
        assertThat(events.getLast().data()).isEqualTo("[DONE]");
        assertThat(delta(events.getFirst()).toString()).isEqualTo("{\"role\":\"assistant\",\"content\":null}");
        assertThat(Json.read(events.get(events.size() - 2).data())
                        .path("choices")
                        .path(0)
                        .toString())
                .isEqualTo("{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}");
        assertThat(events.getFirst().data()).doesNotContain("\"usage\"");
    }

    @Test
    void the_id_and_name_of_a_call_come_once_and_its_pieces_by_index() {
        simulator.policy(request -> CALLS.inChunks(Chunking.chars(4)));

        List<JsonNode> calls = SimClient.events(client.chat(body("hi", TOOLS + ",\"stream\":true"))).stream()
                .filter(event -> event.data().contains("tool_calls\":["))
                .map(event -> delta(event).path("tool_calls").path(0))
                .toList();

        assertThat(calls.stream().filter(call -> call.has("id"))).hasSize(2);
        assertThat(calls.stream().map(call -> call.path("index").asInt()).distinct())
                .containsExactly(0, 1);
        assertThat(arguments(calls, 1)).isEqualTo("{\"path\":\"b\"}");
    }

    @Test
    void usage_comes_in_a_chunk_of_its_own_when_it_is_asked_for() {
        String asked = body("hi", ",\"stream\":true,\"stream_options\":{\"include_usage\":true}");

        List<Event> events = SimClient.events(client.chat(asked));

        JsonNode last = Json.read(events.get(events.size() - 2).data());
        assertThat(last.path("choices")).isEmpty();
        assertThat(last.path("usage").path("total_tokens").asLong())
                .isEqualTo(last.path("usage").path("prompt_tokens").asLong()
                        + last.path("usage").path("completion_tokens").asLong());
        assertThat(events.getFirst().data()).endsWith(",\"usage\":null}");
    }

    @Test
    void the_prompt_counts_what_was_cached_too_and_is_cached_by_itself() {
        String first = body("x".repeat(8_000), "");
        JsonNode cold = Json.read(client.chat(first).body()).path("usage");
        JsonNode warm = Json.read(client.chat(first).body()).path("usage");

        long prompt = cold.path("prompt_tokens").asLong();
        assertThat(cold.path("prompt_tokens_details").toString())
                .isEqualTo("{\"cached_tokens\":0,\"cache_write_tokens\":" + prompt + "}");
        assertThat(warm.path("prompt_tokens").asLong()).isEqualTo(prompt);
        assertThat(warm.path("prompt_tokens_details").toString())
                .isEqualTo("{\"cached_tokens\":" + prompt + ",\"cache_write_tokens\":0}");
    }

    @Test
    void an_older_model_is_cached_in_steps_and_for_free() {
        String asked = body("x".repeat(8_000), "").replace("\"any\"", "\"gpt-5\"");
        JsonNode cold = Json.read(client.chat(asked).body()).path("usage");
        JsonNode warm = Json.read(client.chat(asked).body()).path("usage");

        assertThat(cold.path("prompt_tokens").asLong()).isBetween(2_000L, 2_020L);
        assertThat(cold.path("prompt_tokens_details").toString())
                .isEqualTo("{\"cached_tokens\":0,\"cache_write_tokens\":0}");
        assertThat(warm.path("prompt_tokens_details").toString())
                .isEqualTo("{\"cached_tokens\":1920,\"cache_write_tokens\":0}");
    }

    @Test
    void a_model_of_ones_own_may_be_cached_in_steps_too() {
        try (ModelSimulator older = ModelSimulator.builder()
                        .model(SimModel.named("any").withCacheStep(128))
                        .start();
                SimClient asking = new SimClient(older)) {
            String body = body("x".repeat(8_000), "");
            asking.chat(body);

            JsonNode usage = Json.read(asking.chat(body).body()).path("usage");

            long prompt = usage.path("prompt_tokens").asLong();
            assertThat(usage.path("prompt_tokens_details").toString())
                    .isEqualTo("{\"cached_tokens\":" + (prompt - prompt % 128) + ",\"cache_write_tokens\":0}");
        }
    }

    @Test
    void an_explicit_prompt_is_cached_up_to_its_breakpoints_only() {
        String explicit = ",\"prompt_cache_options\":{\"mode\":\"explicit\",\"ttl\":\"30m\"}";
        String marked = marked("user", "x".repeat(8_000));

        List<Long> unmarked = usage(message("user", "x".repeat(8_000)), explicit);
        List<Long> cold = usage(marked + "," + message("user", "one"), explicit);
        List<Long> warm = usage(marked + "," + message("user", "two"), explicit);

        assertThat(unmarked.subList(1, 3)).containsExactly(0L, 0L);
        assertThat(cold.get(1)).isZero();
        assertThat(cold.get(2)).isPositive().isLessThan(cold.get(0));
        assertThat(warm.subList(1, 3)).containsExactly(cold.get(2), 0L);
    }

    @Test
    void without_options_three_breakpoints_count_besides_the_newest_block() {
        List<String> messages = new ArrayList<>();
        for (String letter : List.of("a", "b", "c", "d")) {
            messages.add(marked("user", letter.repeat(8_000)));
        }
        usage(String.join(",", messages) + "," + message("user", "so?"), "");

        List<Long> upToFirst = usage(messages.get(0), "");
        List<Long> upToSecond = usage(messages.get(0) + "," + messages.get(1), "");

        assertThat(upToFirst.get(1)).as("the fourth breakpoint from the end").isZero();
        assertThat(upToSecond.get(1)).as("the third from the end").isEqualTo(upToSecond.get(0));
    }

    @Test
    void a_breakpoint_may_stand_in_the_system_prompt_and_in_a_tools_message_and_is_not_part_of_what_is_cached() {
        String explicit = ",\"prompt_cache_options\":{\"mode\":\"explicit\"}";
        String call =
                message("user", "hi") + ",{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"a\",\"arguments\":\"{}\"}}]},"
                        + marked("tool\",\"tool_call_id\":\"c", "r".repeat(8_000));
        String asked = marked("system", "s".repeat(8_000)) + "," + call;

        List<Long> cold = usage(asked, explicit);
        List<Long> warm = usage(asked.replace(MARK, ""), "");
        List<Long> other = usage(marked("system", "s".repeat(8_000)) + "," + message("user", "ho"), explicit);

        assertThat(cold.subList(1, 3)).containsExactly(0L, cold.get(0));
        assertThat(warm.get(1)).isEqualTo(cold.get(0));
        assertThat(other.get(1)).isBetween(2_000L, 2_020L);
    }

    @Test
    void text_is_the_same_prompt_as_a_list_of_that_one_text() {
        long written = usage(message("user", "x".repeat(8_000)), "").get(2);

        assertThat(usage(marked("user", "x".repeat(8_000)), "").get(1)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "prompt_cache_options":{"mode":"magic"} | prompt_cache_options.mode | Invalid value: 'magic'. Supported values are: 'explicit', 'implicit'.
            "prompt_cache_options":{"mode":"explicit","ttl":"5m"} | prompt_cache_options.ttl | Invalid value: '5m'. Supported values are: '30m'.
            "messages":[{"role":"user","content":"hi","prompt_cache_breakpoint":{"mode":"explicit"}}] | messages[0].prompt_cache_breakpoint | Unknown parameter: 'messages[0].prompt_cache_breakpoint'.
            "messages":[{"role":"user","content":[{"type":"text","text":"hi","prompt_cache_breakpoint":{}}]}] | messages[0].content[0].prompt_cache_breakpoint.mode | Missing required parameter: 'messages[0].content[0].prompt_cache_breakpoint.mode'.
            "messages":[{"role":"user","content":[{"type":"text","text":"hi","prompt_cache_breakpoint":{"mode":"implicit"}}]}] | messages[0].content[0].prompt_cache_breakpoint.mode | Invalid value: 'implicit'. Supported values are: 'explicit'.
            "messages":[{"role":"user","content":[{"type":"input_text","text":"hi"}]}] | messages[0].content[0].type | Invalid value: 'input_text'. Supported values are: 'file', 'image_url', 'input_audio', 'text'.
            "tools":[{"type":"function","function":{"name":"a"},"prompt_cache_breakpoint":{"mode":"explicit"}}] | tools[0].prompt_cache_breakpoint | Unknown parameter: 'tools[0].prompt_cache_breakpoint'.
            """)
    void a_breakpoint_stands_on_a_part_and_has_a_form(String field, String param, String says) {
        String messages = field.startsWith("\"messages\"") ? "" : ",\"messages\":[" + message("user", "hi") + "]";

        HttpResponse<String> response = client.chat("{\"model\":\"any\"," + field + messages + "}");

        JsonNode error = Json.read(response.body()).path("error");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error.path("message").asText()).isEqualTo(says);
        assertThat(error.path("param").asText()).isEqualTo(param);
    }

    @Test
    void an_image_weighs_its_area_and_not_its_bytes() {
        String url = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAA+gAAAPo" + "A".repeat(40_000);
        String content = "[{\"type\":\"text\",\"text\":\"look\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\""
                + url + "\"}}]";
        String asked = "{\"model\":\"any\",\"messages\":[{\"role\":\"user\",\"content\":" + content + "}]}";

        long tokens = Json.read(client.chat(asked).body())
                .path("usage")
                .path("prompt_tokens")
                .asLong();

        assertThat(tokens).isBetween(1_334L, 1_400L);
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn,                      stop",
        "max_tokens,                    length",
        "model_context_window_exceeded, length",
        "refusal,                       content_filter",
        "stop_sequence,                 stop",
        "moonlight,                     moonlight",
    })
    void reasons_to_stop_have_words_of_their_own(String reason, String word) {
        simulator.policy(request -> SimReply.text("x").stoppingWith(reason));

        assertThat(Json.read(client.chat(body("hi", "")).body())
                        .path("choices")
                        .path(0)
                        .path("finish_reason")
                        .asText())
                .isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "tool_choice":"zz" | tool_choice | invalid_value | Invalid value: 'zz'. Supported values are: 'auto', 'none', 'required'.
            "tool_choice":"required" | tool_choice |  | Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.
            "tools":[{"type":"function","function":{"name":"a"}}],"tool_choice":{"type":"function","function":{"name":"b"}} | tool_choice |  | Tool choice 'function' 'b' not found in 'tools' parameter.
            "max_completion_tokens":0 | max_completion_tokens | integer_below_min_value | Invalid 'max_completion_tokens': integer below minimum value. Expected a value >= 1, but got 0 instead.
            "max_completion_tokens":10000000 | max_completion_tokens | invalid_value | max_completion_tokens is too large: 10000000. This model supports at most 64000 completion tokens, whereas you provided 10000000.
            "max_tokens":5,"max_completion_tokens":5 | max_tokens | invalid_parameter_combination | Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.
            "stream_options":{"include_usage":true} | stream_options |  | The 'stream_options' parameter is only allowed when 'stream' is enabled.
            "reasoning_effort":"zz" | reasoning_effort | invalid_value | Invalid value: 'zz'. Supported values are: 'high', 'low', 'max', 'medium', 'minimal', 'none', 'xhigh'.
            "stop":["a","b","c","d","e"] | stop | array_above_max_length | Invalid 'stop': array too long. Expected an array with maximum length 4, but got an array with length 5 instead.
            """)
    void a_parameter_that_cannot_be_is_refused(String field, String param, String code, String says) {
        HttpResponse<String> response =
                client.chat("{\"model\":\"any\"," + field + ",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Json.read(response.body()).path("error").toString())
                .isEqualTo("{\"message\":" + Json.quote(says)
                        + ",\"type\":\"invalid_request_error\",\"param\":\"" + param + "\",\"code\":"
                        + (code == null ? "null" : Json.quote(code)) + "}");
    }

    @Test
    void arguments_that_are_no_text_are_refused() {
        HttpResponse<String> response = client.chat(
                "{\"model\":\"any\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"},"
                        + "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":"
                        + "{\"name\":\"read\",\"arguments\":{}}}]},{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"r\"}]}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains(
                        "Invalid type for 'messages[1].tool_calls[0].function.arguments': expected a string, but got an"
                                + " object instead.");
    }

    @Test
    void a_refusal_has_a_text_of_its_own_streamed_or_not() {
        simulator.policy(request -> SimReply.text("x").withFaults(new Fault.Refusal("cyber", "I will not.")));

        JsonNode choice =
                Json.read(client.chat(body("hi", "")).body()).path("choices").path(0);
        String streamed = client.chat(body("hi", ",\"stream\":true")).body();

        assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
        assertThat(choice.path("message").toString())
                .isEqualTo("{\"role\":\"assistant\",\"content\":null,\"refusal\":\"I will not.\"}");
        assertThat(streamed).contains("\"delta\":{\"refusal\":\"I will not.\"}");
    }

    @Test
    void blocks_of_the_other_format_are_said_as_far_as_there_is_a_form_for_them() {
        simulator.policy(request -> SimReply.of(
                new ReplyBlock.RawJson("{\"type\":\"redacted_thinking\",\"data\":\"x\"}"),
                new ReplyBlock.RawJson("{\"type\":\"novel\"}"),
                new ReplyBlock.RawJson("{\"type\":\"text\",\"text\":\"said\"}")));

        assertThat(Json.read(client.chat(body("hi", "")).body())
                        .at("/choices/0/message")
                        .toString())
                .isEqualTo("{\"role\":\"assistant\",\"content\":\"said\",\"refusal\":null}");
        assertThat(client.chat(body("hi", ",\"stream\":true")).body())
                .contains("{\"content\":\"said\"}")
                .doesNotContain("novel");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"promptTooLong","actual":208310,"max":200000} | 400 | invalid_request_error | context_length_exceeded | This model's maximum context length is 200000 tokens. However, your messages resulted in 208310 tokens. Please reduce the length of the messages.
            {"type":"maxTokensExceedsContext","prompt":5,"maxTokens":6,"window":10} | 400 | invalid_request_error | context_length_exceeded | This model's maximum context length is 10 tokens. However, you requested 11 tokens (5 in the messages, 6 in the completion). Please reduce the length of the messages or completion.
            {"type":"creditTooLow"} | 429 | insufficient_quota | insufficient_quota | You exceeded your current quota, please check your plan and billing details.
            {"type":"http404","model":"gone"} | 404 | invalid_request_error | model_not_found | The model `gone` does not exist or you do not have access to it.
            {"type":"http429"} | 429 | requests | rate_limit_exceeded | Rate limit reached. Please try again later.
            """)
    void faults_are_told_in_the_words_of_the_format(String fault, int status, String type, String code, String says) {
        simulator.inject(WrittenFault.of(fault));

        HttpResponse<String> response = client.chat(body("hi", ""));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"message\":" + Json.quote(says) + ",\"type\":\"" + type
                        + "\",\"param\":null,\"code\":\"" + code + "\"}}");
    }

    @Test
    void a_key_of_the_other_format_is_none() {
        HttpResponse<String> response = client.send(client.open("/v1/chat/completions")
                .header("x-api-key", simulator.apiKey())
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body("hi", ""))));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("You didn't provide an API key.").contains("\"code\":null");
    }

    @Test
    void the_policy_is_asked_in_the_same_words_as_for_the_other_format() {
        simulator.policy(request -> SimReply.text(request.system() + "|" + request.toolNames() + "|"
                + request.lastUserText() + "|" + request.newToolResults()));
        String asked = "{\"model\":\"any\"" + TOOLS
                + ",\"messages\":[{\"role\":\"developer\",\"content\":\"be terse\"},{\"role\":\"user\",\"content\":\"hi\"},"
                + "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":"
                + "{\"name\":\"read\",\"arguments\":\"{}\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"r\"}]}";

        String said = Json.read(client.chat(asked).body())
                .path("choices")
                .path(0)
                .path("message")
                .path("content")
                .asText();

        assertThat(said).isEqualTo("be terse|[read]|hi|" + List.of(new SimBlock.ToolResult("c", "r", false)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"messages":[{"role":"user","content":"hi"}]} | you must provide a model parameter
            {"model":"any","messages":[]} | Invalid 'messages': expected an array with at least one message
            {"model":"any","mesages":[],"messages":[{"role":"user","content":"hi"}]} | Unrecognized request argument supplied: mesages
            {"model":"any","top_k":5,"thinking":{},"messages":[{"role":"user","content":"hi"}]} | Unrecognized request arguments supplied: top_k, thinking
            {"model":"any","messages":[{"role":"narrator","content":"hi"}]} | Invalid value: 'narrator' for 'messages[0].role'
            {"model":"any","tools":[{"type":"custom"}],"messages":[{"role":"user","content":"hi"}]} | Invalid 'tools[0].type': expected 'function'
            {"model":"any","tools":[{"type":"function","function":{"name":"a b"}}],"messages":[{"role":"user","content":"hi"}]} | Invalid 'tools[0].function.name': string does not match pattern '^[a-zA-Z0-9_-]+$'
            {"model":"any","tools":[{"type":"function","function":{"name":"a"}},{"type":"function","function":{"name":"a"}}],"messages":[{"role":"user","content":"hi"}]} | Invalid 'tools': the function name 'a' is not unique
            {"model":"any","messages":[{"role":"user","content":"hi"},{"role":"tool","tool_call_id":"c","content":"r"}]} | Invalid parameter: messages[1] with role 'tool' must be a response to a preceding message with 'tool_calls'.
            {"model":"any","messages":[{"role":"user","content":"hi"},{"role":"assistant","tool_calls":[{"id":"c"}]}]} | An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: c
            {"model":"any","messages":[{"role":"user","content":"hi"},{"role":"assistant","tool_calls":[{"id":"c"}]},{"role":"user","content":"so?"}]} | An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: c
            """)
    void a_wrong_body_is_refused_in_the_providers_words(String body, String says) {
        HttpResponse<String> response = client.chat(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
        assertThat(Json.read(response.body()).path("error").toString())
                .isEqualTo("{\"message\":" + Json.quote(says)
                        + ",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}");
    }

    @Test
    void a_schema_to_be_kept_strictly_must_be_closed_and_require_all_it_has() {
        String open = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"object\"}},\"required\":[\"a\"],"
                + "\"additionalProperties\":false}";
        String format =
                ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"f\",\"strict\":true,"
                        + "\"schema\":" + open + "}}";
        String tool = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"strict\":true,\"parameters\":"
                + open + "}}]";
        String why =
                "In context=('properties', 'a'), 'additionalProperties' is required to be supplied and to be false.";

        assertThat(error(format))
                .isEqualTo("{\"message\":\"Invalid schema for response_format 'f': " + why
                        + "\",\"type\":\"invalid_request_error\",\"param\":\"response_format\",\"code\":null}");
        assertThat(error(tool))
                .isEqualTo("{\"message\":\"Invalid schema for function 'f': " + why
                        + "\",\"type\":\"invalid_request_error\",\"param\":\"tools[0].function.parameters\","
                        + "\"code\":\"invalid_function_parameters\"}");
        assertThat(client.chat(body("hi", (format + tool).replace("true", "false")))
                        .statusCode())
                .isEqualTo(200);
    }

    private String error(String more) {
        return Json.read(client.chat(body("hi", more)).body()).path("error").toString();
    }

    @ParameterizedTest
    @CsvSource({
        "http401, 401, invalid_request_error, invalid_api_key",
        "http404, 404, invalid_request_error, model_not_found",
        "http429, 429, requests,              rate_limit_exceeded",
        "http500, 500, server_error,          server_error",
        "http503, 503, server_error,          server_error",
    })
    void an_error_has_the_shape_and_the_code_of_this_format(String fault, int status, String type, String code) {
        String model = status == 404 ? ",\"model\":\"x\"" : "";
        simulator.inject(WrittenFault.of("{\"type\":\"" + fault + "\"" + model + "}"));

        HttpResponse<String> response = client.chat(body("hi", ""));

        JsonNode error = Json.read(response.body()).path("error");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(error.path("type").asText()).isEqualTo(type);
        assertThat(error.path("code").asText()).isEqualTo(code);
    }

    @Test
    void a_prompt_that_does_not_fit_has_a_code_that_clients_know() {
        simulator.inject(Fault.promptTooLong(300_000, 200_000));

        assertThat(client.chat(body("hi", "")).body()).contains("\"code\":\"context_length_exceeded\"");
    }

    @Test
    void all_chunks_put_together_are_the_unstreamed_reply() {
        Property.forAll(60, ChatCompletionsTest::reply, reply -> {
            simulator.policy(request -> reply);
            JsonNode message = Json.read(client.chat(body("hi", TOOLS)).body())
                    .path("choices")
                    .path(0)
                    .path("message");

            List<Event> events = SimClient.events(client.chat(body("hi", TOOLS + ",\"stream\":true")));

            StringBuilder text = new StringBuilder();
            List<JsonNode> calls = new ArrayList<>();
            for (Event event : events.subList(0, events.size() - 1)) {
                text.append(delta(event).path("content").asText(""));
                delta(event).path("tool_calls").forEach(calls::add);
            }
            assertThat(text.toString()).isEqualTo(message.path("content").asText(""));
            TreeMap<Integer, String> arguments = new TreeMap<>();
            calls.forEach(call -> arguments.merge(
                    call.path("index").asInt(),
                    call.path("function").path("arguments").asText(),
                    String::concat));
            assertThat(arguments.values())
                    .containsExactlyElementsOf(message.path("tool_calls").findValuesAsText("arguments"));
        });
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

    private static JsonNode delta(Event event) {
        return Json.read(event.data()).path("choices").path(0).path("delta");
    }

    private static String arguments(List<JsonNode> calls, int index) {
        StringBuilder text = new StringBuilder();
        calls.stream()
                .filter(call -> call.path("index").asInt() == index)
                .forEach(call ->
                        text.append(call.path("function").path("arguments").asText()));
        return text.toString();
    }

    /** All tokens of the prompt, those read, those written. */
    private List<Long> usage(String messages, String more) {
        HttpResponse<String> response = client.chat("{\"model\":\"any\",\"messages\":[" + messages + "]" + more + "}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode usage = Json.read(response.body()).path("usage");
        JsonNode details = usage.path("prompt_tokens_details");
        return List.of(
                usage.path("prompt_tokens").asLong(),
                details.path("cached_tokens").asLong(),
                details.path("cache_write_tokens").asLong());
    }

    private static String message(String role, String text) {
        return "{\"role\":\"" + role + "\",\"content\":\"" + text + "\"}";
    }

    private static String marked(String role, String text) {
        return "{\"role\":\"" + role + "\",\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"" + MARK + "}]}";
    }

    private static String body(String user, String more) {
        return "{\"model\":\"any\",\"messages\":[{\"role\":\"user\",\"content\":\"" + user + "\"}]" + more + "}";
    }
}
