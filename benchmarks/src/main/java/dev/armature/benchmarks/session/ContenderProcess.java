package dev.armature.benchmarks.session;

import com.sun.management.ThreadMXBean;
import dev.armature.benchmarks.contender.Contender;
import dev.armature.benchmarks.contender.Talk;
import dev.armature.benchmarks.cpu.ProcessorTime;
import dev.armature.benchmarks.server.JavaProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One contender in a process of its own: has the same session again and again, and prints what that took. Should the one who
 * started it be stopped, the server ends, and this with it.
 */
final class ContenderProcess {

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /**
     * Alike for all: a fixed collector and fixed threads of the compiler, as {@link ProcessorTime} needs them. The last keeps
     * LangChain4j from saying that nothing is logged.
     */
    private static final List<String> OPTIONS = List.of(
            "-Xmx512m", "-XX:+UseG1GC", "-XX:-UseDynamicNumberOfCompilerThreads", "-Dslf4j.internal.verbosity=ERROR");

    private static final int MINUTES = 30;

    private ContenderProcess() {}

    /**
     * Starts one, waits for its end and reads what it took.
     *
     * @throws IllegalStateException when it failed; why stands at standard error
     */
    static Measured measure(Contender contender, URI server, Workload workload)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(contender.word(), server.toString()));
        arguments.addAll(workload.words());
        Process process =
                JavaProcess.of(ContenderProcess.class, OPTIONS, arguments).start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("`" + contender.word() + "` was not ready after " + MINUTES
                        + " minutes. Ask for fewer sessions.");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException("`" + contender.word() + "` failed; why stands above.");
            }
            return Measured.parse(process.inputReader().readLine());
        } finally {
            process.destroy();
        }
    }

    /** Takes the contender, where the server is, and the sessions to warm up and to measure. An exception ends it with 1. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Talk talk = Contender.named(arguments[0]).with(URI.create(arguments[1]));
        Workload workload = new Workload(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));

        System.out.println(measured(talk, workload).line());
    }

    private static Measured measured(Talk talk, Workload workload) throws IOException, InterruptedException {
        have(talk, 1);
        ProcessorTime first = ProcessorTime.soFar();
        have(talk, workload.warmUp() - 1);

        long allocatedBefore = THREADS.getTotalThreadAllocatedBytes();
        ProcessorTime before = ProcessorTime.soFar();
        have(talk, workload.sessions());
        ProcessorTime after = ProcessorTime.soFar();
        long allocated = THREADS.getTotalThreadAllocatedBytes() - allocatedBefore;

        return Measured.of(workload, after.minus(before), allocated, first, after);
    }

    private static void have(Talk talk, int sessions) throws IOException, InterruptedException {
        for (int i = 0; i < sessions; i++) {
            int requests = talk.converse();
            if (requests != Workload.TURNS) {
                throw new IllegalStateException(
                        "A session took " + requests + " requests, expected " + Workload.TURNS + ".");
            }
        }
    }
}
