package dev.armature.examples.coding.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of UTF-8 and holds no more than one of bounded length in memory. Not thread-safe. */
final class LineReader {
    /** The most bytes of a line; the rest of a longer one is passed over. */
    static final int LONGEST = 16 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** What stood between two line ends. */
    sealed interface Line {

        /** A text. */
        record Text(String text) implements Line {}

        /** Bytes that are no UTF-8; a lenient reader would make another command of them. */
        record NoText() implements Line {}

        /** More than is read. */
        record TooLong() implements Line {}
    }

    /** The next line; empty at the end. Waits for input. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean isTooLong = false;
        boolean hasBegun = false;
        while (at < end || fill()) {
            hasBegun = true;
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            isTooLong |= line.size() + (at - from) > LONGEST;
            if (!isTooLong) {
                line.write(buffer, from, at - from);
            }
            if (at < end) {
                at++;
                return Optional.of(line(line, isTooLong));
            }
        }
        return hasBegun ? Optional.of(line(line, isTooLong)) : Optional.empty();
    }

    private static Line line(ByteArrayOutputStream bytes, boolean isTooLong) {
        if (isTooLong) {
            return new Line.TooLong();
        }
        try {
            return new Line.Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return new Line.NoText();
        }
    }

    /** Whether there is more to read without waiting. */
    boolean hasMore() throws IOException {
        return at < end || in.available() > 0;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
