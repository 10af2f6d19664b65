package dev.armature.toolbox.text;

import dev.armature.tools.content.BlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Shortens long text, says so in its place, and keeps the whole where it can be read. */
public final class Excerpt {
    /** Room for the sentence about what was left out. */
    private static final int NOTE = 300;

    private Excerpt() {}

    /** The beginning of the text, at most {@code limit} characters with the note. */
    public static String head(String text, int limit, BlobStore blobs) {
        return of(text, limit, 100, blobs);
    }

    /** The first two fifths and the last three fifths of what fits into {@code limit} characters with the note. */
    public static String headAndTail(String text, int limit, BlobStore blobs) {
        return of(text, limit, 40, blobs);
    }

    private static String of(String text, int limit, int headPercent, BlobStore blobs) {
        if (text.length() <= limit) {
            return text;
        }
        int kept = Math.max(0, limit - NOTE);
        int head = wholeCharacters(text, (int) ((long) kept * headPercent / 100));
        int tail = wholeCharacters(text, text.length() - (kept - head));
        if (headPercent == 100) {
            tail = text.length();
        }
        String note = note(text, head + text.length() - tail, blobs);
        return text.substring(0, head) + "\n" + note + (tail < text.length() ? "\n" + text.substring(tail) : "");
    }

    private static String note(String text, int shown, BlobStore blobs) {
        try {
            String uri = blobs.put(text.getBytes(StandardCharsets.UTF_8)).uri();
            return "[… %,d of %,d characters left out; the whole is kept in %s; read it with Read(file_path=\"%s\", offset=…)]"
                    .formatted(text.length() - shown, text.length(), uri, uri);
        } catch (IOException e) {
            return "[… %,d of %,d characters left out; they could not be kept. Narrow the call.]"
                    .formatted(text.length() - shown, text.length());
        }
    }

    /** The index, or the one before it when it would cut a character in two. */
    static int wholeCharacters(String text, int index) {
        boolean between = index > 0
                && index < text.length()
                && Character.isHighSurrogate(text.charAt(index - 1))
                && Character.isLowSurrogate(text.charAt(index));
        return between ? index - 1 : index;
    }
}
