package dev.armature.tools.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.tools.schema.RecordReading.Misunderstood;
import dev.armature.tools.schema.RecordReading.Understood;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RecordSchemaTest {

    enum Mode {
        FILES_WITH_MATCHES,
        COUNT
    }

    record Replacement(
            @Doc("The old text") String old,
            @Default("false") boolean all) {}

    @Doc("Changes a file.")
    record Change(
            @Doc("Absolute path") @Named("file_path") String path,
            @Default("20") int limit,
            long size,
            double ratio,
            @Default("count") Mode mode,
            List<Replacement> edits,
            @Default("[]") List<String> ignore,
            @Default("{}") Map<String, String> headers,
            Optional<String> note) {}

    record City(@Doc("City name, e.g. Oslo") String name) {}

    record Port(int port) {
        Port {
            if (port < 1) {
                throw new IllegalArgumentException("port must be at least 1, was " + port);
            }
        }
    }

    record Endless(List<Endless> more) {}

    record Odd(Set<String> names) {}

    record Twice(@Named("b") String a, String b) {}

    record WrongDefault(@Default("\"many\"") int count) {}

    private static <T extends Record> Understood<T> understood(Class<T> type, String json) {
        RecordReading<T> reading = RecordSchema.of(type).read(json);
        assertThat(reading).isInstanceOf(Understood.class);
        return (Understood<T>) reading;
    }

    private static String sentence(Class<? extends Record> type, String json) {
        RecordReading<?> reading = RecordSchema.of(type).read(json);
        assertThat(reading).isInstanceOf(Misunderstood.class);
        return ((Misunderstood<?>) reading).sentence();
    }

    @Nested
    final class Announced {
        @Test
        void a_record_is_announced_in_one_fixed_order() {
            assertThat(RecordSchema.of(Change.class).json()).isEqualTo("""
                    {"type":"object","description":"Changes a file.","properties":{\
                    "file_path":{"type":"string","description":"Absolute path"},\
                    "limit":{"type":"integer","default":20},\
                    "size":{"type":"integer"},\
                    "ratio":{"type":"number"},\
                    "mode":{"type":"string","default":"count","enum":["files_with_matches","count"]},\
                    "edits":{"type":"array","items":{"type":"object","properties":{\
                    "old":{"type":"string","description":"The old text"},"all":{"type":"boolean","default":false}},\
                    "required":["old"],"additionalProperties":false}},\
                    "ignore":{"type":"array","items":{"type":"string"}},\
                    "headers":{"type":"object","additionalProperties":{"type":"string"}},\
                    "note":{"type":"string"}},\
                    "required":["file_path","size","ratio","edits"],"additionalProperties":false}""");
        }

        @Test
        void what_cannot_be_announced_exactly_is_refused_when_the_tool_is_made() {
            assertThatThrownBy(() -> RecordSchema.of(Endless.class)).hasMessageContaining("contains itself");
            assertThatThrownBy(() -> RecordSchema.of(Odd.class))
                    .hasMessageStartingWith("component `names` of")
                    .hasMessageContaining("is a `java.util.Set<java.lang.String>`; fields are String, int");
            assertThatThrownBy(() -> RecordSchema.of(Twice.class)).hasMessageContaining("which another field has too");
            assertThatThrownBy(() -> RecordSchema.of(WrongDefault.class)).hasMessageContaining("does not fit");
        }
    }

    @Nested
    final class Understanding {
        @Test
        void a_full_input_becomes_the_record() {
            var reading = understood(Change.class, """
                    {"file_path": "/a", "limit": 3, "size": 5000000000, "ratio": 0.5, "mode": "files_with_matches",
                     "edits": [{"old": "x", "all": true}, {"old": "y"}], "ignore": ["b"], "headers": {"k": "v"},
                     "note": "n"}""");

            assertThat(reading.value())
                    .isEqualTo(new Change(
                            "/a",
                            3,
                            5_000_000_000L,
                            0.5,
                            Mode.FILES_WITH_MATCHES,
                            List.of(new Replacement("x", true), new Replacement("y", false)),
                            List.of("b"),
                            Map.of("k", "v"),
                            Optional.of("n")));
            assertThat(reading.notes()).isEmpty();
        }

        @Test
        void absent_and_null_fields_take_their_defaults() {
            String least = "{\"file_path\":\"/a\",\"size\":1,\"ratio\":2,\"edits\":[]%s}";
            Change expected = new Change("/a", 20, 1, 2, Mode.COUNT, List.of(), List.of(), Map.of(), Optional.empty());

            assertThat(understood(Change.class, least.formatted("")).value()).isEqualTo(expected);
            assertThat(understood(
                                    Change.class,
                                    least.formatted(",\"limit\":null,\"note\":null,\"mode\":null,\"who\":null"))
                            .value())
                    .isEqualTo(expected);
        }

        @Test
        void scalars_in_effect_are_told_as_text() {
            assertThat(understood(Change.class, "{\"file_path\":\"/a\",\"size\":1,\"ratio\":2,\"edits\":[]}")
                            .scalars())
                    .isEqualTo(Map.of("file_path", "/a", "limit", "20", "size", "1", "ratio", "2", "mode", "count"));
        }

        @Test
        void numbers_and_booleans_written_as_strings_are_read_and_noted() {
            var reading = understood(
                    Change.class,
                    "{\"file_path\":\"/a\",\"size\":\"7\",\"ratio\":\"0.25\",\"edits\":[{\"old\":\"x\",\"all\":\"True\"}]}");

            assertThat(reading.value().size()).isEqualTo(7);
            assertThat(reading.value().ratio()).isEqualTo(0.25);
            assertThat(reading.value().edits()).containsExactly(new Replacement("x", true));
            assertThat(reading.notes())
                    .containsExactly(
                            "`size` was a string; read as 7",
                            "`ratio` was a string; read as 0.25",
                            "`edits/0/all` was a string; read as true");
        }

        @Test
        void a_whole_number_may_be_written_with_a_point() {
            assertThat(understood(Port.class, "{\"port\":80.0}").value()).isEqualTo(new Port(80));
            assertThat(understood(Port.class, "{\"port\":8e1}").value()).isEqualTo(new Port(80));
        }
    }

    @Nested
    final class Misunderstanding {
        @Test
        void a_missing_field_is_named_beside_the_expected_shape() {
            assertThat(sentence(City.class, "{}"))
                    .isEqualTo("missing required field \"name\". Expected: {\"name\": string}");
        }

        @Test
        void every_problem_is_told_with_its_path() {
            assertThat(sentence(Change.class, """
                            {"file_path":3,"size":1,"ratio":2,"edits":[{"old":"x","all":7},{"alt":"y"}],"who":1}"""))
                    .startsWith("unknown field \"who\"; /file_path: expected string, was number 3; "
                            + "/edits/0/all: expected boolean, was number 7; "
                            + "/edits/1: unknown field \"alt\"; /edits/1: missing required field \"old\". Expected: {");
        }

        @Test
        void what_the_record_refuses_is_told_in_its_own_words() {
            assertThat(sentence(Port.class, "{\"port\":0}"))
                    .isEqualTo("port must be at least 1, was 0. Expected: {\"port\": integer}");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2147483648",
                    "-2147483649",
                    "1.5",
                    "1e999999999",
                    "1e-999999999",
                    "1e99999999999999999999",
                    "-1e2147483647",
                    "\"NaN\"",
                    "\"1e400\"",
                    "NaN",
                    "Infinity",
                    "0x10",
                    "01",
                    "\"\"",
                    "\" 1\"",
                    "[]",
                    "{}",
                    "true",
                    "\"9223372036854775808\"",
                })
        void numbers_that_are_none_are_refused(String number) {
            assertThat(sentence(Port.class, "{\"port\":" + number + "}")).contains("Expected: {\"port\": integer}");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "[]",
                    "null",
                    "3",
                    "\"x\"",
                    "{",
                    "{\"name\"",
                    "{\"name\":",
                    "{\"name\":\"x\"",
                    "[[",
                    "{\"name\":\"x\"} {}",
                    "{\"name\":\"x\",}",
                    "{\"name\":\"x\",\"name\":\"y\"}",
                    "{name:\"x\"}",
                    "{'name':'x'}",
                    "/* c */{\"name\":\"x\"}",
                    "{\"name\":\"x\u0000\"}",
                    "{\"name\":\"\\x\"}",
                    "]",
                    "}",
                })
        void texts_that_are_no_such_object_are_refused(String text) {
            assertThat(sentence(City.class, text)).hasSizeLessThan(561).contains("Expected: {\"name\": string}");
        }

        @Test
        void depth_size_and_long_names_are_bounded() {
            assertThat(sentence(City.class, "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                    .contains("not valid JSON");
            assertThat(sentence(City.class, "{\"" + "n".repeat(5_000) + "\":1}"))
                    .contains("field name of 5,000");
            assertThat(sentence(City.class, "{\"a\":1" + "0".repeat(5_000) + "}"))
                    .contains("not valid JSON");
            assertThat(sentence(City.class, "{\"" + "\\u0007".repeat(50) + "\":\"" + "y".repeat(1_000) + "\"}"))
                    .hasSizeLessThan(561);
            assertThat(sentence(City.class, " ".repeat(JsonText.MOST_CHARACTERS + 1)))
                    .contains("at most 24,000,000");
        }
    }
}
