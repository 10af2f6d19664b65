package dev.armature.benchmarks.cpu;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor time of this process, in nanoseconds.
 *
 * <p>The whole is what the system has counted for the process, threads that have ended included, in steps of 10 ms. The threads
 * of the compiler and of the collector are the JVM's own: management beans do not show them, Linux does, by name, to the
 * nanosecond. They are looked up by name rather than the program's, because theirs are known and they do not end (of the
 * compiler with {@code -XX:-UseDynamicNumberOfCompilerThreads}), so that nothing of them is lost between two readings. What
 * remains is the program's, whatever threads it has: virtual threads' carriers, pools, those that have ended.
 *
 * @param compiler the part of {@code whole} that the just-in-time compiler used; 0 where threads cannot be told apart
 * @param collector likewise of the garbage collector, the thread that stops the program for it included
 */
public record ProcessorTime(long whole, long compiler, long collector) {

    public static final ProcessorTime NONE = new ProcessorTime(0, 0, 0);

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final Path THREADS = Path.of("/proc/self/task");

    /** Linux cuts names after 15 characters. */
    private static final List<String> COMPILER = List.of("C1 CompilerThre", "C2 CompilerThre");

    private static final List<String> COLLECTOR = List.of("GC Thread#", "G1 ", "VM Thread");

    /** Since the process was started. */
    public static ProcessorTime soFar() {
        return new ProcessorTime(PROCESS.getProcessCpuTime(), ofThreads(COMPILER), ofThreads(COLLECTOR));
    }

    /** Whether this system tells what each thread has used. */
    public static boolean tellsThreadsApart() {
        return Files.isDirectory(THREADS);
    }

    public ProcessorTime minus(ProcessorTime before) {
        return new ProcessorTime(whole - before.whole, compiler - before.compiler, collector - before.collector);
    }

    public long withoutCompiler() {
        return whole - compiler;
    }

    private static long ofThreads(List<String> names) {
        if (!tellsThreadsApart()) {
            return 0;
        }
        try (Stream<Path> threads = Files.list(THREADS)) {
            return threads.mapToLong(thread -> ofThread(thread, names)).sum();
        } catch (IOException e) {
            throw new IllegalStateException("The threads of this process cannot be listed.", e);
        }
    }

    private static long ofThread(Path thread, List<String> names) {
        try {
            String name = Files.readString(thread.resolve("comm"));
            return names.stream().anyMatch(name::startsWith)
                    ? Long.parseLong(
                            Files.readString(thread.resolve("schedstat")).split(" ", 2)[0])
                    : 0;
        } catch (IOException e) {
            return 0; // a thread of the program that has ended meanwhile
        }
    }
}
