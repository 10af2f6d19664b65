package dev.armature.examples.coding.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.event.RunResult;
import dev.armature.core.event.RunTotals;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.Usage;
import dev.armature.examples.coding.setup.AgentOptions;
import dev.armature.permissions.decision.Mode;
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
    private static final RunTotals NOTHING = RunTotals.of(0, 0, Usage.none(), Cost.nothing(), Duration.ofMillis(300));

    static AgentOptions in(String workspace) {
        return new AgentOptions(
                Path.of(workspace),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false);
    }

    private static AgentOptions everything(Mode mode) {
        return new AgentOptions(
                Path.of("/it's mine"),
                Optional.of("openai:gpt-5"),
                Optional.of(mode),
                Optional.of(7),
                Optional.of("cd app && mvn test"),
                List.of("Bash(git log:*)", "WebFetch"),
                true);
    }

    @Test
    void the_advice_after_a_refused_edit_is_a_command_line_that_can_be_copied() {
        assertThat(EDIT.sentence(Onward.of(in("/my work"), "armature").with("s1")))
                .isEqualTo("Something needed an approval and nobody could be asked. --permission-mode acceptEdits would"
                        + " allow all edits inside the workspace. To allow it and go on: armature --workspace '/my work'"
                        + " --allow 'Edit(/my work/A.java)' -p \"go on\" --resume s1");
    }

    @Test
    void the_current_folder_is_not_named() {
        assertThat(Onward.of(in(""), "armature").with("s1").command(List.of()))
                .isEqualTo("armature -p \"go on\" --resume s1");
    }

    @Test
    void whatever_was_said_of_the_run_is_said_again_and_a_rule_only_once() {
        Onward onward = Onward.of(everything(Mode.PLAN), "armature").with("s1");
        String options = "--workspace '/it'\\''s mine' --model openai:gpt-5 --permission-mode plan"
                + " --test-command 'cd app && mvn test' --max-turns 7 --trust --allow 'Bash(git log:*)' --allow WebFetch";

        assertThat(onward.command(List.of("WebFetch", "Bash(rm a)")))
                .isEqualTo("armature " + options + " --allow 'Bash(rm a)' -p \"go on\" --resume s1");
        assertThat(onward.sentence()).isEqualTo("To go on: armature " + options + " -p \"go on\" --resume s1");
        assertThat(onward.atATerminal()).isEqualTo("armature " + options + " --resume s1");
    }

    @Test
    void the_program_is_called_as_it_was_called() {
        assertThat(Onward.of(in(""), "./armature").with("s1").atATerminal()).isEqualTo("./armature --resume s1");
        assertThat(Onward.of(in(""), "/my tools/armature").with("s1").atATerminal())
                .isEqualTo("'/my tools/armature' --resume s1");
    }

    @Test
    void a_run_that_used_up_its_turns_goes_on_with_more_of_them() {
        RunResult stopped = new RunResult.Stopped(RunResult.Limit.TURNS, "the limit of 7 turns is reached", NOTHING);

        assertThat(Ending.sentence(
                        stopped,
                        Unapproved.none(),
                        Onward.of(in("").withMaxTurns(7), "armature").with("s1")))
                .isEqualTo("Stopped: the limit of 7 turns is reached. To go on: armature --max-turns 14 -p \"go on\""
                        + " --resume s1");
    }

    @Test
    void a_mode_that_accepts_edits_is_not_advised_to_who_has_it() {
        assertThat(EDIT.sentence(
                        Onward.of(everything(Mode.ACCEPT_EDITS), "armature").with("s1")))
                .startsWith("Something needed an approval and nobody could be asked. To allow it and go on: armature ");
    }

    @Test
    void sessions_that_are_kept_elsewhere_are_said_to_be_there() {
        assertThat(Onward.of(in(""), "armature")
                        .keptIn(Path.of("/tmp/a b"))
                        .with("s1")
                        .atATerminal())
                .isEqualTo("ARMATURE_HOME='/tmp/a b' armature --resume s1");
    }

    @Test
    void who_sits_in_a_conversation_needs_no_command_line_to_go_on() {
        RunResult cancelled = new RunResult.Cancelled("interrupted by the user", NOTHING);

        assertThat(Ending.sentence(
                        cancelled,
                        Unapproved.none(),
                        Onward.inConversation(in("/w"), "armature").with("s1")))
                .isEqualTo("Cancelled: interrupted by the user. Say what to do next; the session stays.");
        assertThat(Ending.sentence(
                        cancelled,
                        Unapproved.none(),
                        Onward.of(in("/w"), "armature").with("s1")))
                .isEqualTo("Cancelled: interrupted by the user. To go on: armature --workspace /w -p \"go on\""
                        + " --resume s1");
    }

    @Test
    void a_first_request_that_failed_left_nothing_to_go_on_with() {
        RunResult failed =
                new RunResult.Failed(new RunResult.Cause.Defect("The server is gone", new IOException()), NOTHING);

        assertThat(Ending.sentence(
                        failed,
                        Unapproved.none(),
                        Onward.of(in("/w"), "armature").with("s1")))
                .isEqualTo("The server is gone.");
        assertThat(Totals.line(NOTHING)).isEqualTo("no answer, 0.3 s");
    }
}
