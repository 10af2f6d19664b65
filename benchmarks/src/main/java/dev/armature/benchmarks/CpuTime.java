package dev.armature.benchmarks;

import dev.armature.benchmarks.cpu.ProcessorTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Processor time per operation: {@code cpu} of all threads of the process, the collector and the compiler included, and on
 * Linux {@code cpu.work} of all but the compiler's, which have little to do in a program that has run for long. Unlike the time
 * on the clock neither grows when other programs keep the machine busy. Chosen with {@code -prof
 * dev.armature.benchmarks.CpuTime}.
 */
public final class CpuTime implements InternalProfiler {
    private ProcessorTime before = ProcessorTime.NONE;

    @Override
    public String getDescription() {
        return "Processor time of the process per operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = ProcessorTime.soFar();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        ProcessorTime used = ProcessorTime.soFar().minus(before);
        long operations = result.getMetadata().getAllOps();
        List<Result<?>> results = new ArrayList<>();
        results.add(time("cpu", used.whole(), operations));
        if (ProcessorTime.tellsThreadsApart()) {
            results.add(time("cpu.work", used.withoutCompiler(), operations));
        }
        return results;
    }

    private static ScalarResult time(String name, long nanos, long operations) {
        return new ScalarResult(name, nanos / 1_000.0 / operations, "us/op", AggregationPolicy.AVG);
    }
}
