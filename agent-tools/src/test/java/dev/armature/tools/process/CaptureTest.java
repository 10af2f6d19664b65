package dev.armature.tools.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testsupport.property.Property;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CaptureTest {

    private record Stream(int kept, List<String> pieces) {}

    @Test
    void head_and_tail_are_always_those_of_the_whole() {
        Property.forAll(
                2_000,
                draws -> new Stream(draws.between(5, 40), draws.listOf(0, 12, each -> each.text(0, 30, "abcdefghij"))),
                stream -> {
                    Capture capture = new Capture(stream.kept());
                    for (String piece : stream.pieces()) {
                        capture.take(piece.getBytes(StandardCharsets.US_ASCII), piece.length());
                    }

                    Captured captured = capture.soFar();

                    String whole = String.join("", stream.pieces());
                    String head = new String(captured.head(), StandardCharsets.US_ASCII);
                    String tail = new String(captured.tail(), StandardCharsets.US_ASCII);
                    assertThat(captured.total()).isEqualTo(whole.length());
                    assertThat(whole).startsWith(head).endsWith(tail);
                    assertThat(captured.leftOut()).isEqualTo(Math.max(0, whole.length() - stream.kept()));
                    assertThat(captured.text().startsWith(whole)).isEqualTo(captured.leftOut() == 0);
                });
    }

    @Test
    void a_character_on_the_seam_is_whole_when_nothing_is_left_out() {
        Capture capture = new Capture(10);
        byte[] bytes = "abcäöü".getBytes(StandardCharsets.UTF_8);
        capture.take(bytes, bytes.length);

        assertThat(capture.soFar().text()).isEqualTo("abcäöü");
    }
}
