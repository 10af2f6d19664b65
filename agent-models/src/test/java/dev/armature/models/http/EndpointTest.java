package dev.armature.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.model.ApiKey;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class EndpointTest {
    private static final ApiKey KEY = ApiKey.of("my-own-secret-key");
    private final Endpoint endpoint = new Endpoint(
            "Anthropic", URI.create("https://api.example.com"), "claude-x", "THE_KEY", "THE_URL", List.of(KEY));

    @Test
    void a_provider_begins_a_sentence_with_a_capital_and_stands_within_one_without() {
        Endpoint local = new Endpoint(
                "the local server", URI.create("http://127.0.0.1:1"), "x", "THE_KEY", "THE_URL", List.of());

        assertThat(local.refused(500, HttpHeaders.of(Map.of(), (name, value) -> true), new byte[0])
                        .message())
                .startsWith("The local server at http://127.0.0.1:1 failed");
        assertThat(local.cancelled().message())
                .isEqualTo("The request to the local server at http://127.0.0.1:1 was cancelled.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | {"error":{"type":"invalid_request_error","message":"bad field"}}                             | INVALID_REQUEST   | false
                    400 | {"error":{"type":"invalid_request_error","message":"prompt is too long: 208310 tokens > 200000 maximum"}} | CONTEXT_TOO_LONG | false
                    400 | {"error":{"message":"input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000"}} | CONTEXT_TOO_LONG | false
                    400 | {"error":{"code":400,"type":"exceed_context_size_error","message":"too big","n_ctx":4096}}     | CONTEXT_TOO_LONG  | false
                    400 | {"error":{"code":"context_length_exceeded","message":"too big"}}                               | CONTEXT_TOO_LONG  | false
                    400 | {"object":"error","message":"This model's maximum context length is 4096 tokens","code":400}  | CONTEXT_TOO_LONG  | false
                    400 | {"error":{"type":"invalid_request_error","message":"Your credit balance is too low"}}          | QUOTA             | false
                    401 | {"error":{"type":"authentication_error","message":"invalid x-api-key"}}                        | AUTHENTICATION    | false
                    402 | {"error":{"type":"billing_error","message":"pay"}}                                             | QUOTA             | false
                    403 | {"detail":"Forbidden"}                                                                         | PERMISSION        | false
                    404 | {"error":"model 'x' not found"}                                                                | MODEL_NOT_FOUND   | false
                    408 | {}                                                                                             | TIMEOUT           | true
                    409 | {"error":{"type":"conflict_error"}}                                                            | SERVER            | true
                    413 | <html>Too large</html>                                                                         | REQUEST_TOO_LARGE | false
                    422 | {"error":{"type":"invalid_request_error","message":"no"}}                                      | INVALID_REQUEST   | false
                    429 | {"error":{"type":"rate_limit_error","message":"slow down"}}                                    | RATE_LIMITED      | true
                    429 | {"error":{"type":"rate_limit_error","details":{"error_code":"enforced_spend_limit_reached"}}}  | QUOTA             | false
                    429 | {"error":{"type":"insufficient_quota","code":"insufficient_quota"}}                            | QUOTA             | false
                    500 | {"error":{"type":"api_error","message":"Internal"}}                                            | SERVER            | true
                    502 | <html>Bad gateway</html>                                                                       | SERVER            | true
                    503 | nothing                                                                                        | OVERLOADED        | true
                    504 | {"error":{"type":"timeout_error"}}                                                             | TIMEOUT           | true
                    529 | {"error":{"type":"overloaded_error","message":"Overloaded"}}                                   | OVERLOADED        | true
                    """)
    void a_refusal_has_a_meaning(int status, String body, Kind kind, boolean retryable) {
        ModelFailure failure = refused(status, Map.of(), body);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.message()).contains("HTTP " + status).doesNotContain("<html>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}        | OVERLOADED
                    {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 3"}} | CONTEXT_TOO_LONG
                    {"type":"error","error":{"type":"invalid_request_error","message":"no"}}           | INVALID_REQUEST
                    {"error":{"message":"CUDA out of memory","code":500}}                              | SERVER
                    {"error":{"code":"rate_limit_exceeded","message":"slow"}}                          | RATE_LIMITED
                    {"object":"error","message":"boom"}                                                | SERVER
                    {"error":{"code":401,"message":"who are you?"}}                                    | AUTHENTICATION
                    {"error":{"code":429,"message":"slow"}}                                            | RATE_LIMITED
                    {"error":{"code":503,"message":"full"}}                                            | OVERLOADED
                    {"error":{"code":400,"message":"no"}}                                              | INVALID_REQUEST
                    {"error":{"code":7,"message":"boom"}}                                              | SERVER
                    """)
    void a_failure_inside_a_stream_has_the_same_meaning(String event, Kind kind) {
        assertThat(endpoint.toldInStream(WireJson.read(event)).kind()).isEqualTo(kind);
    }

    @Test
    void the_provider_may_forbid_or_ask_for_a_retry() {
        assertThat(refused(500, Map.of("x-should-retry", List.of("false")), "{}")
                        .retryable())
                .isFalse();
        assertThat(refused(400, Map.of("x-should-retry", List.of("true")), "{}").retryable())
                .isTrue();
    }

    @Test
    void no_key_is_repeated_not_even_one_that_only_looks_like_one() {
        String body = "{\"error\":{\"message\":\"Incorrect API key provided: my-own-secret-key, sk-proj-abcdef1234\"}}";

        ModelFailure failure = refused(401, Map.of("request-id", List.of("req my-own-secret-key")), body);

        assertThat(failure.toString())
                .contains("Incorrect API key provided: ***, sk-***", "THE_KEY")
                .doesNotContain("my-own-secret-key", "abcdef1234");
    }

    @Test
    void without_a_key_it_is_said_which_variable_to_set() {
        Endpoint keyless = new Endpoint(
                "Anthropic", URI.create("https://api.example.com"), "claude-x", "THE_KEY", "THE_URL", List.of());

        ModelFailure failure = keyless.refused(401, headers(Map.of()), "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(failure.message())
                .isEqualTo("Anthropic at https://api.example.com wants an API key (HTTP 401). Set THE_KEY.");
    }

    @Test
    void a_long_explanation_is_cut_and_put_on_one_line() {
        String body = "{\"error\":{\"message\":\"" + "line\\n".repeat(1000) + "\"}}";

        assertThat(refused(400, Map.of(), body).message()).doesNotContain("\n").hasSizeLessThan(800);
    }

    @Test
    void no_part_of_a_key_is_told_that_stands_where_the_explanation_is_cut() {
        for (int before = 570; before <= 600; before++) {
            String body = "{\"error\":{\"message\":\"" + ".".repeat(before) + "my-own-secret-key\"}}";

            assertThat(refused(400, Map.of(), body).message()).doesNotContain("my-own", "secret");
        }
    }

    @Test
    void what_a_caller_sends_in_a_header_of_that_kind_is_hidden_and_other_headers_are_not() {
        Map<String, String> sent = Map.of(
                "x-gateway-token",
                "gw-0815",
                "cookie",
                "a=0815; session=4711",
                "authorization",
                "Bearer b-42",
                "x-beta",
                "b-43");
        Endpoint gateway = new Endpoint(
                "Anthropic", URI.create("https://api.example.com"), "m", "THE_KEY", "THE_URL", List.of(), sent);
        String body = "{\"error\":{\"message\":\"gw-0815, session=4711, a=0815; Bearer b-42, b-43\"}}";

        assertThat(gateway.refused(400, headers(Map.of()), body.getBytes(StandardCharsets.UTF_8))
                        .message())
                .isEqualTo("Anthropic at https://api.example.com does not accept the request (HTTP 400: ***, ***, ***"
                        + " Bearer ***, b-43).");
    }

    @Test
    void an_id_told_within_a_stream_holds_no_key() {
        assertThat(endpoint.toldInStream(
                                WireJson.read("{\"request_id\":\"my-own-secret-key\",\"error\":{\"message\":\"no\"}}"))
                        .requestId())
                .contains("***");
    }

    /** A failure is shown in terminals, which obey such characters. */
    @Test
    void nothing_that_is_told_moves_a_cursor_or_turns_text_around() {
        String unshowable = "a\u001b[31mb\nc\u009bd\u202ee\u2066f\ufeffg\u200dh";

        ModelFailure failure = endpoint.toldInStream(
                WireJson.object("request_id", unshowable).set("error", WireJson.object("message", unshowable)));

        assertThat(failure.requestId()).contains("a [31mb c d e f g\u200dh");
        assertThat(failure.message()).contains("(a [31mb c d e f g\u200dh)");
        assertThat(endpoint.malformed(unshowable).message()).contains("a [31mb c d e f g\u200dh");
    }

    @Test
    void a_whole_answer_where_events_were_asked_for_is_no_failure_of_the_service_and_is_not_asked_for_again() {
        ModelFailure plain = ModelFailure.of(
                        Kind.MALFORMED,
                        "Anthropic at https://api.example.com answered with plain JSON instead of a stream of events."
                                + " Check the base URL (THE_URL).")
                .retryable(false);
        Map<String, List<String>> json = Map.of("content-type", List.of("application/json"));

        assertThat(refused(200, json, "{\"type\":\"message\",\"content\":[]}")).isEqualTo(plain);
        assertThat(refused(200, json, "{\"object\":\"chat.completion\"}")).isEqualTo(plain);
        assertThat(refused(200, json, "{\"content\":\"too long to be read who")).isEqualTo(plain);
    }

    @Test
    void a_failure_told_with_status_200_is_one() {
        Map<String, List<String>> json = Map.of("content-type", List.of("application/json"));

        assertThat(refused(200, json, "{\"error\":{\"type\":\"overloaded_error\"}}")
                        .kind())
                .isEqualTo(Kind.OVERLOADED);
        assertThat(refused(200, json, "{\"detail\":\"Not authenticated\"}").kind())
                .isEqualTo(Kind.SERVER);
    }

    private ModelFailure refused(int status, Map<String, List<String>> headers, String body) {
        return endpoint.refused(status, headers(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpHeaders headers(Map<String, List<String>> headers) {
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
