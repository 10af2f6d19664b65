package dev.armature.models.http;

/** A run of bytes that only grows at its end. Written under the lock of its tree; what was written never changes. */
final class Chunk {
    private static final int SMALLEST = 8 * 1024;
    private static final int LARGEST = 1024 * 1024;

    private final byte[] bytes;
    private int used;

    private Chunk(int size) {
        bytes = new byte[size];
    }

    static Chunk empty() {
        return new Chunk(0);
    }

    /** This chunk, if that place is its end and there is room behind it; otherwise a new and larger one. */
    Chunk roomBehind(int place, int length) {
        if (place == used && bytes.length - used >= length) {
            return this;
        }
        int doubled = Math.min(LARGEST, Math.max(SMALLEST, bytes.length * 2));
        return new Chunk(Math.max(doubled, length));
    }

    int append(JsonBytes json) {
        int from = used;
        json.copyTo(bytes, from);
        used += json.length();
        return from;
    }

    byte[] array() {
        return bytes;
    }
}
