package dev.armature.toolbox.text;

import java.util.ArrayList;
import java.util.List;

/** Lines of text, without their ends. A last line that is empty because the text ends in a line break does not count. */
public final class Lines {
    private static final int LONGEST = 2_000;

    private Lines() {}

    /** The lines; {@code \n}, {@code \r\n} and {@code \r} end one. An empty text has none. */
    public static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                lines.add(text.substring(start, i));
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    /** Each line behind its number, six wide, and a tab. {@code first} is the number of the first of {@code lines}. */
    public static String numbered(List<String> lines, int first) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String number = String.valueOf(first + i);
            text.repeat(' ', Math.max(0, 6 - number.length()))
                    .append(number)
                    .append('\t')
                    .append(cut(lines.get(i), LONGEST))
                    .append('\n');
        }
        return text.toString();
    }

    /** The line, or its beginning and how much more there is: {@code abc…[+1,203 chars]}. */
    public static String cut(String line, int longest) {
        if (line.length() <= longest) {
            return line;
        }
        int end = Excerpt.wholeCharacters(line, longest);
        return line.substring(0, end) + "…[+%,d chars]".formatted(line.length() - end);
    }
}
