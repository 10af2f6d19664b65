package dev.armature.toolbox.builtin.file;

import dev.armature.toolbox.text.LineStarts;
import java.util.BitSet;
import java.util.List;

/** Puts replacements in their places, and follows the lines around them to where they then are. */
final class Replacing {

    private Replacing() {}

    /** The text with each place replaced; places are in order and apart from each other. */
    static String in(String text, List<TextSearch.Place> places) {
        StringBuilder changed = new StringBuilder();
        int at = 0;
        for (TextSearch.Place place : places) {
            changed.append(text, at, place.start()).append(place.replacement());
            at = place.end();
        }
        return changed.append(text, at, text.length()).toString();
    }

    /** Which lines of the new text were seen, when {@code seen} were those of the old one: what was put in counts as seen. */
    static BitSet seen(BitSet seen, String before, String after, List<TextSearch.Place> places) {
        LineStarts old = LineStarts.of(before);
        LineStarts fresh = LineStarts.of(after);
        BitSet now = new BitSet();
        int line = 0;
        int lineShift = 0;
        int shift = 0;
        for (TextSearch.Place place : places) {
            copy(seen, line, old.lineAt(place.start()), lineShift, now);
            int start = place.start() + shift;
            int end = start + place.replacement().length();
            boolean wholeLines = startsLine(before, place.end()) && startsLine(after, end);
            int rest = wholeLines ? 0 : 1; // what is left of a line that was changed in its middle is seen with it
            now.set(fresh.lineAt(start), fresh.lineAt(end) + rest);
            line = old.lineAt(place.end()) + rest;
            lineShift = fresh.lineAt(end) + rest - line;
            shift += place.replacement().length() - (place.end() - place.start());
        }
        copy(seen, line, Math.max(line, seen.length()), lineShift, now);
        return now;
    }

    private static boolean startsLine(String text, int index) {
        return index == 0 || text.charAt(index - 1) == '\n';
    }

    private static void copy(BitSet from, int start, int end, int shift, BitSet to) {
        for (int line = from.nextSetBit(start); line >= 0 && line < end; line = from.nextSetBit(line + 1)) {
            to.set(line + shift);
        }
    }
}
