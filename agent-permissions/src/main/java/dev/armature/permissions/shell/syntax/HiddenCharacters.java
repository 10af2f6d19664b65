package dev.armature.permissions.shell.syntax;

import dev.armature.permissions.shell.syntax.HiddenCharacter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for characters that make a command look like another one. Done before parsing: the parser, as bash, takes most of
 * them for ordinary characters of a word.
 */
public final class HiddenCharacters {

    private static final int MOST = 16;

    private HiddenCharacters() {}

    /** The hidden characters of the text, the first {@value #MOST} of them, in order. */
    public static List<HiddenCharacter> in(String text) {
        List<HiddenCharacter> found = new ArrayList<>();
        char quote = 0;
        for (int index = 0; index < text.length() && found.size() < MOST; ) {
            int point = text.codePointAt(index);
            int length = Character.charCount(point);
            Optional<Kind> kind = kind(point, quote != 0);
            if (kind.isPresent()) {
                found.add(new HiddenCharacter(kind.orElseThrow(), new Span(index, index + length), point));
            }
            if (point == '\\' && quote != '\'') {
                // What follows is quoted, but a blank there deceives as much as any.
                index++;
                length = index < text.length() && text.charAt(index) < 0x80 ? 1 : 0;
            } else if (point == quote) {
                quote = 0;
            } else if (quote == 0 && (point == '\'' || point == '"')) {
                quote = (char) point;
            }
            index += length;
        }
        return found;
    }

    /** The text with each hidden character as <code>\\u{...}</code>, for showing it to people. */
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (kind(point, false).isPresent()) {
                shown.append("\\u{").append(Integer.toHexString(point)).append('}');
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static Optional<Kind> kind(int point, boolean quoted) {
        if ((point >= 0x20 && point < 0x7f) || point == '\n' || point == '\t') {
            return Optional.empty();
        }
        if (point < 0xa0) {
            return Optional.of(
                    switch (point) {
                        case 0 -> Kind.NUL;
                        case '\r' -> Kind.CARRIAGE_RETURN;
                        default -> Kind.CONTROL;
                    });
        }
        if (isBidi(point)) {
            return Optional.of(Kind.BIDI);
        }
        if (point >= 0xe0000 && point <= 0xe0fff) {
            return Optional.of(Kind.TAG);
        }
        return switch (Character.getType(point)) {
            case Character.SURROGATE -> Optional.of(Kind.SURROGATE);
            case Character.FORMAT -> Optional.of(Kind.INVISIBLE);
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> Optional.of(Kind.CONTROL);
            case Character.SPACE_SEPARATOR -> quoted ? Optional.empty() : Optional.of(Kind.BLANK);
            default -> isFiller(point, quoted) ? Optional.of(Kind.INVISIBLE) : Optional.empty();
        };
    }

    private static boolean isBidi(int point) {
        return point == 0x61c
                || point == 0x200e
                || point == 0x200f
                || (point >= 0x202a && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069);
    }

    /** Letters and marks of no width. The selector of coloured pictures is common in quoted text, so it may stand there. */
    private static boolean isFiller(int point, boolean quoted) {
        return switch (point) {
            case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180c, 0x180d, 0x180f, 0x2800, 0x3164, 0xffa0 -> true;
            case 0xfe0f -> !quoted;
            default -> point >= 0xfe00 && point < 0xfe0f;
        };
    }
}
