package dev.armature.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.armature.testsupport.property.Property;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class JsonBytesTest {

    @Test
    void text_is_escaped_and_everything_else_stays_as_it_is() {
        byte[] bytes =
                new JsonBytes(0).string("a\"b\\c\n\t\r\b\f\u0001/ü€😀\u2028").toBytes();

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo("\"a\\\"b\\\\c\\n\\t\\r\\b\\f\\u0001/ü€😀\u2028\"");
    }

    @Test
    void half_a_pair_becomes_the_replacement_character() {
        byte[] bytes = new JsonBytes(0)
                .string("a\uD83D")
                .raw("\uDE00b\uD83D\uD83D\uDE00")
                .toBytes();

        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("\"a\uFFFD\"\uFFFDb\uFFFD😀");
    }

    @Test
    void whatever_is_written_is_read_again() {
        Property.forAll(draws -> draws.text(0, 60, "ab \"\\\n\r\t\u0000\u001F\u007Füß€中😀\u2028/"), text -> {
            byte[] bytes = new JsonBytes(1).string(text).toBytes();

            assertThat(read(bytes))
                    .isEqualTo(new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16));
        });
    }

    private static String read(byte[] bytes) {
        try {
            return WireJson.parse(bytes, bytes.length).textValue();
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
