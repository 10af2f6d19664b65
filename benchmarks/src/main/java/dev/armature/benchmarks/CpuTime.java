package dev.armature.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
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
    /** Where Linux tells of each thread of this process. */
    private static final Path THREADS = Path.of("/proc/self/task");

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long before;
    private long compilingBefore;

    @Override
    public String getDescription() {
        return "Processor time of the process per operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        compilingBefore = compiling();
        before = process.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long nanos = process.getProcessCpuTime() - before;
        long operations = result.getMetadata().getAllOps();
        List<Result<?>> results = new ArrayList<>();
        results.add(time("cpu", nanos, operations));
        if (Files.isDirectory(THREADS)) {
            results.add(time("cpu.work", nanos - (compiling() - compilingBefore), operations));
        }
        return results;
    }

    private static ScalarResult time(String name, long nanos, long operations) {
        return new ScalarResult(name, nanos / 1_000.0 / operations, "us/op", AggregationPolicy.AVG);
    }

    /** What the threads of the compiler have used so far, in nanoseconds. */
    private static long compiling() {
        if (!Files.isDirectory(THREADS)) {
            return 0;
        }
        try (Stream<Path> threads = Files.list(THREADS)) {
            return threads.mapToLong(CpuTime::compiling).sum();
        } catch (IOException e) {
            throw new IllegalStateException("the threads of this process cannot be listed", e);
        }
    }

    private static long compiling(Path thread) {
        try {
            boolean isCompiler = Files.readString(thread.resolve("comm")).matches("C[12] Compiler.*\\s*");
            return isCompiler
                    ? Long.parseLong(
                            Files.readString(thread.resolve("schedstat")).split(" ", 2)[0])
                    : 0;
        } catch (IOException e) {
            return 0; // it has ended meanwhile
        }
    }
}
