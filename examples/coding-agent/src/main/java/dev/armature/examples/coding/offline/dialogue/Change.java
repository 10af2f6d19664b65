package dev.armature.examples.coding.offline.dialogue;

import java.util.Optional;
import java.util.TreeMap;

/**
 * Other lines in place of some lines of a file, as an Edit that can mean only one place.
 *
 * @param old the text that stands there, with as many lines around it as make it unique
 */
public record Change(String path, String old, String replacement) {
    private static final int MOST_CONTEXT = 12;

    /**
     * The change of one line into another text; empty when no context makes the place unique.
     *
     * @param file read whole
     */
    public static Optional<Change> ofLine(FileText file, int number, String newLine) {
        String whole = "\n" + file.text();
        for (int context = 0; context <= MOST_CONTEXT; context++) {
            String before = joined(file.lines(), number - context, number - 1);
            String after = joined(file.lines(), number + 1, number + context);
            String old =
                    before + file.line(number) + (after.isEmpty() ? "" : "\n" + after.substring(0, after.length() - 1));
            String replacement =
                    before + newLine + (after.isEmpty() ? "" : "\n" + after.substring(0, after.length() - 1));
            boolean canBeTakenBack = occursOnce(whole.replace(old, replacement), replacement);
            if (!old.isBlank() && !FileText.isCut(old) && occursOnce(whole, old) && canBeTakenBack) {
                return Optional.of(new Change(file.path(), old, replacement));
            }
        }
        return Optional.empty();
    }

    private static String joined(TreeMap<Integer, String> lines, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i <= to; i++) {
            String line = lines.get(i);
            if (line != null) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    private static boolean occursOnce(String text, String piece) {
        int first = text.indexOf(piece);
        return first >= 0 && text.indexOf(piece, first + 1) < 0;
    }

    /** The change that takes this one back; it means only one place too. */
    public Change reversed() {
        return new Change(path, replacement, old);
    }

    public Call call(Desk desk) {
        return Call.edit(desk.absolute(path), old, replacement);
    }
}
