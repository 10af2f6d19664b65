package dev.armature.models.http;

import java.util.Arrays;

/** Where, in bytes being written, blocks begin and end: a cache marker can be put before a block's closing brace later. */
public final class BlockMarks {
    private final JsonBytes out;
    private int[] starts = new int[4];
    private int[] ends = new int[4];
    private int count;
    private int start;

    public BlockMarks(JsonBytes out) {
        this.out = out;
    }

    /** A block is about to be written, separators before it excluded. */
    public void blockBegins() {
        start = out.length();
    }

    /** A block was just written, closing brace last. A block that cannot carry a marker is counted all the same. */
    public void blockEnds(boolean canBeMarked) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count] = start;
        ends[count++] = canBeMarked ? out.length() : -out.length();
    }

    int[] starts() {
        return Arrays.copyOf(starts, count);
    }

    int[] ends() {
        return Arrays.copyOf(ends, count);
    }
}
