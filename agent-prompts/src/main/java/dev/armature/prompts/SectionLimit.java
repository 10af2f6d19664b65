package dev.armature.prompts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.prompts.cache.TokenEstimator;
import dev.armature.prompts.cache.TokenEstimator.Texture;

/** Cuts a section that says more than it may, at the end of a line, and says so in its place. */
final class SectionLimit {

    private SectionLimit() {}

    static String keep(String text, int maxTokens) {
        int tokens = TokenEstimator.standard().tokens(text, Texture.PROSE);
        if (tokens <= maxTokens) {
            return text;
        }
        String note = "\n[Cut here: this section has about " + tokens + " tokens, and " + maxTokens + " fit.]";
        int room = (int) (maxTokens * Texture.PROSE.bytesPerToken()) - note.length();
        return head(text, Math.max(0, room)).stripTrailing() + note;
    }

    /** The longest start of whole lines in {@code room} bytes; of whole characters, when the first line is too long. */
    private static String head(String text, int room) {
        byte[] bytes = text.getBytes(UTF_8);
        int end = room;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        String head = new String(bytes, 0, end, UTF_8);
        int line = head.lastIndexOf('\n');
        return line > 0 ? head.substring(0, line) : head;
    }
}
