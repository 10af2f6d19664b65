package dev.armature.examples.coding.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.Agent;
import dev.armature.core.model.RetryPolicy;
import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.trust.Trust;
import dev.armature.toolbox.BuiltInTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: an agent with the real tools asks the planner over HTTP. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class OfflineModelTest {
    @TempDir
    private Path folder;

    private final OfflineModel offline = OfflineModel.start();

    @AfterEach
    void close() {
        offline.close();
    }

    private Agent agent(Mode mode) throws IOException {
        DemoProject.copyTo(folder);
        return Agent.builder()
                .model(offline.model())
                .system("# Environment\n- Working directory: " + folder)
                .tools(BuiltInTools.all())
                .workspace(folder, Trust.TRUSTED)
                .mode(mode)
                .build();
    }

    @Test
    void finds_with_the_real_tools() throws IOException {
        assertThat(agent(Mode.DEFAULT).ask("where is Slot.overlaps defined?")).contains("- src/rooms/Slot.java:28:");
    }

    @Test
    void summarises_with_the_real_tools() throws IOException {
        assertThat(agent(Mode.DEFAULT).ask("summarise this project"))
                .contains(
                        "From README.md: “Rooms”. Plans the day of a meeting room",
                        "(3 .java, 2 .md); 1 of them is a test.",
                        "- test/rooms/TimetableTest.java:8 (test)",
                        "record Slot. Some minutes of a day, without the last one.");
    }

    @Test
    void renames_with_the_real_tools() throws IOException {
        String answer = agent(Mode.BYPASS).ask("rename Timetable to DayPlan");

        assertThat(answer)
                .contains("src/rooms/Timetable.java is now src/rooms/DayPlan.java", "A search finds no `Timetable`");
        assertThat(Files.readString(folder.resolve("test/rooms/TimetableTest.java")))
                .contains("static DayPlan day(", "class TimetableTest");
    }

    @Test
    void repairs_with_the_real_tools() throws IOException {
        String answer = agent(Mode.BYPASS).ask("fix the failing test");

        assertThat(answer).contains("The test passes now.", "`>` where it must be `>=`");
        assertThat(Files.readString(folder.resolve("src/rooms/Timetable.java")))
                .contains("meeting.from() - end >= minutes");
        assertThat(offline.server().failures()).isEmpty();
    }

    @Test
    void a_policy_that_denies_is_told_and_nothing_is_changed() throws IOException {
        String answer = agent(Mode.DONT_ASK).ask("fix the failing test");

        assertThat(answer).contains("I may not run the tests", "Nothing was changed.");
    }

    @Test
    void a_failure_speaks_of_the_offline_model_and_not_of_a_provider_whose_key_one_could_check() {
        Agent agent = Agent.builder()
                .model(offline.model())
                .retries(RetryPolicy.none())
                .build();
        offline.close();

        assertThatThrownBy(() -> agent.ask("summarise this project"))
                .hasMessageStartingWith("Cannot reach the offline model: ")
                .hasMessageNotContainingAny("Anthropic", "ANTHROPIC", "127.0.0.1");
    }
}
