package dev.armature.tools.process;

import java.nio.charset.StandardCharsets;

/**
 * What was kept of a stream.
 *
 * @param head its beginning; all of it when nothing was left out
 * @param tail its end; empty when nothing was left out
 * @param total how many bytes the stream had
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, made once and handed over
public record Captured(byte[] head, byte[] tail, long total) {

    /** How many bytes between head and tail were not kept. */
    public long leftOut() {
        return total - head.length - tail.length;
    }

    /** As text, where bytes that are no UTF-8 become U+FFFD; what was left out is said in its place. */
    public String text() {
        String beginning = new String(head, StandardCharsets.UTF_8);
        if (tail.length == 0) {
            return beginning;
        }
        return leftOut() == 0
                ? new String(joined(), StandardCharsets.UTF_8)
                : beginning
                        + "\n[… %,d of %,d bytes were not kept …]\n".formatted(leftOut(), total)
                        + new String(tail, StandardCharsets.UTF_8);
    }

    private byte[] joined() {
        byte[] all = new byte[head.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
