package dev.armature.permissions.shell.syntax;

/**
 * A place in a source. {@link #peek} and {@link #next} see the text as bash does after it removed line continuations (a
 * backslash and the newline behind it); the raw ones see every character.
 */
final class Cursor {

    private final Source source;
    private final Reading reading;
    private int index;

    Cursor(Source source, Reading reading) {
        this.source = source;
        this.reading = reading;
    }

    Reading reading() {
        return reading;
    }

    /** The next character, or {@link Characters#END}. */
    int peek() {
        skipContinuations();
        return rawPeek();
    }

    int next() {
        skipContinuations();
        return rawNext();
    }

    int rawPeek() {
        reading.look();
        return index < source.length() ? source.charAt(index) : Characters.END;
    }

    int rawNext() {
        int c = rawPeek();
        if (c != Characters.END) {
            index++;
        }
        return c;
    }

    /** The next code point of the raw text; an unpaired surrogate is returned as it is. */
    int rawNextCodePoint() {
        int first = rawNext();
        if (first != Characters.END && Character.isHighSurrogate((char) first)) {
            int second = rawPeek();
            if (second != Characters.END && Character.isLowSurrogate((char) second)) {
                rawNext();
                return Character.toCodePoint((char) first, (char) second);
            }
        }
        return first;
    }

    /** The character behind the next one. */
    int peekSecond() {
        int mark = mark();
        next();
        int second = peek();
        reset(mark);
        return second;
    }

    /** Whether the text goes on with {@code expected}. */
    boolean ahead(String expected) {
        int mark = mark();
        boolean same = true;
        for (int at = 0; same && at < expected.length(); at++) {
            same = next() == expected.charAt(at);
        }
        reset(mark);
        return same;
    }

    void skip(int characters) {
        for (int count = 0; count < characters; count++) {
            next();
        }
    }

    int mark() {
        skipContinuations();
        return index;
    }

    void reset(int mark) {
        index = mark;
    }

    /** Where the next character stands in the whole text. */
    int offset() {
        skipContinuations();
        return source.offset(index);
    }

    /** Where the next raw character stands in the whole text. */
    int rawOffset() {
        return source.offset(index);
    }

    /** Where a node stands: from {@code start} to the end of the character taken last. */
    Span spanFrom(int start) {
        reading.nodes(start, 1);
        return new Span(start, endFrom(start));
    }

    /** Where that ends. */
    int endFrom(int start) {
        return Math.max(start, source.endBefore(index));
    }

    private void skipContinuations() {
        while (index + 1 < source.length() && source.charAt(index) == '\\' && source.charAt(index + 1) == '\n') {
            reading.look();
            index += 2;
        }
    }
}
