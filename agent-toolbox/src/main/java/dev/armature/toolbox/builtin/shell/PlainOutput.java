package dev.armature.toolbox.builtin.shell;

import dev.armature.tools.process.Captured;

/**
 * What a program printed, as text to read: without the sequences that colour it and move the cursor, and with each line as
 * it stood at last where a program wrote over it again and again.
 */
final class PlainOutput {
    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';

    private final String raw;
    private final StringBuilder plain = new StringBuilder();
    private int lineStart;

    private PlainOutput(String raw) {
        this.raw = raw;
    }

    static String of(Captured output) {
        if (isBinary(output)) {
            return "[%,d bytes that are no text. Send them to a file, or through a program that shows them.]"
                    .formatted(output.total());
        }
        return new PlainOutput(output.text()).plain();
    }

    /** Text has no NUL; programs that separate names by NUL have few. */
    private static boolean isBinary(Captured output) {
        int zeros = 0;
        int looked = Math.min(output.head().length, 8_000);
        for (int i = 0; i < looked; i++) {
            zeros += output.head()[i] == 0 ? 1 : 0;
        }
        return zeros * 10 > looked;
    }

    static String of(String raw) {
        return new PlainOutput(raw).plain();
    }

    private String plain() {
        int at = 0;
        while (at < raw.length()) {
            at = raw.charAt(at) == ESCAPE ? afterSequence(at) : afterCharacter(at);
        }
        return plain.toString();
    }

    private int afterCharacter(int at) {
        char c = raw.charAt(at);
        if (c == '\r') {
            return afterReturn(at);
        } else if (c == '\b') {
            plain.setLength(Math.max(lineStart, plain.length() - 1));
        } else if (c == '\n') {
            plain.append(c);
            lineStart = plain.length();
        } else if (c == '\0') {
            plain.append('\n');
            lineStart = plain.length();
        } else if (c >= ' ' || c == '\t') {
            plain.append(c);
        }
        return at + 1;
    }

    /** A return before a line break is part of it; one before more text means that the line is written anew. */
    private int afterReturn(int at) {
        int next = at;
        while (next < raw.length() && raw.charAt(next) == '\r') {
            next++;
        }
        if (next < raw.length() && raw.charAt(next) != '\n') {
            plain.setLength(lineStart);
        }
        return next;
    }

    /** ECMA-48: a control sequence ends with {@code @} to {@code ~}, a string with a bell or an escape of its own. */
    private int afterSequence(int at) {
        int next = at + 1;
        if (next >= raw.length()) {
            return next;
        }
        return switch (raw.charAt(next)) {
            case '[' -> afterControlSequence(next + 1);
            case ']', 'P', 'X', '^', '_' -> afterString(next + 1);
            case '(', ')', '*', '+', '#', '%', ' ' -> Math.min(next + 2, raw.length());
            default -> next + 1;
        };
    }

    private int afterControlSequence(int at) {
        int end = at;
        while (end < raw.length() && raw.charAt(end) >= ' ' && raw.charAt(end) < '@') {
            end++;
        }
        boolean ended = end < raw.length() && raw.charAt(end) >= '@' && raw.charAt(end) <= '~';
        return ended ? end + 1 : end;
    }

    private int afterString(int at) {
        for (int end = at; end < raw.length(); end++) {
            if (raw.charAt(end) == BELL) {
                return end + 1;
            } else if (raw.charAt(end) == ESCAPE) {
                return Math.min(end + 2, raw.length());
            } else if (raw.charAt(end) == '\n') {
                return end; // it was no string after all
            }
        }
        return raw.length();
    }
}
