package dev.armature.examples.coding.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.event.RunResult;
import dev.armature.core.event.RunTotals;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class OnwardTest {
    private static final Unapproved EDIT = new Unapproved(true, List.of("Edit(/my work/A.java)"));

    @Test
    void the_advice_after_a_refused_edit_is_a_command_line_that_can_be_copied() {
        assertThat(EDIT.sentence(new Onward("s1", Optional.of(Path.of("/my work")))))
                .isEqualTo("Something needed an approval and nobody could be asked. --permission-mode acceptEdits would"
                        + " allow all edits inside the workspace. To allow it and go on: armature --workspace '/my work'"
                        + " --allow 'Edit(/my work/A.java)' -p \"go on\" --resume s1");
    }

    @Test
    void the_current_folder_is_not_named() {
        assertThat(new Onward("s1", Optional.of(Path.of(""))).command(List.of()))
                .isEqualTo("armature -p \"go on\" --resume s1");
    }

    @Test
    void where_the_folder_is_not_known_the_advice_says_to_name_it() {
        Onward onward = new Onward("s1", Optional.empty());

        assertThat(onward.hint() + onward.atATerminal())
                .isEqualTo("Give --workspace again if you gave it. armature --resume s1");
    }

    @Test
    void a_first_request_that_failed_left_nothing_to_go_on_with() {
        RunTotals nothing = new RunTotals(0, 0, Usage.none(), Cost.nothing(), Duration.ofMillis(300));
        RunResult failed =
                new RunResult.Failed(new RunResult.Cause.Defect("The server is gone", new IOException()), nothing);

        assertThat(Ending.sentence(failed, Unapproved.none(), new Onward("s1", Optional.empty())))
                .isEqualTo("The server is gone.");
        assertThat(Totals.line(nothing)).isEqualTo("no answer, 0.3 s");
    }
}
