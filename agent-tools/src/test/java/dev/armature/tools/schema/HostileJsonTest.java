package dev.armature.tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class HostileJsonTest {

    record Inner(String s, @Default("1.5") double d) {}

    record Input(
            String a,
            int b,
            @Default("true") boolean c,
            List<Inner> list,
            Map<String, Long> map,
            Optional<Inner> one) {}

    @Test
    void no_text_makes_reading_throw_or_answer_at_length() {
        Property.forAll(2_000, HostileJsonTest::text, text -> {
            RecordReading<Input> reading = RecordSchema.of(Input.class).read(text);

            if (reading instanceof RecordReading.Misunderstood<Input> misunderstood) {
                assertThat(misunderstood.sentence()).isNotBlank().hasSizeLessThanOrEqualTo(560);
            }
        });
    }

    private static String text(Draws draws) {
        String json = object(draws, 3);
        return switch (draws.below(4)) {
            case 0 -> json;
            case 1 -> json.substring(0, draws.below(json.length() + 1));
            case 2 -> {
                int at = draws.below(json.length() + 1);
                yield json.substring(0, at) + draws.text(1, 4, "{}[]\",:\\u0e-\u0001\ud800") + json.substring(at);
            }
            default -> draws.text(0, 30, "{}[]\",:abclist01.eE-+ \\un");
        };
    }

    private static String object(Draws draws, int depth) {
        StringBuilder json = new StringBuilder("{");
        List<String> fields = draws.listOf(
                0,
                6,
                each -> "\"" + each.oneOf("a", "b", "c", "list", "map", "one", "s", "d", "zz") + "\":"
                        + value(each, depth));
        return json.append(String.join(",", fields)).append('}').toString();
    }

    private static String value(Draws draws, int depth) {
        return switch (draws.below(depth > 0 ? 8 : 6)) {
            case 0 -> "1";
            case 1 -> "\"" + draws.text(0, 5, "ab1. \ud83d\ude00") + "\"";
            case 2 -> draws.oneOf("true", "null", "\"true\"", "\"12\"", "-0", "1e5", "1e400", "123456789012345678901");
            case 3 -> draws.oneOf("[]", "{}");
            case 4 -> "0.1";
            case 5 -> "-7";
            case 6 -> "[" + String.join(",", draws.listOf(0, 3, each -> value(each, depth - 1))) + "]";
            default -> object(draws, depth - 1);
        };
    }
}
