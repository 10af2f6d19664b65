package dev.armature.toolbox.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class TextFileTest {

    @Test
    void whatever_is_taken_for_text_is_written_back_byte_for_byte() {
        Property.forAll(2_000, TextFileTest::someBytes, hex -> {
            byte[] bytes = HexFormat.of().parseHex(hex);

            Optional<TextFile> text = TextFile.of(bytes);

            text.ifPresent(found -> assertThat(bytesOf(found)).isEqualTo(bytes));
        });
    }

    /** Bytes that are often nearly text: marks, letters of several charsets, some of them cut short. */
    private static String someBytes(Draws draws) {
        String mark = draws.oneOf("", "", "efbbbf", "fffe", "feff", "fffe0000");
        return mark
                + String.join(
                        "",
                        draws.listOf(
                                0,
                                12,
                                each -> each.oneOf(
                                        "61", "0d0a", "0a", "c3b6", "f6", "00", "6100", "0061", "e282ac", "80", "81",
                                        "d83d", "3dd8", "07", "1b")));
    }

    private static byte[] bytesOf(TextFile text) {
        try {
            return text.bytes();
        } catch (CharacterCodingException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "binary",
            value = {
                "61620a,         UTF-8",
                "'',             UTF-8",
                "efbbbf61,       UTF-8",
                "fffe6100,       UTF-16LE",
                "feff0061,       UTF-16BE",
                "610062006300,   UTF-16LE",
                "006100620063,   UTF-16BE",
                "fffe0000610000, binary",
                "6100,           UTF-16LE",
                "610062,         binary",
                "00,             binary",
                "f66161,         windows-1252",
                "816161,         ISO-8859-1",
                "0102030461,     binary",
                "1b5b33316d,     UTF-8",
            })
    void the_charset_is_found_from_the_bytes(String hex, String charset) {
        Optional<TextFile> found = TextFile.of(HexFormat.of().parseHex(hex));

        assertThat(found.map(TextFile::charset))
                .isEqualTo(Optional.ofNullable(charset).map(Charset::forName));
    }

    @ParameterizedTest
    @CsvSource({"a,LF", "'',LF", "a-b-,LF", "a+b+,CRLF", "a+b-c-,LF", "a+b+c-,CRLF", "a+b-,LF"})
    void the_line_end_that_most_lines_have_is_the_files(String text, String name) {
        TextFile file = TextFile.of(text.replace("+", "\r\n").replace("-", "\n"));

        assertThat(file.lineEnd()).isEqualTo(name.equals("CRLF") ? "\r\n" : "\n");
    }

    @Test
    void a_changed_text_keeps_charset_and_mark() throws CharacterCodingException {
        TextFile before =
                TextFile.of("\uFEFFa".getBytes(StandardCharsets.UTF_16BE)).orElseThrow();

        assertThat(before.with("ö").bytes()).isEqualTo("\uFEFFö".getBytes(StandardCharsets.UTF_16BE));
    }
}
