package dev.armature.models.http;

import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;

/** Puts the rows of a request one behind the other, with cache markers inside the blocks that carry one. */
public final class MarkedRows {
    private MarkedRows() {}

    /**
     * The rows, without what comes behind them.
     *
     * @param markers what to put before a block's closing brace, by the number of the block, counted through all rows
     * @throws IllegalArgumentException when a cache mark stands where none can
     */
    public static RequestBody body(List<BlockBytes> rows, NavigableMap<Integer, byte[]> markers) {
        RequestBody body = new RequestBody();
        int first = 0;
        int marked = firstFrom(markers, first);
        for (BlockBytes row : rows) {
            int behind = first + row.blocks();
            if (marked < behind) {
                requireMarkable(row, first, markers.subMap(first, behind).keySet());
                row.addTo(body, first, markers);
                marked = firstFrom(markers, behind);
            } else {
                row.addTo(body);
            }
            first = behind;
        }
        if (!markers.isEmpty() && markers.lastKey() >= first) {
            throw new IllegalArgumentException(
                    "a cache mark stands on segment " + markers.lastKey() + " of only " + first);
        }
        return body;
    }

    /** Whether each of these blocks is there, and can carry a marker. */
    public static boolean canStand(List<BlockBytes> rows, NavigableSet<Integer> marked) {
        int first = 0;
        int standing = 0;
        for (BlockBytes row : rows) {
            for (int block : marked.subSet(first, first + row.blocks())) {
                standing += row.canBeMarked(block - first) ? 1 : 0;
            }
            first += row.blocks();
        }
        return standing == marked.size();
    }

    /** The first marked block from there on. Few rows are marked, and the others are not looked at one by one. */
    private static int firstFrom(NavigableMap<Integer, byte[]> markers, int block) {
        Integer next = markers.ceilingKey(block);
        return next == null ? Integer.MAX_VALUE : next;
    }

    private static void requireMarkable(BlockBytes row, int first, Set<Integer> markers) {
        for (int marked : markers) {
            if (!row.canBeMarked(marked - first)) {
                throw new IllegalArgumentException("segment " + marked + " cannot carry a cache mark");
            }
        }
    }
}
