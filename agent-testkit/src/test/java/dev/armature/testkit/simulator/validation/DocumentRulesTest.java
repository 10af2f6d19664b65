package dev.armature.testkit.simulator.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testkit.simulator.json.Json;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of Chat Completions and of Responses; the documents of Messages are in the table of refusals. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DocumentRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'filename':'a.pdf','file_data':'data:application/pdf;base64,AAAA'}",
                "{'file_id':'file_1'}",
                "{'file_url':'https://example.test/a.pdf'}"
            })
    void a_file_is_its_bytes_with_a_name_or_the_place_where_it_is(String file) {
        assertThat(DocumentRules.file("f", Json.read(file.replace('\'', '"')))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'filename':'a.pdf'}                                      | Exactly one of 'file_data', 'file_id', 'file_url' is required for a file; 0 were given.
            {'file_id':'a','file_url':'b'}                            | Exactly one of 'file_data', 'file_id', 'file_url' is required for a file; 2 were given.
            {'file_data':'data:application/pdf;base64,AA'}            | Missing required parameter: 'f.filename'.
            {'filename':'a.pdf','file_data':'AAAA'}                   | Invalid file data: 'f.file_data'. Expected a base64-encoded data URL of a PDF file.
            {'filename':'a.md','file_data':'data:text/plain;base64,A'} | Invalid file data: 'f.file_data'. Expected a base64-encoded data URL of a PDF file.
            """)
    void anything_else_is_refused(String file, String says) {
        assertThat(DocumentRules.file("f", Json.read(file.replace('\'', '"'))))
                .map(Violation::message)
                .contains(says);
    }
}
