package dev.armature.testkit.simulator.cache;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One block of a prompt as the cache sees it: its compact JSON without the cache marker. */
final class PromptBlock {
    final Level level;
    /** The `type` of the block; `tool` for a definition. */
    final String kind;
    /** Where it stands in the body, such as `messages.2.content.0`. */
    final String path;
    /** Of the message it is in; empty outside of messages. Part of what is hashed. */
    final String role;

    final long tokens;
    final @Nullable Ttl mark;
    final boolean deferred;
    final boolean blankText;

    private final byte[] source;
    private final int from;
    private final int length;

    PromptBlock(Level level, String path, String role, long tokens, CompactJson.Copied copied, byte[] source) {
        this.level = level;
        this.kind = level == Level.TOOLS ? "tool" : copied.type();
        this.path = path;
        this.role = role;
        this.tokens = tokens;
        this.mark = copied.mark();
        this.deferred = copied.deferred();
        this.blankText = copied.blankText();
        this.source = source;
        this.from = copied.from();
        this.length = copied.length();
    }

    /** The same block at the same place, with another marker or none. */
    PromptBlock marked(@Nullable Ttl other) {
        return new PromptBlock(this, other);
    }

    private PromptBlock(PromptBlock same, @Nullable Ttl mark) {
        this.level = same.level;
        this.kind = same.kind;
        this.path = same.path;
        this.role = same.role;
        this.tokens = same.tokens;
        this.mark = mark;
        this.deferred = same.deferred;
        this.blankText = same.blankText;
        this.source = same.source;
        this.from = same.from;
        this.length = same.length;
    }

    byte[] source() {
        return source;
    }

    int from() {
        return from;
    }

    int length() {
        return length;
    }

    /** Whether the provider would let a marker stand here. */
    boolean markable() {
        return !deferred && !blankText && !kind.equals("thinking") && !kind.equals("redacted_thinking");
    }

    String text() {
        return new String(source, from, length, StandardCharsets.UTF_8);
    }

    /** The next place in a direction at which no character is cut. */
    private int wholeFrom(int at, int direction) {
        int whole = at;
        while (whole > 0 && whole < length && (source[from + whole] & 0xC0) == 0x80) {
            whole += direction;
        }
        return whole;
    }

    /** The text around a place, on either side at most so many bytes, in whole characters. */
    String excerpt(int around, int side) {
        int start = wholeFrom(Math.max(0, around - side), 1);
        int end = wholeFrom(Math.min(length, around + side), -1);
        return new String(source, from + start, end - start, StandardCharsets.UTF_8);
    }
}
