package dev.armature.prompts.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testsupport.property.Property;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class JsonPlaceTest {

    /** The place is before the mark {@code ^}, which is not part of the text. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ^{"a":1}                              |                     | -1
            {"a":^1}                              | .a                  | -1
            {^"a":1}                              | .a                  | -1
            {"^a":1}                              | .a                  | -1
            {"a":1,^"b":2}                        | .b                  | -1
            {"a":1,"b":{"c":[1,2,^3]}}            | .b.c[2]             | -1
            {"a":{"x":1},"b":^2}                  | .b                  | -1
            {"a":[{"n":"x"},{"n":"^y"}]}          | .a[1].n             | 0
            [1,^2]                                | [1]                 | -1
            "ab^c"                                |                     | 2
            {"text":"ab^c"}                       | .text               | 2
            {"text":"abc^"}                       | .text               | 3
            {"text":"a\\nb^c"}                    | .text               | 3
            {"text":"a\\"^b"}                     | .text               | 2
            {"text":"a\\^nb"}                     | .text               | 1
            {"text":"\\u00e9^b"}                  | .text               | 2
            {"text":"\\u20ac^b"}                  | .text               | 3
            {"text":"\\ud83d\\ude00^b"}           | .text               | 4
            {"text":"é^b"}                        | .text               | 2
            {"a":"x}],{","b":^1}                  | .b                  | -1
            {"a\\"b":^1}                          | .a\\"b              | -1
            {"a":{}^}                             | .a                  | -1
            no JSON^ at all                       |                     | -1
            }}],,^                                |                     | -1
            """)
    void a_byte_is_named_by_the_members_and_elements_that_lead_to_it(String marked, String path, int textOffset) {
        int offset = marked.substring(0, marked.indexOf('^')).getBytes(UTF_8).length;
        byte[] json = marked.replace("^", "").getBytes(UTF_8);

        assertThat(JsonPlace.at(json, offset)).isEqualTo(new JsonPlace(path == null ? "" : path, textOffset));
    }

    @Test
    void any_place_in_any_bytes_has_an_answer() {
        Property.forAll(draws -> draws.text(0, 40, "{}[]\",:\\u0ax é"), text -> {
            byte[] bytes = text.getBytes(UTF_8);
            for (int offset = 0; offset <= bytes.length; offset++) {
                assertThat(JsonPlace.at(bytes, offset).textOffset()).isBetween(-1, bytes.length);
            }
        });
    }

    @Test
    void the_text_offset_counts_the_bytes_of_the_decoded_text() {
        Property.forAll(draws -> draws.text(0, 20, "ab\"\\\n€é"), text -> {
            String json = "{\"text\":\""
                    + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"}";
            byte[] bytes = json.getBytes(UTF_8);

            assertThat(JsonPlace.at(bytes, bytes.length - 2))
                    .isEqualTo(new JsonPlace(".text", text.getBytes(UTF_8).length));
        });
    }
}
