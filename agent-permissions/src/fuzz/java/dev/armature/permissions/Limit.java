package dev.armature.permissions;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How long one input may keep a target busy. It is far above what the dearest input takes, slowed down as it is by being
 * watched: what goes beyond it grows faster than its input.
 */
public final class Limit {

    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private Limit() {}

    /**
     * Gives {@code input} to {@code target}.
     *
     * @throws AssertionError if that takes this thread more than the limit, in processor time
     */
    public static void hold(String input, Consumer<String> target) {
        long before = CLOCK.getCurrentThreadCpuTime();
        target.accept(input);
        Duration taken = Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - before);
        if (taken.compareTo(AT_MOST) > 0) {
            throw new AssertionError("An input of " + input.length() + " characters took " + taken);
        }
    }
}
