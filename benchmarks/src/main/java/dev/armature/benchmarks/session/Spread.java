package dev.armature.benchmarks.session;

import java.util.Arrays;
import java.util.Locale;

/** The middle of one figure over all rounds, and its least and most. */
record Spread(double median, double least, double most) {

    static Spread of(double... figures) {
        if (figures.length == 0) {
            throw new IllegalArgumentException("Without a figure there is no spread.");
        }
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    String text(int decimals) {
        String figure = "%." + decimals + "f";
        return String.format(Locale.ROOT, figure + " (" + figure + " - " + figure + ")", median, least, most);
    }
}
