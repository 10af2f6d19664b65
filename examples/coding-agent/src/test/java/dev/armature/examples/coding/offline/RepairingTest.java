package dev.armature.examples.coding.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.examples.coding.offline.SampleProject.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One fault of each sample project, or all of them with {@code -Darmature.faults=all}, which takes some minutes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RepairingTest {
    private static final int MOST_RUNS = 61;
    private static final int RUNS_UNTIL_GIVEN_UP = 151;
    private static final int FAULTS_OF_A_PROJECT =
            System.getProperty("armature.faults", "one").equals("all") ? Integer.MAX_VALUE : 1;

    @TempDir
    private Path folder;

    static Stream<Arguments> faults() {
        return SampleProject.NAMES.stream()
                .map(SampleProject::named)
                .flatMap(project -> project.faults().stream()
                        .limit(FAULTS_OF_A_PROJECT)
                        .map(fault -> Arguments.of(project.name(), fault)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void a_single_fault_is_repaired(String name, Fault fault) throws IOException {
        SampleProject project = SampleProject.named(name);
        Workshop workshop = new Workshop(folder).with(project.with(fault));
        assertThat(new FolderShell(folder).run(project.command())).contains("[exit code 1]");

        String answer = workshop.ask("The test is failing. Please fix it; run `" + project.command() + "`.");

        assertThat(answer).contains("The test passes now.");
        assertThat(workshop.runs()).isLessThanOrEqualTo(MOST_RUNS);
        assertThat(new FolderShell(folder).run(project.command())).doesNotContain("[exit code");
    }

    @Test
    void the_command_is_taken_from_the_instructions_of_the_project() {
        SampleProject project = SampleProject.named("pages");
        Workshop workshop = new Workshop(folder)
                .with(project.with(project.faults().getFirst()))
                .with(Map.of(
                        "AGENTS.md",
                        "# Working here\n\nRun the tests after each change:\n\n    " + project.command() + "\n"));

        assertThat(workshop.ask("fix the failing test")).contains("The test passes now.");
    }

    @Test
    void a_test_that_passes_is_left_alone() {
        SampleProject project = SampleProject.named("roman");
        Workshop workshop = new Workshop(folder).with(project.files());

        assertThat(workshop.ask("Fix the failing test with `" + project.command() + "`"))
                .contains("The tests pass");
        assertThat(workshop.tree()).isEqualTo(new TreeMap<>(project.files()));
    }

    @Test
    void giving_up_leaves_every_file_as_it_was() {
        Map<String, String> hopeless = Map.of("Words.java", """
                final class Words {
                    static int count(String text, int least) {
                        int words = 0;
                        for (String word : text.split(" ")) {
                            if (word.length() >= least && !word.isBlank()) {
                                words += 1;
                            }
                        }
                        return words;
                    }
                }
                """, "WordsTest.java", """
                public class WordsTest {
                    public static void main(String[] args) {
                        assert Words.count("a b c", 1) == 3;
                        assert Words.count("a b c", 1) == 1000 : "nobody can be right twice";
                    }
                }
                """);
        Workshop workshop = new Workshop(folder).with(hopeless);

        String answer = workshop.ask(
                "Fix the failing test; run `javac -d out $(find . -name '*.java') && java -ea -cp out WordsTest`");

        assertThat(answer).contains("I could not repair it.", "the files are as they were");
        assertThat(workshop.tree()).isEqualTo(new TreeMap<>(hopeless));
        assertThat(workshop.runs()).isBetween(10L, (long) RUNS_UNTIL_GIVEN_UP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash no-such-script.sh", "./no-such-script", "javac -d out no/Such.java"})
    void a_command_that_runs_no_test_is_no_reason_to_change_anything(String command) {
        SampleProject project = SampleProject.named("roman");
        Map<String, String> broken = project.with(project.faults().getFirst());
        Workshop workshop = new Workshop(folder).with(broken);

        assertThat(workshop.ask("Fix the failing test; run `" + command + "`"))
                .contains("could not run the tests", "uch", "nothing was changed");
        assertThat(workshop.runs()).isEqualTo(1);
        assertThat(workshop.tree()).isEqualTo(new TreeMap<>(broken));
    }

    @Test
    void a_build_tool_without_a_build_is_said_to_be_unable_to_run() {
        Workshop workshop = roman();
        String command =
                "echo '[INFO] BUILD FAILURE'; echo '[ERROR] The goal you specified requires a project to execute"
                        + " but there is no POM in this directory (/w). -> [Help 1]'; exit 1";

        assertThat(workshop.ask("Fix the failing test, run `" + command + "`"))
                .startsWith(
                        "The test command cannot run: [ERROR] The goal you specified requires a project to execute but"
                                + " there is no POM in this directory (/w).\nSo `echo ");
        assertThat(workshop.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo something went wrong; exit 3", "echo './x: line 2: tool: command not found'; exit 1"})
    void a_failure_that_names_nothing_of_the_project_is_no_reason_to_change_anything(String command) {
        Workshop workshop = roman();

        assertThat(workshop.ask("Fix the failing test, run `" + command + "`")).contains("nothing was changed");
        assertThat(workshop.runs()).isEqualTo(1);
        assertThat(workshop.calls()).noneMatch(call -> call.name().equals("Edit"));
    }

    @Test
    void a_class_in_place_of_a_command_is_refused_and_no_other_command_is_run() {
        Workshop workshop = roman().with(Map.of("AGENTS.md", "Test it with `make test`.\n"));

        assertThat(workshop.ask("Fix the failing test, run `RomanTest`"))
                .startsWith(
                        "`RomanTest` looks like a class, not like a command, so I ran nothing, and changed nothing.");
        assertThat(workshop.calls()).isEmpty();
    }

    @Test
    void any_command_that_the_prompt_names_is_run_and_no_other() {
        Workshop workshop = roman().with(Map.of("AGENTS.md", "Test it with `make test`.\n"));

        workshop.ask("Fix the failing test, run `pwd`");

        assertThat(workshop.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.inputJson()).contains("\"command\":\"pwd\""));
    }

    @Test
    void what_was_not_allowed_is_tried_again_when_the_user_says_to_go_on() {
        Workshop workshop = roman().denying(call -> call.name().equals("Edit"));
        String command = SampleProject.named("roman").command();

        String refused = workshop.ask("Fix the failing test with `" + command + "`");
        String again = workshop.ask("continue");
        workshop.denying(call -> false);

        assertThat(refused).contains("An edit was denied", "Nothing was changed; the files are as they were.");
        assertThat(again).contains("An edit was denied");
        assertThat(workshop.ask("retry")).contains("The test passes now.");
    }

    private Workshop roman() {
        SampleProject project = SampleProject.named("roman");
        return new Workshop(folder).with(project.with(project.faults().getFirst()));
    }

    @Test
    void the_runs_that_were_stopped_are_counted() {
        String command = SampleProject.named("roman").command();
        Workshop workshop = roman().slowAs(60_000);

        String answer = workshop.ask("Fix the failing test with `" + command + "`");

        assertThat(answer).contains("I ran `" + command + "` " + workshop.runs() + " times;");
    }

    @Test
    void tests_that_take_long_are_given_the_time() {
        SampleProject project = SampleProject.named("roman");
        Workshop workshop = new Workshop(folder)
                .with(project.with(project.faults().getFirst()))
                .slowAs(60_000);

        assertThat(workshop.ask("Fix the failing test with `" + project.command() + "`"))
                .contains("The test passes now.");
    }

    @Test
    void tests_that_do_not_end_are_not_waited_for_again_and_again() {
        SampleProject project = SampleProject.named("roman");
        Map<String, String> broken = project.with(project.faults().getFirst());
        Workshop workshop = new Workshop(folder).with(broken).slowAs(Integer.MAX_VALUE);

        assertThat(workshop.ask("Fix the failing test with `" + project.command() + "`"))
                .contains("I could not repair it.", "the files are as they were");
        assertThat(workshop.calls().stream()
                        .filter(call -> call.name().equals("Bash"))
                        .skip(3)
                        .filter(call -> !call.inputJson().contains("\"timeout_ms\":10000")))
                .isEmpty();
        assertThat(workshop.tree()).isEqualTo(new TreeMap<>(broken));
    }

    @Test
    void a_run_that_is_denied_later_on_is_taken_back() {
        SampleProject project = SampleProject.named("roman");
        Map<String, String> broken = project.with(project.faults().getFirst());
        Workshop workshop = new Workshop(folder).with(broken);
        workshop.denying(call -> call.name().equals("Bash") && workshop.runs() > 1);

        String answer = workshop.ask("Fix the failing test with `" + project.command() + "`");

        assertThat(answer).contains("A run of the tests was denied", "the files are as they were");
        assertThat(workshop.tree()).isEqualTo(new TreeMap<>(broken));
    }

    @Test
    void a_denied_edit_is_told_with_what_would_have_been_tried() {
        SampleProject project = SampleProject.named("roman");
        Map<String, String> broken = project.with(project.faults().getFirst());
        Workshop workshop =
                new Workshop(folder).with(broken).denying(call -> call.name().equals("Edit"));

        String answer = workshop.ask("Fix the failing test with `" + project.command() + "`");

        assertThat(answer).contains("An edit was denied", "I would have tried `");
        assertThat(workshop.tree()).isEqualTo(new TreeMap<>(broken));
    }

    @Test
    void a_task_that_is_broken_off_is_cleaned_up_before_the_next_one() {
        SampleProject project = SampleProject.named("roman");
        Map<String, String> broken = project.with(project.faults().getFirst());
        Workshop workshop = new Workshop(folder).with(broken);
        workshop.say("Fix the failing test with `" + project.command() + "`");
        while (workshop.tree().equals(new TreeMap<>(broken))) {
            assertThat(workshop.step()).isTrue();
        }

        String answer = workshop.ask("where is Roman defined?");

        assertThat(answer).contains("I took back a change that my last task had left on trial", "src/num/Roman.java:3");
        assertThat(workshop.tree()).isEqualTo(new TreeMap<>(broken));
    }

    @Test
    void a_task_that_was_broken_off_can_be_gone_on_with() throws IOException {
        SampleProject project = SampleProject.named("intervals");
        Workshop workshop =
                new Workshop(folder).with(project.with(project.faults().getFirst()));
        workshop.say("Fix the failing test with `" + project.command() + "`");
        for (int step = 0; step < 4; step++) {
            assertThat(workshop.step()).isTrue();
        }
        long before = workshop.runs();

        assertThat(workshop.ask("please continue")).contains("The test passes now.");
        assertThat(workshop.calls().stream()
                        .filter(call -> call.name().equals("Read"))
                        .distinct())
                .hasSize(project.files().size());
        assertThat(before).isPositive();
        assertThat(new FolderShell(folder).run(project.command())).doesNotContain("[exit code");
    }
}
