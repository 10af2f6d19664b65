package dev.armature.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class EventJsonTest {
    private static final Endpoint ENDPOINT =
            new Endpoint("Server", URI.create("http://127.0.0.1:1"), "m", "KEY", "URL", List.of());

    private final List<ObjectNode> told = new ArrayList<>();

    @Test
    void an_object_is_handed_over() {
        assertThat(read("{\"a\":1}", true)).isNull();

        assertThat(told).containsExactly((ObjectNode) WireJson.read("{\"a\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null", "[DONE]", " [DONE]\n", ""})
    void other_values_and_the_mark_of_the_end_are_passed_over(String data) {
        assertThat(read(data, true)).isNull();
        assertThat(told).isEmpty();
    }

    @Test
    void what_is_no_json_is_malformed_unless_the_body_ended_in_it() {
        assertThat(read("{\"a\":", false)).isNull();
        assertThat(read("[STOP]", true))
                .isEqualTo(ModelFailure.of(
                        Kind.MALFORMED,
                        "The answer of Server at http://127.0.0.1:1 cannot be understood: an event holds no JSON: "
                                + "Unrecognized token 'STOP': was expecting (JSON String, Number, Array, Object or token"
                                + " 'null', 'true' or 'false')."));
        assertThat(told).isEmpty();
    }

    /** Longer than a JSON library reads by itself: an answer may have 64 MiB, and all of them may be one text. */
    @Test
    void a_text_of_twenty_million_characters_and_more_is_read() {
        String text = "a".repeat(20_000_001);

        assertThat(read("{\"a\":\"" + text + "\"}", true)).isNull();

        assertThat(told).containsExactly(WireJson.object("a", text));
        assertThat(WireJson.isObject("{\"a\":\"" + text + "\"}")).isTrue();
    }

    static Stream<String> more_than_is_read() {
        return Stream.of(
                "{\"a\":\"" + "a".repeat(64 * 1024 * 1024 + 1) + "\"}",
                "{\"a\":" + "1".repeat(1_001) + "}",
                "{\"" + "a".repeat(50_001) + "\":1}",
                "{\"a\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("more_than_is_read")
    void an_event_that_is_too_large_or_too_deep_is_not_asked_for_again(String data) {
        assertThat(read(data, true))
                .isEqualTo(ModelFailure.of(
                                Kind.MALFORMED,
                                "The answer of Server at http://127.0.0.1:1 cannot be understood: an event is more than can"
                                        + " be read: texts may have 67108864 characters, names 50000, numbers 1000, an event"
                                        + " may hold 1000000 values, and values may lie 1000 deep.")
                        .retryable(false));
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9999999999", "-1E-9999999999", "1.5e99999999999999999999"})
    void a_number_with_an_exponent_that_no_number_has_is_malformed(String number) {
        ModelFailure failure = Objects.requireNonNull(read("{\"type\":\"ping\",\"x\":" + number + "}", true));

        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure.message()).contains("a number in it is out of all bounds");
        assertThat(read("{\"x\":" + number, false)).isNull();
        assertThat(WireJson.read("{\"x\":" + number + "}").isMissingNode()).isTrue();
        assertThat(told).isEmpty();
    }

    /** A tree of as many values as bytes have room for would be fifty times as large as the bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"[],", "{\"\":1},", "1,"})
    void an_event_of_more_values_than_are_read_is_not_asked_for_again(String value) {
        String data = "{\"a\":[" + value.repeat(1_000_001) + "0]}";

        ModelFailure failure = Objects.requireNonNull(read(data, true));

        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.message()).contains("an event may hold 1000000 values");
        assertThat(told).isEmpty();
    }

    @Test
    void an_event_of_very_many_values_is_read() {
        assertThat(read("{\"a\":[" + "7,".repeat(999_990) + "0]}", true)).isNull();

        assertThat(told.getFirst().path("a")).hasSize(999_991);
    }

    private @Nullable ModelFailure read(String data, boolean whole) {
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        return EventJson.read(bytes, bytes.length, whole, ENDPOINT, told::add);
    }
}
