package dev.armature.benchmarks.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the program still runs; the figures are for a run of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ManyStreamsTest {

    @ParameterizedTest
    @ValueSource(strings = {"armature", "langchain4j"})
    void each_of_a_few_conversations_gets_what_it_is_sent(String who) throws Exception {
        ManyStreams.Report report = ManyStreams.run(who, 3);

        assertThat(report.failures()).isEqualTo(List.of());
        assertThat(report.delivered()).isEqualTo(3);
        assertThat(report.text()).contains("3 of 3 have got their first piece");
    }
}
