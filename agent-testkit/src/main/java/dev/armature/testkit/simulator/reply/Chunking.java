package dev.armature.testkit.simulator.reply;

/**
 * How a streamed reply is cut into pieces.
 *
 * @param charsPerDelta most characters in one delta event, surrogate pairs kept whole; 0 for one delta a block
 * @param bytesPerWrite bytes of one HTTP chunk and one socket write; 0 to write as much as is ready
 * @param splitUtf8 cut the HTTP chunks inside every character of more than one byte
 * @param splitEscapes cut the JSON text of tool inputs inside every escape sequence
 */
public record Chunking(int charsPerDelta, int bytesPerWrite, boolean splitUtf8, boolean splitEscapes) {

    private static final Chunking STANDARD = new Chunking(64, 0, false, false);

    public Chunking {
        if (charsPerDelta < 0 || bytesPerWrite < 0) {
            throw new IllegalArgumentException("sizes must not be negative, were `%d` characters and `%d` bytes"
                    .formatted(charsPerDelta, bytesPerWrite));
        }
    }

    /** Deltas of up to 64 characters, written together. */
    public static Chunking standard() {
        return STANDARD;
    }

    /** Deltas of up to so many characters, written together; 0 for one delta a block. */
    public static Chunking chars(int charsPerDelta) {
        return new Chunking(charsPerDelta, 0, false, false);
    }

    /** Deltas of standard length, in HTTP chunks and socket writes of so many bytes. */
    public static Chunking bytes(int bytesPerWrite) {
        return new Chunking(STANDARD.charsPerDelta, bytesPerWrite, false, false);
    }

    /** The same, with HTTP chunks cut inside every character of more than one byte. */
    public Chunking splittingUtf8() {
        return new Chunking(charsPerDelta, bytesPerWrite, true, splitEscapes);
    }

    /** The same, with the JSON of tool inputs cut inside every escape sequence. */
    public Chunking splittingEscapes() {
        return new Chunking(charsPerDelta, bytesPerWrite, splitUtf8, true);
    }
}
