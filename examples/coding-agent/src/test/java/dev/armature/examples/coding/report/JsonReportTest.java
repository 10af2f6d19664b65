package dev.armature.examples.coding.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.event.RunTotals;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.Usage;
import dev.armature.core.usage.Usage.Count;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class JsonReportTest {
    private static final Usage COUNTED = new Usage(10, 90, 0, 0, 5, 0);

    @Test
    void what_was_counted_is_told_of_each_answer_and_of_the_run() throws IOException {
        List<JsonNode> lines = report(1, COUNTED, new Cost(new BigDecimal("0.0123"), true));

        assertThat(lines.get(0).path("usage"))
                .hasToString("{\"input\":100,\"cacheRead\":90,\"cacheWrite\":0,\"output\":5}");
        assertThat(lines.get(1).path("usage")).isEqualTo(lines.get(0).path("usage"));
        assertThat(lines.get(1).path("cacheReadRatio").asDouble()).isEqualTo(0.9);
        assertThat(lines.get(1).path("costUsd").asDouble()).isEqualTo(0.0123);
    }

    @Test
    void what_nobody_counted_is_null_and_not_nothing() throws IOException {
        List<JsonNode> lines = report(1, Usage.none(), Cost.unknown());

        assertThat(lines.get(0).path("usage").isNull()).isTrue();
        assertThat(lines.get(1).path("usage").isNull()).isTrue();
        assertThat(lines.get(1).path("cacheReadRatio").isNull()).isTrue();
        assertThat(lines.get(1).path("costUsd").isNull()).isTrue();
    }

    @Test
    void what_was_left_out_of_a_count_is_null() throws IOException {
        Usage half = new Usage(100, 0, 0, 0, 5, 0, EnumSet.of(Count.CACHE_READ, Count.CACHE_WRITE));

        List<JsonNode> lines = report(1, half, Cost.nothing());

        assertThat(lines.get(0).path("usage"))
                .hasToString("{\"input\":100,\"cacheRead\":null,\"cacheWrite\":null,\"output\":5}");
        assertThat(lines.get(1).path("usage")).isEqualTo(lines.get(0).path("usage"));
        assertThat(lines.get(1).path("cacheReadRatio").isNull()).isTrue();
    }

    @Test
    void a_run_that_asked_nobody_used_nothing() throws IOException {
        JsonNode result = report(0, Usage.none(), Cost.nothing()).get(1);

        assertThat(result.path("usage").path("input").asInt(-1)).isZero();
        assertThat(result.path("costUsd").asInt(-1)).isZero();
    }

    /** The event of an answer, and the result. */
    private static List<JsonNode> report(int turns, Usage usage, Cost cost) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, UTF_8);
        JsonReport report = new JsonReport(out, out, true, Onward.of(OnwardTest.in(""), "armature"));
        RunTotals totals = RunTotals.of(turns, 0, usage, cost, Duration.ofSeconds(1));
        report.event(new AgentEvent.ModelAnswered("m", usage));
        report.end(new RunResult.Completed("Done.", totals), Unapproved.none(), 0);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : bytes.toString(UTF_8).lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
