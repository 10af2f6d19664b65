package dev.armature.prompts.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the notation of {@link Template}. */
final class TemplateParser {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final Pattern TAG = Pattern.compile("[?/]?[a-z][a-z0-9.-]*");

    private final String name;
    private final String text;
    private int at;

    TemplateParser(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** template : piece* end */
    List<Piece> pieces() {
        return pieces("", 0);
    }

    /** piece : text | '{{' name '}}' | '{{?' name '}}' piece* '{{/' name '}}' */
    private List<Piece> pieces(String inside, int openedAt) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        while (at < text.length()) {
            if (text.startsWith("\\" + OPEN, at)) {
                plain.append(OPEN);
                at += 1 + OPEN.length();
            } else if (text.startsWith(OPEN, at)) {
                int start = at;
                String tag = tag();
                if (tag.startsWith("/")) {
                    requireOpen(tag.substring(1), inside, start);
                    skipOwnLine(start, plain);
                    flush(plain, pieces);
                    return pieces;
                }
                if (tag.startsWith("?")) {
                    skipOwnLine(start, plain);
                    flush(plain, pieces);
                    String fact = tag.substring(1);
                    pieces.add(new Piece.OptionalPart(fact, line(start), pieces(fact, start)));
                } else {
                    flush(plain, pieces);
                    pieces.add(new Piece.Place(tag, line(start)));
                }
            } else {
                plain.append(text.charAt(at++));
            }
        }
        if (!inside.isEmpty()) {
            throw error(openedAt, "expected `{{/" + inside + "}}` to close this part, but the template ended");
        }
        flush(plain, pieces);
        return pieces;
    }

    private String tag() {
        int end = text.indexOf(CLOSE, at);
        if (end < 0) {
            throw error(at, "expected `}}` after `{{`; write `\\{{` for the characters themselves");
        }
        String tag = text.substring(at + OPEN.length(), end);
        if (!TAG.matcher(tag).matches()) {
            throw error(at, "expected the name of a fact between `{{` and `}}`, was `" + tag + "`");
        }
        at = end + CLOSE.length();
        return tag;
    }

    private void requireOpen(String closed, String inside, int start) {
        if (!closed.equals(inside)) {
            throw error(
                    start,
                    inside.isEmpty()
                            ? "`{{/" + closed + "}}` closes nothing"
                            : "expected `{{/" + inside + "}}`, was `{{/" + closed + "}}`");
        }
    }

    /** A tag alone on its line takes the line with it, blanks and line end, so that a part left out leaves no hole. */
    private void skipOwnLine(int start, StringBuilder plain) {
        int lineStart = skipBlanks(start, -1);
        int lineEnd = skipBlanks(at, 1);
        boolean alone = (lineStart == 0 || text.charAt(lineStart - 1) == '\n')
                && lineEnd < text.length()
                && text.charAt(lineEnd) == '\n';
        if (alone) {
            plain.setLength(plain.length() - (start - lineStart));
            at = lineEnd + 1;
        }
    }

    /** The first place from {@code from} on, in steps of {@code step}, that is not beside a space or tab. */
    private int skipBlanks(int from, int step) {
        int place = from;
        while (isBlank(step < 0 ? place - 1 : place)) {
            place += step;
        }
        return place;
    }

    private boolean isBlank(int index) {
        return index >= 0 && index < text.length() && (text.charAt(index) == ' ' || text.charAt(index) == '\t');
    }

    private static void flush(StringBuilder plain, List<Piece> pieces) {
        if (!plain.isEmpty()) {
            pieces.add(new Piece.Text(plain.toString()));
            plain.setLength(0);
        }
    }

    private int line(int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private TemplateSyntaxException error(int offset, String sentence) {
        int column = offset - text.lastIndexOf('\n', offset - 1);
        return new TemplateSyntaxException(name + ":" + line(offset) + ":" + column + ": " + sentence);
    }
}
