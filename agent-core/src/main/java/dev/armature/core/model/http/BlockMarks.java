package dev.armature.core.model.http;

import java.util.Arrays;

/** Where, in bytes being written, blocks end: a cache marker can be put before a block's closing brace later. */
public final class BlockMarks {
    private final JsonBytes out;
    private int[] ends = new int[4];
    private int count;

    public BlockMarks(JsonBytes out) {
        this.out = out;
    }

    /** A block was just written, closing brace last. A block that cannot carry a marker is counted all the same. */
    public void blockEnds(boolean canBeMarked) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = canBeMarked ? out.length() : -out.length();
    }

    int[] ends() {
        return Arrays.copyOf(ends, count);
    }
}
