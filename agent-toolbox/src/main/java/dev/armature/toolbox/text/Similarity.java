package dev.armature.toolbox.text;

import java.util.HashMap;
import java.util.Map;

/** How alike two texts are: the share of letter pairs they have in common, white space aside. From 0 to 1. */
public final class Similarity {
    private final Map<Integer, Integer> pairs;
    private final int count;

    private Similarity(Map<Integer, Integer> pairs, int count) {
        this.pairs = pairs;
        this.count = count;
    }

    /** Ready to be compared with many others. */
    public static Similarity to(String text) {
        Map<Integer, Integer> pairs = new HashMap<>();
        int count = 0;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                continue;
            }
            pairs.merge(before << 16 | c, 1, Integer::sum);
            before = c;
            count++;
        }
        return new Similarity(pairs, count);
    }

    /** Dice's coefficient. */
    public double of(String other) {
        Similarity that = to(other);
        if (count == 0 || that.count == 0) {
            return count == that.count ? 1 : 0;
        }
        int common = 0;
        for (Map.Entry<Integer, Integer> pair : pairs.entrySet()) {
            common += Math.min(pair.getValue(), that.pairs.getOrDefault(pair.getKey(), 0));
        }
        return 2.0 * common / (count + that.count);
    }
}
