package dev.armature.testsupport.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at processes that a test had started. */
public final class Processes {
    private Processes() {}

    /**
     * Whether a process runs. A zombie does not: it is dead, only whoever adopted it has not looked yet. Without
     * {@code /proc} every process that the system still knows counts as running.
     */
    public static boolean isRunning(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            return !Files.readString(stat).matches("(?s).*\\) [ZX] .*");
        } catch (IOException e) {
            return !Files.exists(Path.of("/proc/self"))
                    && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
    }

    /**
     * Whether a process that was killed runs no more, or soon: the system ends it when it next gets a processor, which takes a
     * while where many wait for one. Ten seconds are enough for that, and far less than what was killed would have lived.
     */
    public static boolean isEnded(long pid) throws InterruptedException {
        for (int looks = 0; looks < 500 && isRunning(pid); looks++) {
            Thread.sleep(20);
        }
        return !isRunning(pid);
    }
}
