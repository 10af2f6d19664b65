package dev.armature.models.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.models.http.Endpoint;
import dev.armature.testsupport.property.Property;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PieceReaderTest {

    private static final List<String> DELTAS = List.of(
            "{\"type\":\"text_delta\",\"text\":\"a\"}",
            "{\"text\":\"b\",\"type\":\"text_delta\"}",
            "{\"type\":\"text_delta\",\"text\":\"\"}",
            "{\"type\":\"text_delta\",\"text\":\"\\u00e4\\ud83d\\ude00ü😀\\n\\\"\"}",
            "{\"type\":\"text_delta\",\"text\":null}",
            "{\"type\":\"text_delta\",\"text\":7}",
            "{\"type\":\"text_delta\"}",
            "{\"type\":\"text_delta\",\"thinking\":\"c\"}",
            "{\"type\":\"text_delta\",\"text\":\"d\",\"more\":\"e\"}",
            "{\"type\":\"text_delta\",\"more\":[1],\"text\":\"f\"}",
            "{\"type\":\"text_delta\",\"text\":\"g\",\"text\":\"h\"}",
            "{\"type\":\"text_delta\",\"type\":\"thinking_delta\",\"thinking\":\"i\"}",
            "{\"type\":\"thinking_delta\",\"thinking\":\"j\",\"estimated_tokens\":3}",
            "{\"type\":\"thinking_delta\",\"thinking\":\"k\"}",
            "{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"x\\\":\"}",
            "{\"type\":\"input_json_delta\",\"partial_json\":\"1}\"}",
            "{\"type\":\"signature_delta\",\"signature\":\"l\"}",
            "{\"type\":\"unheard_of_delta\",\"text\":\"m\"}",
            "{}",
            "[]",
            "7");
    private static final List<String> FRAMES = List.of(
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":%s}",
            "{\"delta\":%s,\"index\":1,\"type\":\"content_block_delta\"}",
            " { \"type\" : \"content_block_delta\" , \"index\" : 2 , \"delta\" : %s } ",
            "{\"type\":\"content_block_delta\",\"index\":3,\"delta\":%s}",
            "{\"type\":\"content_block_delta\",\"delta\":%s}",
            "{\"type\":\"content_block_delta\",\"index\":0.0,\"delta\":%s}",
            "{\"type\":\"content_block_delta\",\"index\":-1,\"delta\":%s}",
            "{\"type\":\"content_block_delta\",\"index\":99999999999,\"delta\":%s}",
            "{\"type\":\"content_block_delta\",\"index\":0,\"index\":1,\"delta\":%s}",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":%s,\"delta\":{}}",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":%s,\"more\":{\"a\":[]}}",
            "{\"type\":\"ping\",\"index\":0,\"delta\":%s}");
    private static final List<String> BROKEN = List.of(
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"n\"}",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"o\"}} {}",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"p\"}}}",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"\\x\"}}",
            "",
            "nothing");

    @Test
    void an_event_means_the_same_whether_it_is_read_as_a_piece_or_as_a_tree() {
        Property.forAll(
                draws -> draws.listOf(
                        1,
                        12,
                        more -> more.oneIn(20)
                                ? more.from(BROKEN)
                                : more.from(FRAMES).formatted(more.from(DELTAS))),
                chosen -> assertThat(told(PieceReader.PIECE, chosen)).isEqualTo(told("", chosen)));
    }

    @Test
    void the_end_of_a_block_means_the_same_either_way() {
        List<String> stops = List.of(
                "{\"type\":\"content_block_stop\",\"index\":0}",
                "{\"index\":1,\"type\":\"content_block_stop\"}",
                "{\"type\":\"content_block_stop\",\"index\":2,\"delta\":{\"type\":\"text_delta\",\"text\":\"a\"}}",
                "{\"type\":\"content_block_stop\",\"index\":0,\"delta\":{}}",
                "{\"type\":\"content_block_stop\"}",
                "{\"type\":\"content_block_stop\",\"index\":\"0\"}",
                "{\"type\":\"content_block_stop\",\"index\":0",
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"a\"}}");
        Property.forAll(
                draws -> draws.listOf(1, 6, more -> more.from(stops)),
                chosen -> assertThat(told(PieceReader.STOP, chosen)).isEqualTo(told("", chosen)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"content_block_delta\",\"index\":7,\"delta\":{\"type\":\"text_delta\",\"text\":\"a\"}}",
                "{\"index\":7,\"delta\":{\"text\":\"a\",\"type\":\"text_delta\"},\"type\":\"content_block_delta\"}",
            })
    void a_piece_is_read_however_it_is_ordered_and_after_one_that_was_none(String event) {
        PieceReader reader = new PieceReader();

        assertThat(read(reader, "{\"type\":\"ping\"}")).isFalse();
        assertThat(read(reader, "{\"type\":")).isFalse();
        for (int again = 0; again < 3; again++) {
            assertThat(read(reader, event)).isTrue();
            assertThat(reader.index()).isEqualTo(7);
            assertThat(reader.kind()).isEqualTo(PieceReader.Kind.TEXT);
            assertThat(reader.text()).isEqualTo("a");
        }
    }

    private static boolean read(PieceReader reader, String event) {
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        return reader.read(PieceReader.PIECE, bytes, bytes.length);
    }

    /** What is told of three blocks that are open and grow by these events, which are all called by one name. */
    private static List<ModelEvent> told(String name, List<String> events) {
        AnthropicDecoder decoder = new AnthropicDecoder(
                new Endpoint("Anthropic", URI.create("http://127.0.0.1:1"), "m", "K", "U", List.of()));
        List<ModelEvent> told = new ArrayList<>();
        tell(decoder, "", "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"model\":\"m\"}}");
        tell(decoder, "", start(0, "{\"type\":\"text\",\"text\":\"\"}"));
        events.forEach(event -> tell(decoder, name, event));
        tell(decoder, "", start(1, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}"));
        events.forEach(event -> tell(decoder, name, event));
        tell(decoder, "", start(2, "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"T\",\"input\":{}}"));
        events.forEach(event -> tell(decoder, name, event));
        tell(decoder, "", "{\"type\":\"message_stop\"}");
        decoder.end(ModelFailure.of(ModelFailure.Kind.CUT_OFF, "cut"));
        for (ModelEvent event = decoder.poll(); event != null; event = decoder.poll()) {
            told.add(event);
        }
        return told;
    }

    private static String start(int index, String block) {
        return "{\"type\":\"content_block_start\",\"index\":" + index + ",\"content_block\":" + block + "}";
    }

    private static void tell(AnthropicDecoder decoder, String name, String event) {
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        decoder.event(name, bytes, bytes.length, true);
    }
}
