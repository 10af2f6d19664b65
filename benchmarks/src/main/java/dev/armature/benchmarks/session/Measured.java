package dev.armature.benchmarks.session;

import dev.armature.benchmarks.cpu.ProcessorTime;
import java.util.Arrays;

/**
 * What one process took.
 *
 * @param work microseconds of processor time per measured turn, all but the compiler's
 * @param collector the part of {@code work} that the garbage collector took
 * @param compiler what the compiler took beside it
 * @param memory kilobytes allocated per measured turn
 * @param first seconds of processor time from the start of the process to the end of its first session, everything included
 * @param whole likewise to the end of its last
 * @param compiling the part of {@code whole} that the compiler took
 */
record Measured(
        double work, double collector, double compiler, double memory, double first, double whole, double compiling) {

    static Measured of(
            Workload workload, ProcessorTime used, long allocated, ProcessorTime first, ProcessorTime whole) {
        double micros = 1e3 * workload.turns();
        return new Measured(
                used.withoutCompiler() / micros,
                used.collector() / micros,
                used.compiler() / micros,
                allocated / micros,
                first.whole() / 1e9,
                whole.whole() / 1e9,
                whole.compiler() / 1e9);
    }

    /** The one line that a {@link ContenderProcess} prints. */
    String line() {
        return work + " " + collector + " " + compiler + " " + memory + " " + first + " " + whole + " " + compiling;
    }

    static Measured parse(String line) {
        double[] figures = Arrays.stream(line.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Measured(figures[0], figures[1], figures[2], figures[3], figures[4], figures[5], figures[6]);
    }
}
