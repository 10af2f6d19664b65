package dev.armature.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SseParserTest {

    private record Event(String name, String data, boolean whole) {}

    @Test
    void an_event_has_a_name_and_data() {
        assertThat(parsed("event: ping\ndata: {\"a\":1}\n\n")).containsExactly(new Event("ping", "{\"a\":1}", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void lines_may_end_in_three_ways(String end) {
        String text = "event: a" + end + "data: 1" + end + end + "data: 2" + end + end;

        assertThat(parsed(text)).containsExactly(new Event("a", "1", true), new Event("", "2", true));
    }

    @Test
    void a_byte_order_mark_comments_unknown_fields_and_missing_spaces_do_no_harm() {
        assertThat(parsed("\uFEFFevent:a\n: keep-alive\nid: 7\nretry: 3\nnonsense\ndata:1\n\n:\n\n"))
                .containsExactly(new Event("a", "1", true));
    }

    @Test
    void only_one_space_belongs_to_the_field() {
        assertThat(parsed("data:  two\n\n")).containsExactly(new Event("", " two", true));
    }

    @Test
    void several_data_lines_are_joined() {
        assertThat(parsed("data: {\ndata: \"a\":1}\n\n")).containsExactly(new Event("", "{\n\"a\":1}", true));
    }

    @Test
    void an_event_without_data_is_none_and_its_name_is_forgotten() {
        assertThat(parsed("event: a\n\ndata: 1\n\n")).containsExactly(new Event("", "1", true));
    }

    @Test
    void empty_data_is_data() {
        assertThat(parsed("data:\n\n")).containsExactly(new Event("", "", true));
    }

    @Test
    void what_the_end_cuts_off_is_marked() {
        assertThat(parsed("data: 1\n\ndata: 2")).containsExactly(new Event("", "1", true), new Event("", "2", false));
        assertThat(parsed("data: 1\n\ndata: 2\n")).containsExactly(new Event("", "1", true), new Event("", "2", false));
    }

    @Test
    void however_bytes_are_cut_the_events_are_the_same() {
        Property.forAll(
                SseParserTest::stream,
                stream -> assertThat(parsed(stream.text(), stream.cuts())).isEqualTo(parsed(stream.text(), List.of())));
    }

    private record Stream(String text, List<Integer> cuts) {}

    private static Stream stream(Draws draws) {
        StringBuilder text = new StringBuilder(draws.flag() ? "\uFEFF" : "");
        for (int i = draws.below(12); i >= 0; i--) {
            text.append(draws.oneOf("data: ", "data:", "event: x", ": c", "dat", "", "\uFEFFdata: "));
            text.append(draws.oneOf("ü€😀", "{}", "", "x".repeat(5000)));
            text.append(draws.oneOf("\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\r\r"));
        }
        return new Stream(text.toString(), draws.listOf(0, 8, more -> 1 + more.below(9)));
    }

    private static List<Event> parsed(String text) {
        return parsed(text, List.of());
    }

    /** Cut into pieces of those lengths, over and over; in one piece if there are none. */
    private static List<Event> parsed(String text, List<Integer> cuts) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Event> events = new ArrayList<>();
        SseParser parser = new SseParser((name, data, length, whole) ->
                events.add(new Event(name, new String(data, 0, length, StandardCharsets.UTF_8), whole)));
        int from = 0;
        for (int i = 0; from < bytes.length; i++) {
            int length = cuts.isEmpty() ? bytes.length : cuts.get(i % cuts.size());
            int to = Math.min(bytes.length, from + length);
            parser.feed(ByteBuffer.wrap(bytes, from, to - from).asReadOnlyBuffer());
            from = to;
        }
        parser.finish();
        return events;
    }
}
