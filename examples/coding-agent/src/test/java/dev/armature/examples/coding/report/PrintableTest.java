package dev.armature.examples.coding.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrintableTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'plain \u00fc'     | 'plain \u00fc'
            '\u001b[31mred'    | '\\u001b[31mred'
            'a\u202eb'         | 'a\\u202eb'
            'bell\u0007.'      | 'bell\\u0007.'
            'zero\ufeffwidth'  | 'zero\\ufeffwidth'
            'a\u2067b'         | 'a\\u2067b'
            'tag\udb40\udc41'  | 'tag\\u{e0041}'
            'lone\ud83d.'      | 'lone\\ud83d.'
            """)
    void nothing_that_a_terminal_obeys_is_left(String text, String shown) {
        assertThat(Printable.text(text)).isEqualTo(shown);
        assertThat(Printable.line(text)).isEqualTo(shown);
    }

    @Test
    void lines_stay_lines_in_text_and_become_one_in_a_line() {
        assertThat(Printable.text("a\r\n\tb")).isEqualTo("a\n\tb");
        assertThat(Printable.line("a\r\n\tb")).isEqualTo("a\\r\\n\\tb");
    }

    @Test
    void a_lone_carriage_return_cannot_write_over_what_was_shown() {
        assertThat(Printable.text("rm -rf x\rls")).isEqualTo("rm -rf x\\rls");
    }

    @Test
    void joiners_stay_in_prose_and_are_shown_where_something_is_approved() {
        assertThat(Printable.text("a\u200db")).isEqualTo("a\u200db");
        assertThat(Printable.line("a\u200db")).isEqualTo("a\\u200db");
    }
}
