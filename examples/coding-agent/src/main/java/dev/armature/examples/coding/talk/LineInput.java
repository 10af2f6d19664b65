package dev.armature.examples.coding.talk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lines that a person types. A thread of its own reads them, because reading cannot be interrupted and waiting for an
 * answer must be. Lines that come early wait for their question,
 * unless somebody {@linkplain #forget forgets} them.
 */
public final class LineInput {
    /** What is longer is cut in two; nobody types that, and an endless one would fill the memory. */
    private static final int LONGEST = 1024 * 1024;

    private static final int MOST_EARLY = 1_000;

    private final LinkedBlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>(MOST_EARLY);

    /** Reads from there until it ends; the thread ends with the process. */
    public LineInput(InputStream in, Charset charset) {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, charset));
        Thread.ofPlatform().daemon().name("armature-input").start(() -> pump(reader));
    }

    private void pump(BufferedReader reader) {
        try {
            for (Optional<String> line = line(reader); line.isPresent(); line = line(reader)) {
                lines.put(line);
            }
            lines.put(Optional.empty());
        } catch (IOException e) {
            lines.offer(Optional.empty()); // a closed terminal is the end of what is typed there
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does that; without more lines nobody waits for one either
        }
    }

    private static Optional<String> line(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = reader.read();
        boolean isEnd = c < 0;
        while (c >= 0 && c != '\n' && line.length() < LONGEST) {
            line.append((char) c);
            c = reader.read();
        }
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') {
            line.setLength(length - 1);
        }
        return isEnd ? Optional.empty() : Optional.of(line.toString());
    }

    /**
     * Forgets lines that came early, because what is asked next must be answered by somebody who has seen it.
     *
     * @return what they were
     */
    public List<String> forget() {
        List<String> early = new ArrayList<>();
        for (Optional<String> line = lines.peek(); line != null && line.isPresent(); line = lines.peek()) {
            lines.poll();
            early.add(line.get());
        }
        return early;
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
