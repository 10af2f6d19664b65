package dev.armature.examples.coding.talk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lines that a person types. A thread of its own reads them, because reading cannot be interrupted and waiting for an
 * answer must be. Lines that come early wait for their question.
 */
public final class LineInput {
    private final LinkedBlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    /** Reads from there until it ends; the thread ends with the process. */
    public LineInput(InputStream in, Charset charset) {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, charset));
        Thread.ofPlatform().daemon().name("armature-input").start(() -> pump(reader));
    }

    private void pump(BufferedReader reader) {
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Optional.of(line));
            }
            lines.add(Optional.empty());
        } catch (IOException e) {
            lines.add(Optional.empty()); // a closed terminal is the end of what is typed there
        }
    }

    /** The next line; empty at the end, and from then on. */
    public Optional<String> next() throws InterruptedException {
        Optional<String> line = lines.take();
        if (line.isEmpty()) {
            lines.add(line);
        }
        return line;
    }
}
