package dev.armature.testsupport.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CorpusTest {

    record Case(String command, @JsonProperty("class") String kind) {}

    @Test
    void each_line_becomes_a_record() {
        String text = """
                # commands
                {"command": "ls", "class": "read"}

                {"command": "rm x", "class": "write"}
                """;

        assertThat(Corpus.parse("t.jsonl", text, Case.class))
                .containsExactly(new Case("ls", "read"), new Case("rm x", "write"));
    }

    @Test
    void a_line_that_does_not_fit_is_named() {
        assertThatThrownBy(() -> Corpus.parse("t.jsonl", "\n{\"comand\": \"ls\", \"class\": \"read\"}", Case.class))
                .hasMessageStartingWith("t.jsonl:2:")
                .hasMessageContaining("command");
        assertThatThrownBy(() -> Corpus.parse("t.jsonl", "{\"command\": \"ls\"}", Case.class))
                .hasMessageStartingWith("t.jsonl:1:")
                .hasMessageContaining("class");
    }

    @Test
    void a_missing_file_is_an_error() {
        assertThatThrownBy(() -> Corpus.read(CorpusTest.class, "/absent.jsonl", Case.class))
                .hasMessageContaining("`/absent.jsonl`");
    }
}
