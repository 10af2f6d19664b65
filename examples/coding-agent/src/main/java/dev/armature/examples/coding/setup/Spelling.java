package dev.armature.examples.coding.setup;

import java.util.Locale;

/** How near one word is to another, to tell who misspelt a name what was probably meant. */
public final class Spelling {
    private Spelling() {}

    /** Letters to insert, delete, replace or exchange with their neighbour, whatever their case. */
    public static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0
                        ? i + j
                        : Math.min(
                                Math.min(steps[i - 1][j], steps[i][j - 1]) + 1,
                                steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[a.length()][b.length()];
    }
}
