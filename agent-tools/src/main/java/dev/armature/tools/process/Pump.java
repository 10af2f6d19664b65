package dev.armature.tools.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Moves the bytes of one stream of a process. A platform thread: the JDK reads these streams under a monitor, which until
 * JDK 24 pins a virtual thread to its carrier for as long as the process is silent.
 */
final class Pump {
    private final Thread thread;

    private Pump(Runnable work) {
        thread = Thread.ofPlatform().daemon().name("armature-process-stream").start(work);
    }

    static Pump reading(InputStream from, Capture capture) {
        return new Pump(() -> {
            byte[] piece = new byte[16_384];
            try (from) {
                for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
                    capture.take(piece, length);
                }
            } catch (IOException e) {
                return; // closed under us: the process is over
            }
        });
    }

    static Pump writing(String input, OutputStream to) {
        return new Pump(() -> {
            try (to) {
                to.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                return; // the process did not want all of it
            }
        });
    }

    /** Whether it came to the stream's end within that time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return thread.join(time);
    }
}
