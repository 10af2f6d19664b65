package dev.armature.examples.coding.offline.dialogue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of a file, by their numbers from 1, as a read gave them.
 *
 * @param path as it was asked for
 */
public record FileText(String path, TreeMap<Integer, String> lines) {
    private static final Pattern NUMBERED = Pattern.compile("^ *(\\d{1,9})(?:\\t|→)(.*)$");
    private static final Pattern CUT = Pattern.compile("…\\[\\+[\\d,]+ chars]$");

    public FileText {
        lines = new TreeMap<>(lines);
    }

    /** What a read gave; lines without a number are remarks of the tool. */
    static FileText parse(String path, String result) {
        TreeMap<Integer, String> lines = new TreeMap<>();
        result.lines().forEach(line -> {
            Matcher matcher = NUMBERED.matcher(line);
            if (matcher.matches()) {
                lines.put(Integer.parseInt(matcher.group(1)), matcher.group(2));
            }
        });
        return new FileText(path, lines);
    }

    /** Whether a line was too long to be shown whole, so that it must not be edited. */
    public static boolean isCut(String line) {
        return CUT.matcher(line).find();
    }

    /** All lines, each ended by a line feed. */
    public String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines.values()) + "\n";
    }

    public String line(int number) {
        return lines.getOrDefault(number, "");
    }

    /** The lines in order. */
    public List<Map.Entry<Integer, String>> numbered() {
        return List.copyOf(lines.entrySet());
    }

    /** The same with another line. */
    public FileText with(int number, String line) {
        FileText changed = new FileText(path, lines);
        changed.lines.put(number, line);
        return changed;
    }

    FileText and(FileText more) {
        TreeMap<Integer, String> all = new TreeMap<>(lines);
        all.putAll(more.lines);
        return new FileText(path, all);
    }
}
