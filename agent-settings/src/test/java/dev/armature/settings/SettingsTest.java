package dev.armature.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SettingsTest {

    @TempDir
    Path root;

    @Test
    void files_that_do_not_exist_say_nothing() {
        Settings settings = read();

        assertThat(settings.model()).isEmpty();
        assertThat(settings.environment()).isEmpty();
        assertThat(settings.permissions()).isEmpty();
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void the_strongest_file_names_the_model_and_tells_that_it_did() throws IOException {
        write("home", "settings.json", "{\"model\": \"anthropic:weak\"}");
        Path local = write("ws", "settings.local.json", "{\"model\": \"anthropic:strong\"}");

        Settings.Sourced model = read().model().orElseThrow();

        assertThat(model.value()).isEqualTo("anthropic:strong");
        assertThat(model.source().path()).isEqualTo(local);
    }

    @Test
    void rules_of_all_files_count_each_with_its_source() throws IOException {
        write("ws", "settings.json", "{\"permissions\": {\"deny\": [\"Bash(rm:*)\"]}}");
        write("home", "settings.json", "{\"permissions\": {\"allow\": [\"Bash(ls:*)\"]}}");

        assertThat(read().permissions())
                .extracting(source -> source.rules().getFirst().text())
                .containsExactly("Bash(rm:*)", "Bash(ls:*)");
    }

    @Test
    void only_the_user_sets_variables_and_their_values_are_not_printed() throws IOException {
        write("home", "settings.json", "{\"environment\": {\"KEY\": \"s3cret\"}}");

        Settings settings = read();

        assertThat(settings.environment()).isEqualTo(Map.of("KEY", "s3cret"));
        assertThat(settings.toString()).contains("KEY").doesNotContain("s3cret");

        write("ws", "settings.json", "{\"environment\": {\"KEY\": \"mine\"}}");
        assertThat(read().problems()).hasSize(1);
        assertThat(read().environment()).isEqualTo(Map.of("KEY", "s3cret"));
    }

    @Test
    void what_cannot_be_used_is_told_with_its_place_and_never_thrown() throws IOException {
        for (String text : List.of(
                "", "{", "[]", "{\"model\": 7}", "{\"modle\": \"x\"}", "{\"environment\": [\"x\"]}", "\u0000")) {
            Path file = write("home", "settings.json", text);

            assertThat(read().problems()).as(text).singleElement().satisfies(problem -> {
                assertThat(problem.file()).isEqualTo(file);
                assertThat(problem.line()).isEqualTo(1);
                assertThat(problem.column()).isPositive();
            });
        }
    }

    private Path write(String folder, String name, String text) throws IOException {
        return Files.writeString(
                Files.createDirectories(root.resolve(folder).resolve(".armature"))
                        .resolve(name),
                text);
    }

    private Settings read() {
        return Settings.read(SettingsFile.standard(root.resolve("ws"), root.resolve("home")));
    }
}
