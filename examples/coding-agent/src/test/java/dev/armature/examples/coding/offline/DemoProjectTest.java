package dev.armature.examples.coding.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class DemoProjectTest {
    @TempDir
    private Path folder;

    @Test
    void its_test_fails_and_is_repaired_in_a_few_runs_and_told_as_its_diff_shows_it() throws IOException {
        DemoProject.copyTo(folder);
        Workshop workshop = new Workshop(folder);

        String answer = workshop.ask("fix the failing test");

        assertThat(answer)
                .contains(
                        "The test passes now.",
                        "The fault was in src/rooms/Timetable.java:30: `>` where it must be `>=`.",
                        "- if (meeting.from() - end > minutes) {",
                        "+ if (meeting.from() - end >= minutes) {");
        assertThat(workshop.runs()).isLessThan(10);
        assertThat(workshop.tree()).containsOnlyKeys(DemoProject.paths());
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        DemoProject.copyTo(folder);

        assertThatThrownBy(() -> DemoProject.copyTo(folder)).isInstanceOf(FileAlreadyExistsException.class);
    }
}
