package dev.armature.benchmarks.streams;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What this process has used so far. */
final class Footprint {

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private Footprint() {}

    /** Processor time of all threads. */
    static Duration processorTime() {
        return Duration.ofNanos(PROCESS.getProcessCpuTime());
    }

    /** Bytes of the heap that are still in use after the collector has run. */
    static long liveHeap() throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            System.gc();
            Thread.sleep(200); // what is cleaned up after a collection needs another to go
        }
        return MEMORY.getHeapMemoryUsage().getUsed();
    }

    /** The most threads of the system at once; virtual ones are none. */
    static int mostThreads() {
        return ManagementFactory.getThreadMXBean().getPeakThreadCount();
    }

    /** The most memory at once, in megabytes, as the system sees it; empty where it does not say. */
    static String mostMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                .findFirst()
                .orElse("");
    }
}
