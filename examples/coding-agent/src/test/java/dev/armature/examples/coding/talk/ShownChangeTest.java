package dev.armature.examples.coding.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.event.CallInfo;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ShownChangeTest {

    private static CallInfo call(String tool, String input) {
        return new CallInfo("c1", tool, input, tool);
    }

    @Test
    void an_edit_is_shown_as_the_lines_that_go_and_those_that_come() {
        assertThat(ShownChange.of(call("Edit", """
                        {"file_path": "/w/A.java", "old_string": "if (a > b) {\\n\\tgo();", "new_string": "if (a >= b) {\\n",
                         "replace_all": true}
                        """)))
                .hasValue(List.of(
                        "  in /w/A.java, wherever it stands:",
                        "  - if (a > b) {",
                        "  - \tgo();",
                        "  + if (a >= b) {",
                        "  + "));
    }

    @Test
    void a_file_that_is_written_is_shown_whole() {
        assertThat(ShownChange.of(call("Write", "{\"file_path\": \"/w/a\", \"content\": \"x\\n\\ny\"}")))
                .hasValue(List.of("  the whole of /w/a:", "  + x", "  + ", "  + y"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Bash  | {"command": "ls"}
            Edit  | {"file_path": "/w/a", "old_string": "x", "new_string": "y\\u202e"}
            Edit  | {"file_path": "/w/a", "old_string": "x", "new_string": "y\\u001b[1m"}
            Edit  | {"file_path": "/w/a", "old_string": "x", "new_string": "y\\r\\n"}
            Edit  | {"file_path": "/w/a\\nb", "old_string": "x", "new_string": "y\\u200b"}
            Edit  | {"file_path": "/w/a\\nb", "old_string": "x", "new_string": "y"}
            Edit  | {"file_path": "/w/a", "old_string": "x", "new_string": "x  "}
            Edit  | {"file_path": "/w/a", "old_string": "x", "new_string": "  "}
            Edit  | {"file_path": "/w/a", "old_string": "x", "new_string": "y", "more": 1}
            Edit  | {"file_path": "/w/a", "old_string": "x", "new_string": "y", "new_string": "z"}
            Edit  | {"file_path": "/w/a", "old_string": "x", "new_string": 1}
            Edit  | {"file_path": "/w/a", "old_string": "x", "new_string": "y", "replace_all": "no"}
            Write | {"file_path": "/w/a"}
            Write | {"file_path": "/w/a", "content": "x"} x
            """)
    void what_lines_would_not_show_wholly_is_not_shown_as_lines(String tool, String input) {
        assertThat(ShownChange.of(call(tool, input))).isEmpty();
    }
}
