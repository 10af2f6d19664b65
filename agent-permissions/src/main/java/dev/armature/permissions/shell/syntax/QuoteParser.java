package dev.armature.permissions.shell.syntax;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the quoted parts of a word. */
final class QuoteParser {

    private final Cursor cursor;
    private final WordParser words;

    QuoteParser(Cursor cursor, WordParser words) {
        this.cursor = cursor;
        this.words = words;
    }

    /** A backslash and the character after it. */
    WordPart escaped() {
        int start = cursor.offset();
        cursor.next();
        int c = cursor.rawNextCodePoint();
        if (c == Characters.END) {
            throw TokenCursor.ended(start, "a character after the backslash");
        }
        return new WordPart.Escaped(cursor.spanFrom(start), Character.toString(c));
    }

    /** {@code 'text'} */
    WordPart singleQuoted() {
        int start = cursor.offset();
        cursor.next();
        StringBuilder text = new StringBuilder();
        int c = cursor.rawNext();
        while (c != '\'') {
            if (c == Characters.END) {
                throw TokenCursor.ended(start, "a closing `'`");
            }
            text.append((char) c);
            c = cursor.rawNext();
        }
        return new WordPart.SingleQuoted(cursor.spanFrom(start), text.toString());
    }

    /** {@code "parts"}; the cursor stands at the opening quote, {@code start} perhaps at a dollar sign before it. */
    WordPart doubleQuoted(int start, boolean translated) {
        cursor.reading().enter(start);
        cursor.next();
        Pieces pieces = new Pieces();
        int c = cursor.peek();
        while (c != '"') {
            if (c == Characters.END) {
                throw TokenCursor.ended(start, "a closing `\"`");
            }
            withinDoubleQuotes(c, pieces, Quoting.DOUBLE, "$`\"\\");
            c = cursor.peek();
        }
        cursor.next();
        cursor.reading().leave();
        return new WordPart.DoubleQuoted(cursor.spanFrom(start), translated, pieces.parts());
    }

    /** One character or part in a place where only {@code $}, backquotes and some backslashes are special. */
    void withinDoubleQuotes(int c, Pieces pieces, Quoting quoting, String escapable) {
        switch (c) {
            case '$' -> words.dollar(pieces, quoting);
            case '`' -> pieces.add(words.backquoted(quoting));
            case '\\' -> {
                int start = cursor.offset();
                cursor.next();
                int next = cursor.rawPeek();
                if (next == Characters.END || escapable.indexOf(next) < 0) {
                    pieces.add('\\', start, cursor.endFrom(start));
                } else {
                    cursor.rawNext();
                    pieces.add(new WordPart.Escaped(cursor.spanFrom(start), Character.toString(next)));
                }
            }
            default -> words.literal(pieces);
        }
    }

    /** {@code $'text'}, decoded as the bash manual says; the cursor stands at the quote. */
    WordPart ansiQuoted(int start) {
        cursor.next();
        StringBuilder text = new StringBuilder();
        ByteBuffer bytes = ByteBuffer.allocate(4);
        boolean isEncoded = false;
        while (true) {
            int c = cursor.rawNext();
            if (c == Characters.END) {
                throw TokenCursor.ended(start, "a closing `'`");
            }
            if (c == '\\') {
                boolean isNumbered = "uU".indexOf(cursor.rawPeek()) >= 0;
                int decoded = decoded(text, start);
                isEncoded |= isNumbered && text.charAt(text.length() - 1) >= 0x80;
                if (decoded >= 0x80) {
                    append(decoded, bytes, text, start);
                    continue;
                }
                requireWhole(bytes, start);
                if (decoded >= 0) {
                    text.append((char) decoded);
                }
                continue;
            }
            requireWhole(bytes, start);
            if (c == '\'') {
                return new WordPart.AnsiQuoted(cursor.spanFrom(start), isEncoded, text.toString());
            }
            text.append((char) c);
        }
    }

    /** The byte an escape stands for, or -1 if its text was appended already. */
    private int decoded(StringBuilder text, int start) {
        int c = cursor.rawNext();
        return switch (c) {
            case 'a' -> 7;
            case 'b' -> 8;
            case 'e', 'E' -> 27;
            case 'f' -> 12;
            case 'n' -> 10;
            case 'r' -> 13;
            case 't' -> 9;
            case 'v' -> 11;
            case '\\', '\'', '"', '?' -> c;
            case '0', '1', '2', '3', '4', '5', '6', '7' -> byteOf(digits(c - '0', 2, 8) & 0xff, start);
            case 'x' -> {
                if (Character.digit(cursor.rawPeek(), 16) < 0 || cursor.rawPeek() > 'f') {
                    throw unsupported("A `\\x` without digits is not supported.", start);
                }
                yield byteOf(digits(0, 2, 16), start);
            }
            case 'u', 'U' -> {
                if (Character.digit(cursor.rawPeek(), 16) < 0 || cursor.rawPeek() > 'f') {
                    throw unsupported("A `\\u` without digits is not supported.", start);
                }
                int point = digits(0, c == 'u' ? 4 : 8, 16);
                if (point <= 0 || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) {
                    throw unsupported("The escape is not a character.", start);
                }
                text.appendCodePoint(point);
                yield -1;
            }
            case 'c' -> {
                int control = cursor.rawNext();
                if (!Characters.isLetter(control)) {
                    throw unsupported("A `\\c` is supported before letters only.", start);
                }
                yield control & 0x1f;
            }
            default -> {
                text.append('\\');
                if (c != Characters.END) {
                    text.append((char) c);
                }
                yield -1;
            }
        };
    }

    private int digits(int value, int most, int radix) {
        int result = value;
        for (int count = 0; count < most; count++) {
            int c = cursor.rawPeek();
            int digit = c > 'f' ? -1 : Character.digit(c, radix);
            if (digit < 0) {
                break;
            }
            result = result * radix + digit;
            cursor.rawNext();
        }
        return result;
    }

    private int byteOf(int value, int start) {
        if (value == 0) {
            throw unsupported("An escaped NUL ends the string in bash; it is not supported.", start);
        }
        return value;
    }

    /** Bash strings are bytes, ours characters: bytes above 127 must together make UTF-8. */
    private void append(int value, ByteBuffer bytes, StringBuilder text, int start) {
        bytes.put((byte) value);
        int first = bytes.get(0) & 0xff;
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (bytes.position() == length) {
            bytes.flip();
            try {
                text.append(StandardCharsets.UTF_8.newDecoder().decode(bytes));
            } catch (CharacterCodingException e) {
                throw unsupported("The escaped bytes are not UTF-8.", start);
            }
            bytes.clear();
        }
    }

    private void requireWhole(ByteBuffer bytes, int start) {
        if (bytes.position() > 0) {
            throw unsupported("The escaped bytes are not UTF-8.", start);
        }
    }

    private ShellSyntaxException unsupported(String sentence, int start) {
        return TokenCursor.unsupported(cursor.spanFrom(start), sentence);
    }
}
