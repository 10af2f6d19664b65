package dev.armature.tools.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class OneLineTest {

    @Test
    void what_can_be_seen_stays_as_it_is() {
        String seen = "git commit -m 'größer, 更大 😀' && echo \\n \"$x\"";

        assertThat(OneLine.of(seen)).isEqualTo(seen);
    }

    @Test
    void what_cannot_be_seen_or_deceives_is_written_out() {
        assertThat(OneLine.of("a\n\r\tb \u001b[2K \u202e \u2066 \u200b \u2028 \ufeff \u0085 \uD83D " + tag('x')))
                .isEqualTo("a\\n\\r\\tb \\u001b[2K \\u202e \\u2066 \\u200b \\u2028 \\ufeff \\u0085 \\ud83d \\u{e0078}");
    }

    private static String tag(char letter) {
        return Character.toString(0xE0000 + letter);
    }

    @Test
    void a_result_is_brief_on_one_line_and_never_ends_in_half_a_character() {
        assertThat(ToolResult.text(" a\n\n b\u001b[2J ").brief(80)).isEqualTo("a b\\u001b[2J");
        assertThat(ToolResult.text("abc😀def").brief(5)).isEqualTo("abc…");
        assertThat(ToolResult.text("abc😀def").brief(6)).isEqualTo("abc😀…");
        assertThat(ToolResult.text("abc").brief(3)).isEqualTo("abc");
    }
}
