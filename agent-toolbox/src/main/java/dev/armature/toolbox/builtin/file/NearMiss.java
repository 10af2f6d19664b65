package dev.armature.toolbox.builtin.file;

import dev.armature.toolbox.text.Lines;
import dev.armature.toolbox.text.Similarity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of a file that are most like a text that does not occur in it.
 *
 * @param first the first of the lines, counted from 0
 * @param count how many
 * @param likeness from 0 to 1
 */
record NearMiss(int first, int count, double likeness) {
    private static final double ENOUGH = 0.8;
    private static final int MOST_WORK = 50_000_000;
    private static final Pattern NUMBERED = Pattern.compile("(?m)^\\s*\\d+\\t");

    /** The nearest lines when they are at least four fifths alike; empty also when looking would take too long. */
    static Optional<NearMiss> of(List<String> lines, String wanted) {
        int count = Math.max(1, Lines.of(wanted).size());
        long work = (long) wanted.length() * lines.size();
        if (work > MOST_WORK || lines.size() < count) {
            return Optional.empty();
        }
        Similarity similarity = Similarity.to(plain(wanted));
        NearMiss best = new NearMiss(0, count, 0);
        for (int first = 0; first + count <= lines.size(); first++) {
            double likeness = similarity.of(plain(String.join("\n", lines.subList(first, first + count))));
            if (likeness > best.likeness()) {
                best = new NearMiss(first, count, likeness);
            }
        }
        return best.likeness() >= ENOUGH ? Optional.of(best) : Optional.empty();
    }

    /** What is different, in a sentence that helps to quote it right. */
    String difference(List<String> lines, String wanted) {
        List<String> quoted = Lines.of(wanted);
        for (int i = 0; i < Math.min(count, quoted.size()); i++) {
            String there = lines.get(first + i);
            String here = quoted.get(i);
            if (!there.equals(here)) {
                return "%s Line %d is `%s`; you quoted `%s`."
                        .formatted(kind(there, here), first + i + 1, Lines.cut(there, 200), Lines.cut(here, 200));
            }
        }
        return "The lines are the same; what differs are the line breaks around them.";
    }

    private static String kind(String there, String here) {
        if (there.replaceAll("\\s+", "").equals(here.replaceAll("\\s+", ""))) {
            boolean tabs = there.contains("\t") != here.contains("\t");
            return tabs ? "Only white space differs: the one has tabs, the other blanks." : "Only white space differs.";
        } else if (there.equalsIgnoreCase(here)) {
            return "Upper and lower case differ.";
        } else if (plain(there).equals(plain(here))) {
            return "Quotes, dashes or escapes are written differently.";
        }
        return "The text differs.";
    }

    private static String plain(String line) {
        return line.replace('\u2018', '\'')
                .replace('\u2019', '\'')
                .replace('\u201c', '"')
                .replace('\u201d', '"')
                .replace('\u2013', '-')
                .replace('\u2014', '-')
                .replace('\u00a0', ' ')
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replace("\\", "");
    }

    /** Advice for a quotation that carries more than the file's own text; empty when it does not. */
    static String adviceOn(String wanted) {
        if (NUMBERED.matcher(wanted).find()) {
            return " Leave out the line numbers and tabs that Read shows.";
        } else if (wanted.contains("\\n") && !wanted.contains("\n")) {
            return " You wrote `\\n` as two characters; use a real line break.";
        }
        return "";
    }
}
