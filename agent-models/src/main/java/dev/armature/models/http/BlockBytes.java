package dev.armature.models.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.NavigableMap;

/**
 * Encoded blocks in a row, and where each ends, so that a cache marker can be put inside any of them without copying or
 * changing a byte.
 */
public final class BlockBytes {
    private final byte[] array;
    private final int from;
    private final int to;
    /** Offsets from {@code from}; negative for a block that cannot carry a marker. */
    private final int[] ends;

    private final int[] starts;

    BlockBytes(byte[] array, int from, int length, BlockMarks blocks) {
        this.array = array;
        this.from = from;
        this.to = from + length;
        this.starts = blocks.starts();
        this.ends = blocks.ends();
    }

    /** What was just written. */
    public static BlockBytes of(JsonBytes json, BlockMarks blocks) {
        byte[] bytes = json.toBytes();
        return new BlockBytes(bytes, 0, bytes.length, blocks);
    }

    /** How many blocks there are. */
    public int blocks() {
        return ends.length;
    }

    /** Whether that block can carry a cache marker. */
    public boolean canBeMarked(int block) {
        return ends[block] > 0;
    }

    /** How many bytes, separators included. */
    public int length() {
        return to - from;
    }

    /** How many bytes up to and including that block. */
    public int lengthThrough(int block) {
        return Math.abs(ends[block]);
    }

    /** Adds all of it to a body, without markers. */
    public void addTo(RequestBody body) {
        body.add(array, from, to);
    }

    /** Adds it to a body without its first bytes, and without markers. */
    public void addTo(RequestBody body, int without) {
        body.add(array, from + without, to);
    }

    /**
     * Adds all of it to a body.
     *
     * @param first the number of the first block of this row in the whole request
     * @param markers by number of block in the whole request: what to put before the block's closing brace
     */
    public void addTo(RequestBody body, int first, NavigableMap<Integer, byte[]> markers) {
        int place = from;
        for (var marker :
                markers.subMap(first, true, first + ends.length, false).entrySet()) {
            int brace = from + Math.abs(ends[marker.getKey() - first]) - 1;
            body.add(array, place, brace).add(marker.getValue());
            place = brace;
        }
        body.add(array, place, to);
    }

    /** A copy of that block's own bytes, separators excluded. */
    public byte[] block(int block) {
        return Arrays.copyOfRange(array, from + starts[block], from + lengthThrough(block));
    }

    /** A view of the bytes of one row; for hashing and counting. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(array, from, to - from).slice().asReadOnlyBuffer();
    }

    int to() {
        return to;
    }
}
