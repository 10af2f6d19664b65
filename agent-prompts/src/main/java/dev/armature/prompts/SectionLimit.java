package dev.armature.prompts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.prompts.cache.TokenEstimator;
import dev.armature.prompts.cache.TokenEstimator.Texture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a section that says more than it may, at the end of a line, and says so in its place. A closing tag on the last line
 * stays: what stood inside an element must not reach beyond it because the element was too long.
 */
final class SectionLimit {

    private static final Pattern CLOSING_LINE = Pattern.compile("\n</[A-Za-z][\\w.-]*>$");

    private SectionLimit() {}

    static String keep(String text, int maxTokens) {
        int tokens = TokenEstimator.standard().tokens(text, Texture.PROSE);
        if (tokens <= maxTokens) {
            return text;
        }
        String note = "[Cut here: this section has about " + tokens + " tokens, and " + maxTokens + " fit.]"
                + closingLine(text);
        int room = (int) (maxTokens * Texture.PROSE.bytesPerToken()) - note.length() - 1;
        String head = head(text, Math.max(0, room)).stripTrailing();
        return head.isEmpty() ? note : head + "\n" + note;
    }

    private static String closingLine(String text) {
        Matcher closing = CLOSING_LINE.matcher(text);
        return closing.find() ? closing.group() : "";
    }

    /** The longest start of whole lines in {@code room} bytes; of whole characters, when the first line is too long. */
    private static String head(String text, int room) {
        byte[] bytes = text.getBytes(UTF_8);
        int end = room;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        String head = new String(bytes, 0, end, UTF_8);
        int line = bytes[end] == '\n' ? head.length() : head.lastIndexOf('\n');
        return line > 0 ? head.substring(0, line) : head;
    }
}
