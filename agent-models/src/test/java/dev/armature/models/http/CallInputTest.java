package dev.armature.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CallInputTest {
    private final CallInput input = new CallInput();

    @Test
    void pieces_of_text_are_joined_to_the_letter() {
        add("\"\"", "\"{\\\"a\\\": \"", "null", "\"1.50}\"");

        assertThat(input.text()).isEqualTo("{\"a\": 1.50}");
        assertThat(input.isWhole()).isTrue();
        assertThat(input.isNothing()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1} |         | true
            {"a":1} | " "     | true
            " "     | {"a":1} | true
            {"a":1} | {}      | false
            {"a":1} | "}"     | false
            "{}"    | {}      | false
            [1]     |         | false
            "{}"    | 7       | false
            "{\\"a\\":" | false | false
            "[]"    |         | false
            """)
    void only_one_object_or_text_that_is_one_is_whole(String first, String second, boolean whole) {
        add(first, second == null ? "null" : second);

        assertThat(input.isWhole()).isEqualTo(whole);
        assertThat(input.isNothing()).isFalse();
    }

    @Test
    void blank_text_is_nothing() {
        add("\" \\n\"", "\"\"", "null");

        assertThat(input.isNothing()).isTrue();
        assertThat(input.isWhole()).isFalse();
    }

    @Test
    void two_are_the_same_if_they_mean_the_same() {
        add("\"{\\\"a\\\" : 1, \\\"b\\\":2}\"");

        assertThat(input.agreesWith(of("{\"b\":2,\"a\":1}"))).isTrue();
        assertThat(input.agreesWith(of("\"\""))).as("nothing").isTrue();
        assertThat(input.agreesWith(of("\"{\\\"a\\\"\"")))
                .as("the beginning of one")
                .isTrue();
        assertThat(input.agreesWith(of("{\"a\":2,\"b\":2}"))).isFalse();
        assertThat(input.agreesWith(of("[1]"))).isFalse();
    }

    private static CallInput of(String json) {
        CallInput other = new CallInput();
        other.add(WireJson.read(json));
        return other;
    }

    private void add(String... pieces) {
        for (String piece : pieces) {
            input.add(WireJson.read(piece));
        }
    }
}
