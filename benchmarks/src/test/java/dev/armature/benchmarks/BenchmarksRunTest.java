package dev.armature.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.shell.syntax.Parse;
import dev.armature.permissions.shell.syntax.ShellParser;
import java.util.Collection;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** That the benchmarks still run; it measures nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class BenchmarksRunTest {

    @Test
    void each_benchmark_runs_once() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .mode(Mode.SingleShotTime)
                        .param("shape", "NESTED_QUOTES")
                        .param("length", "65536")
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();

        assertThat(results)
                .extracting(result -> result.getParams().getBenchmark().replaceAll(".*\\.", ""))
                .containsExactlyInAnyOrder(
                        "agent",
                        "agent",
                        "agentWithSessionOnDisk",
                        "agentWithSessionOnDisk",
                        "bareLoop",
                        "bareLoop",
                        "client",
                        "client",
                        "agentWithClient",
                        "agentWithClient",
                        "handWrittenLoop",
                        "handWrittenLoop",
                        "langChainLoop",
                        "langChainLoop",
                        "parse",
                        "parse",
                        "judge",
                        "judge",
                        "judgeWithDisk",
                        "judgeWithFileRules");
    }

    @Test
    void every_ordinary_command_can_be_read() {
        assertThat(OrdinaryCommands.all())
                .hasSizeGreaterThan(300)
                .doesNotHaveDuplicates()
                .allSatisfy(command -> assertThat(ShellParser.parse(command)).isInstanceOf(Parse.Parsed.class));
    }
}
