package dev.armature.models.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON text written straight to UTF-8 bytes, always the same bytes for the same words: a provider's prompt cache
 * compares bytes.
 *
 * <p>Half a surrogate pair, which UTF-8 cannot say, becomes U+FFFD.
 */
public final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int length;

    public JsonBytes(int expectedLength) {
        bytes = new byte[Math.max(64, expectedLength)];
    }

    /** JSON text as it is. */
    public JsonBytes raw(String json) {
        room(json.length());
        for (int i = 0; i < json.length(); i++) {
            i = character(json, i);
        }
        return this;
    }

    /** A JSON string: quoted and escaped. */
    public JsonBytes string(String text) {
        room(text.length() + 2);
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                put('\\');
                put(c);
            } else if (c < 0x20) {
                control(c);
            } else {
                i = character(text, i);
            }
        }
        put('"');
        return this;
    }

    /** Forgets what was written, and is ready to be written again. */
    JsonBytes emptied() {
        length = 0;
        return this;
    }

    /** Whether it holds room for more than so many bytes. */
    boolean isLargerThan(int room) {
        return bytes.length > room;
    }

    /** How many bytes there are so far. */
    public int length() {
        return length;
    }

    /** A copy of the bytes so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, length);
    }

    /** Writes the character at that index and returns the index of its last unit. */
    private int character(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x80) {
            put(c);
        } else if (c < 0x800) {
            put(0xC0 | (c >> 6));
            put(continuation(c));
        } else if (!Character.isSurrogate(c)) {
            threeBytes(c);
        } else if (Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1))) {
            int point = Character.toCodePoint(c, text.charAt(i + 1));
            put(0xF0 | (point >> 18));
            put(continuation(point >> 12));
            put(continuation(point >> 6));
            put(continuation(point));
            return i + 1;
        } else {
            threeBytes('\uFFFD');
        }
        return i;
    }

    private void threeBytes(char c) {
        put(0xE0 | (c >> 12));
        put(continuation(c >> 6));
        put(continuation(c));
    }

    private static int continuation(int bits) {
        return 0x80 | (bits & 0x3F);
    }

    private void control(char c) {
        put('\\');
        switch (c) {
            case '\n' -> put('n');
            case '\r' -> put('r');
            case '\t' -> put('t');
            case '\b' -> put('b');
            case '\f' -> put('f');
            default -> {
                put('u');
                put('0');
                put('0');
                put(HEX[c >> 4]);
                put(HEX[c & 0xF]);
            }
        }
    }

    private void put(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), bytes.length + (bytes.length >> 1)));
        }
    }
}
