package dev.armature.benchmarks.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.benchmarks.contender.CannedServer;
import dev.armature.benchmarks.contender.Contender;
import dev.armature.benchmarks.server.ServerProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** That the program still runs; the figures are for a run of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class WholeProcessesTest {

    @Test
    void every_contender_has_its_sessions_in_a_process_of_its_own() throws Exception {
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        Report report = WholeProcesses.run(1, new Workload(1, 1), new PrintStream(told, true, StandardCharsets.UTF_8));

        assertThat(told.toString(StandardCharsets.UTF_8))
                .containsSubsequence("round 1, armature", "round 1, loop", "round 1, langchain4j");
        assertThat(report.text())
                .containsSubsequence(
                        "armature", "loop", "langchain4j", "work per turn", "of loop's", "of langchain4j's")
                .doesNotContain("NaN", "Infinity", "null");
    }

    @Test
    void a_contender_that_gets_fewer_answers_than_the_session_has_turns_fails() throws Exception {
        try (ServerProcess server = ServerProcess.start(CannedServer.class, "64m", "3")) {

            assertThatThrownBy(() -> ContenderProcess.measure(Contender.LOOP, server.address(), new Workload(1, 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("`loop` failed; why stands above.");
        }
    }
}
