package dev.armature.models.http;

import java.time.Duration;

/**
 * How long and how large an answer may be.
 *
 * @param first the longest wait for the first event, from the start of the request
 * @param idle the longest wait for the next event that is more than a sign of life
 * @param bytes the most bytes of one answer
 */
public record StreamLimits(Duration first, Duration idle, long bytes) {
    private static final StreamLimits STANDARD =
            new StreamLimits(Duration.ofMinutes(5), Duration.ofMinutes(3), 64L * 1024 * 1024);

    public StreamLimits {
        if (first.isNegative() || first.isZero() || idle.isNegative() || idle.isZero() || bytes < 1) {
            throw new IllegalArgumentException(
                    "time and size limits must be above zero, were " + first + ", " + idle + " and " + bytes);
        }
    }

    /** Five minutes to the first event (local servers read long prompts slowly), three between events, 64 MiB. */
    public static StreamLimits standard() {
        return STANDARD;
    }

    /** The same with another wait for the first event. */
    public StreamLimits first(Duration longest) {
        return new StreamLimits(longest, idle, bytes);
    }

    /** The same with another wait between events. */
    public StreamLimits idle(Duration longest) {
        return new StreamLimits(first, longest, bytes);
    }

    /** The same with another size. */
    public StreamLimits bytes(long most) {
        return new StreamLimits(first, idle, most);
    }
}
