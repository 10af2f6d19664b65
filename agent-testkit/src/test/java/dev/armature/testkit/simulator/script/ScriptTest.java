package dev.armature.testkit.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.Bodies;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.SimClient;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.SimModel;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ScriptTest {

    private static final String WEATHER = """
            [ { "match": { "turnIndex": 0, "lastUserContains": "weather in \\\\w+", "toolsInclude": ["t"] },
                "reply": { "blocks": [ { "type": "text", "text": "Asking." },
                                       { "type": "tool_use", "name": "t", "input": { "city": "Oslo" } } ] } },
              { "match": { "hasToolResult": true, "toolResultContains": "[Ff]og" },
                "reply": { "blocks": [ { "type": "text", "text": "Foggy." } ] } } ]
            """;
    private static final String RESULT = "{\"type\":\"tool_result\",\"tool_use_id\":\"a\",\"content\":\"Fog\"}";

    private final ModelSimulator simulator =
            ModelSimulator.builder().model(SimModel.named(Bodies.MODEL)).start();
    private final SimClient client = new SimClient(simulator);

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    @Test
    void a_conversation_goes_as_it_was_written() {
        simulator.policy(Script.parse(WEATHER));

        JsonNode first = client.message(asking("the weather in Oslo"));
        JsonNode second = client.message(Bodies.body()
                .tool(Bodies.tool("t", ""))
                .user("{\"type\":\"text\",\"text\":\"the weather in Oslo\"}")
                .assistant("{\"type\":\"tool_use\",\"id\":\"a\",\"name\":\"t\",\"input\":{}}")
                .user(RESULT)
                .json());

        assertThat(first.path("stop_reason").asText()).isEqualTo("tool_use");
        assertThat(first.path("content").path(1).path("input").toString()).isEqualTo("{\"city\":\"Oslo\"}");
        assertThat(second.path("content").path(0).path("text").asText()).isEqualTo("Foggy.");
        simulator.verify();
    }

    @Test
    void a_request_that_fits_nothing_is_told_where_the_nearest_turn_differs_and_fails_the_test() {
        simulator.policy(Script.parse(WEATHER));

        HttpResponse<String> response = client.messages(asking("the time"));

        String expected = "No turn of the script fits the request (turn 0, last user text `the time`). The nearest is"
                + " turn 0: it expects lastUserContains `weather in \\w+`, was `the time`.";
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Json.read(response.body()).path("error").path("message").asText())
                .isEqualTo(expected);
        assertThatThrownBy(simulator::verify).isInstanceOf(AssertionError.class).hasMessageContaining(expected);
    }

    @Test
    void a_turn_is_used_up_unless_it_repeats() {
        simulator.policy(Script.parse("""
                [ { "reply": { "blocks": [ { "type": "text", "text": "once" } ] } },
                  { "reply": { "blocks": [ { "type": "text", "text": "ever" } ] }, "repeat": true } ]
                """));

        assertThat(said()).isEqualTo("once");
        assertThat(said()).isEqualTo("ever");
        assertThat(said()).isEqualTo("ever");
    }

    @Test
    void a_turn_with_an_empty_match_answers_what_no_other_turn_answers() {
        simulator.policy(Script.parse("""
                { "turns": [
                  { "match": {}, "reply": { "blocks": [ { "type": "text", "text": "else" } ], "stopReason": "stop_sequence" } },
                  { "match": { "lastUserContains": "hi" }, "reply": { "blocks": [ { "type": "text", "text": "hello" } ] } } ] }
                """));

        assertThat(said()).isEqualTo("hello");
        assertThat(said()).isEqualTo("else");
        assertThat(client.message(asking("hi")).path("stop_reason").asText()).isEqualTo("stop_sequence");
    }

    @Test
    void without_a_script_every_request_gets_the_same_short_text() {
        simulator.policy(Script.standard());

        assertThat(said()).isEqualTo("This is the simulated model.");
        assertThat(said()).isEqualTo("This is the simulated model.");
    }

    @Test
    void faults_and_reasons_to_stop_are_part_of_a_turn() {
        simulator.policy(Script.parse("""
                [ { "faults": [ { "type": "http429", "retryAfterSeconds": 3, "errorCode": "x", "shouldRetry": true } ] },
                  { "stopReason": "max_tokens", "reply": { "blocks": [ { "type": "text", "text": "cut" } ] } } ]
                """));

        HttpResponse<String> refused = client.messages(asking("hi"));
        JsonNode answered = client.message(asking("hi"));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).contains("3");
        assertThat(answered.path("stop_reason").asText()).isEqualTo("max_tokens");
    }

    @Test
    void a_turn_whose_reply_was_refused_gives_it_to_the_next_try() {
        simulator.policy(Script.parse("""
                [ { "match": { "turnIndex": 0 }, "reply": { "blocks": [ { "type": "text", "text": "at last" } ] },
                    "faults": [ { "type": "http529" } ] } ]
                """));

        assertThat(statuses(3)).containsExactly(529, 200, 400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { "match": {}, "reply": R, "faults": [{ "type": "http529" }] }                                    | 529 200 200 200
            { "reply": R, "faults": [{ "type": "http529", "frequency": { "times": 2 } }] }                    | 529 529 200 400
            { "reply": R, "faults": [{ "type": "http529" }, { "type": "http500" }] }                          | 529 500 200 400
            { "reply": R, "repeat": true, "faults": [{ "type": "http529", "frequency": { "every": 2 } }] }    | 200 529 200 529
            { "reply": R, "repeat": true, "faults": [{ "type": "http529", "frequency": { "every": 1 } }] }    | 529 529 529 529
            { "reply": R, "faults": [{ "type": "http529", "frequency": { "chance": 1 } }] }                   | 529 529 529 529
            { "reply": R, "faults": [{ "type": "nullUsageFields" }] }                                         | 200 400 400 400
            { "faults": [{ "type": "http529" }] }                                                             | 529 400 400 400
            { "repeat": true, "faults": [{ "type": "http529" }] }                                             | 529 529 529 529
            { "match": {}, "faults": [{ "type": "http529" }] }                                                | 529 529 529 529
            """)
    void a_fault_of_a_turn_strikes_as_often_as_it_says_and_then_the_reply_is_given(String turn, String expected) {
        simulator.policy(Script.parse(
                "[" + turn.replace(" R,", " { \"blocks\": [ { \"type\": \"text\", \"text\": \"x\" } ] },") + "]"));

        assertThat(statuses(4).stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void a_turn_whose_answer_broke_off_gives_it_to_the_next_try() {
        simulator.policy(Script.parse("""
                [ { "reply": { "blocks": [ { "type": "text", "text": "whole" } ] },
                    "faults": [ { "type": "errorEvent", "afterEvents": 1 } ] } ]
                """));

        HttpResponse<String> broken = client.messages(streaming("hi"));
        HttpResponse<String> whole = client.messages(streaming("hi"));

        assertThat(broken.body()).contains("overloaded_error").doesNotContain("whole");
        assertThat(whole.body()).contains("whole").contains("message_stop");
    }

    @Test
    void a_redacted_block_needs_no_data() {
        simulator.policy(Script.parse("[{\"reply\":{\"blocks\":[{\"type\":\"redacted\"}]}}]"));

        assertThat(client.message(asking("hi")).at("/content/0").toString())
                .isEqualTo("{\"type\":\"redacted_thinking\",\"data\":\"cmVkYWN0ZWQgYnkgdGhlIHNpbXVsYXRvcg==\"}");
    }

    @Test
    void delays_in_real_time_are_kept_on_the_virtual_clock_too() {
        simulator.policy(Script.parse("[{\"delays\":{\"ttftMs\":60,\"realTime\":true},\"reply\":{\"blocks\":[]}}]"));
        long begin = System.nanoTime();

        client.message(asking("hi"));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void numbers_of_a_script_are_sent_as_they_are_written() {
        simulator.policy(
                Script.parse(
                        "[{\"reply\":{\"blocks\":[{\"type\":\"tool_use\",\"name\":\"t\",\"input\":{\"a\":1.50,\"b\":1e2,\"c\":[0.10]}}]}}]"));

        assertThat(client.messages(asking("hi")).body()).contains("\"input\":{\"a\":1.50,\"b\":1e2,\"c\":[0.10]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                              | a script is a JSON list of turns, or an object with such a list as `turns`, was `{}`
            { "turn": [] }                                  | expected of a script one of [$schema, turns], was `turn`
            [ { "reply": { "block": [] } } ]                | turn 0 of the script: expected of reply one of [blocks, stopReason], was `block`
            [ { "faults": [ { "type": "http429", "retry": 1 } ] } ] | turn 0 of the script: expected of the fault `http429` one of [errorCode, retryAfterMs, retryAfterSeconds, retryAt, shouldRetry, type], was `retry`
            [ { "stopReason": "x", "reply": { "stopReason": "x" } } ] | turn 0 of the script: `stopReason` stands both in the turn and in its `reply`; one is enough
            [ { "mach": {} } ]                              | turn 0 of the script: expected of a turn one of [chunking, delays, faults, match, repeat, reply, stopReason], was `mach`
            []                                              | a script has at least one turn; without any, every request would be wrong
            [ {}, { "match": { "lastUser": "x" } } ]        | turn 1 of the script: expected of match one of [hasToolResult, lastUserContains, systemContains, toolResultContains, toolsInclude, turnIndex], was `lastUser`
            [ { "reply": { "blocks": [ { "type": "text", "txt": "x" } ] } } ] | turn 0 of the script: expected of block 0 of `reply`, a `text`, one of [text, type], was `txt`
            [ { "reply": { "blocks": [ { "type": "tool_use" } ] } } ] | turn 0 of the script: expected of block 0 of `reply`, a `tool_use`, a field `name`
            [ { "reply": { "blocks": [ { "text": "x" } ] } } ] | turn 0 of the script: expected of block 0 of `reply` a `type` such as `text`
            [ { "match": { "lastUserContains": "(." } } ]   | turn 0 of the script: `match.lastUserContains` must be a regular expression, was `(.`: Unclosed group at character 2
            [ {                                             | at line 1, column 4 it is not JSON: Unexpected end-of-input: expected close marker for Object (start marker at line 1, column 3)
            [ { "turns": x                                  | at line 1, column 14 it is not JSON: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
            [ { "faults": [ { "type": "gremlins" } ] } ]    | turn 0 of the script: there is no fault `gremlins`
            [ { "match": "weather" } ]                      | turn 0 of the script: expected of match an object, was `"weather"`
            [ { "match": null } ]                           | turn 0 of the script: expected of match an object, was `null`
            [ { "match": { "toolsInclude": "weather" } } ]  | turn 0 of the script: expected of match as `toolsInclude` a list, was `"weather"`
            [ { "match": { "turnIndex": "first" } } ]       | turn 0 of the script: expected of match as `turnIndex` a whole number of at least 0, was `"first"`
            [ "hello" ]                                     | turn 0 of the script: expected of a turn an object, was `"hello"`
            [ { "faults": [ { "type": "stallAfterEvent", "events": 1 } ] } ] | turn 0 of the script: expected of the fault `stallAfterEvent` a field `ms`
            [ { "faults": [ { "type": "cutAtByte", "count": 5 } ] } ] | turn 0 of the script: expected of the fault `cutAtByte` one of [bytes, reset, type], was `count`
            [ { "faults": [ { "type": "http429", "retryAt": "soon" } ] } ] | turn 0 of the script: expected of the fault `http429` as `retryAt` a time such as `2026-01-31T10:00:00Z`, was `"soon"`
            [ { "faults": [ { "type": "http429", "retryAt": "x", "retryAfterMs": 1 } ] } ] | turn 0 of the script: the fault `http429` has [retryAfterMs, retryAt]; one is enough
            """)
    void a_script_that_cannot_be_understood_is_refused(String script, String says) {
        assertThatThrownBy(() -> Script.parse(script)).hasMessage(says);
    }

    @Test
    void a_script_of_many_lines_that_is_none_is_told_on_one_line() {
        assertThatThrownBy(() -> Script.parse("{\n  \"$schema\": \"x\"\n}\n"))
                .hasMessage("a script is a JSON list of turns, or an object with such a list as `turns`, was"
                        + " `{ \"$schema\": \"x\" }`");
    }

    @Test
    void a_policy_that_throws_is_told_to_the_client_and_to_the_test() {
        simulator.policy(request -> {
            throw new IllegalStateException("no idea");
        });

        assertThat(client.messages(asking("hi")).statusCode()).isEqualTo(500);
        assertThat(simulator.failures())
                .containsExactly("the reply policy failed: java.lang.IllegalStateException: no idea");
    }

    private List<Integer> statuses(int requests) {
        return IntStream.range(0, requests)
                .mapToObj(i -> client.messages(asking("hi")).statusCode())
                .toList();
    }

    private static String streaming(String user) {
        return asking(user).replaceFirst("\\{", "{\"stream\":true,");
    }

    private String said() {
        return client.message(asking("hi")).path("content").path(0).path("text").asText();
    }

    private static String asking(String user) {
        return Bodies.body()
                .tool(Bodies.tool("t", ""))
                .user("{\"type\":\"text\",\"text\":\"" + user + "\"}")
                .json();
    }
}
