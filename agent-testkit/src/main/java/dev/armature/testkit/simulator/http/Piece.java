package dev.armature.testkit.simulator.http;

import java.time.Duration;

/** One step in sending a body. Neighbouring bytes are written together. */
public sealed interface Piece {

    static Piece bytes(byte[] bytes) {
        return new Bytes(bytes, 0, bytes.length);
    }

    /** Part of a body. The array is not copied. */
    final class Bytes implements Piece {
        private final byte[] source;
        private final int from;
        private final int length;

        public Bytes(byte[] source, int from, int length) {
            this.source = source;
            this.from = from;
            this.length = length;
        }

        public byte[] source() {
            return source;
        }

        public int from() {
            return from;
        }

        public int length() {
            return length;
        }

        /** A part of it, of the same array. */
        public Bytes slice(int offset, int count) {
            return new Bytes(source, from + offset, count);
        }
    }

    /** Ends the current chunk, and with it the current write. */
    record Flush() implements Piece {}

    /** Time that passes before the next piece. */
    record Pause(Duration length) implements Piece {}

    /** Nothing more is sent; the connection stays open until the client leaves or the listener closes. */
    record Stall() implements Piece {}

    /** The port is closed for so long; other connections end, and nobody can connect. */
    record ClosePort(Duration length) implements Piece {}

    /**
     * The connection ends here, in the middle of the body.
     *
     * @param reset by RST instead of FIN
     */
    record Cut(boolean reset) implements Piece {}
}
