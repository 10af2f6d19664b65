package dev.armature.permissions.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** Remembers the here-documents of a line and reads their bodies once the line has ended. */
final class HereDocumentReader {

    /** As many as bash takes. */
    private static final int MOST = 16;

    private final Cursor cursor;
    private final List<HereDocument> pending = new ArrayList<>();
    /** How many of those pending belong to a command around the substitution being read. */
    private int outer;

    HereDocumentReader(Cursor cursor) {
        this.cursor = cursor;
    }

    void add(HereDocument document) {
        if (pending.size() == MOST) {
            throw TokenCursor.unsupported(
                    document.span(), "More than " + MOST + " here-documents in one line. Write several lines.");
        }
        pending.add(document);
    }

    boolean hasPending() {
        return !pending.isEmpty();
    }

    /** A substitution begins; returns what {@link #close} needs. */
    int open() {
        int before = outer;
        outer = pending.size();
        return before;
    }

    void close(int before, Span span) {
        requireNone(span);
        outer = before;
    }

    /** Every here-document begun has been read. */
    void requireNone(Span span) {
        if (pending.size() > outer) {
            HereDocument document = pending.get(pending.size() - 1);
            throw new ShellSyntaxException(
                    Parse.Cause.INCOMPLETE,
                    span,
                    "Expected the lines of the here-document `" + document.delimiter() + "` before the end.");
        }
    }

    void readPending(boolean withinSubstitution) {
        if (outer > 0) {
            throw TokenCursor.unsupported(
                    pending.get(0).span(),
                    "A line ends within a substitution while a here-document before it waits for its lines. Put the"
                            + " here-document last.");
        }
        for (HereDocument document : pending) {
            read(document, withinSubstitution);
        }
        pending.clear();
    }

    private void read(HereDocument document, boolean withinSubstitution) {
        int start = cursor.rawOffset();
        Source.Builder body = new Source.Builder();
        while (true) {
            int end = cursor.rawOffset();
            Source.Builder line = line(document);
            if (line.holds(document.delimiter())) {
                Source source = body.build(end);
                document.fill(new Span(start, end), parts(document, source, body.text(), new Span(start, end)));
                if (cursor.rawPeek() == '\n') {
                    cursor.rawNext();
                }
                return;
            }
            if (withinSubstitution
                    && line.text().startsWith(document.delimiter())
                    && line.text().indexOf(')') >= 0) {
                throw TokenCursor.unsupported(
                        new Span(end, cursor.rawOffset()),
                        "Bash may end the here-document `" + document.delimiter()
                                + "` in this line. Put the `)` on a line" + " of its own.");
            }
            if (cursor.rawPeek() == Characters.END) {
                throw TokenCursor.ended(
                        cursor.rawOffset(), "a line `" + document.delimiter() + "` that ends the here-document");
            }
            int newline = cursor.rawOffset();
            body.addAll(line);
            body.add((char) cursor.rawNext(), newline);
        }
    }

    /** The next line without its newline. Lines joined by backslashes are one, even where the join makes the delimiter. */
    private Source.Builder line(HereDocument document) {
        Source.Builder line = new Source.Builder();
        while (cursor.rawPeek() != '\n' && cursor.rawPeek() != Characters.END) {
            int offset = cursor.rawOffset();
            char c = (char) cursor.rawNext();
            if (c == '\\' && !document.quoted() && cursor.rawPeek() != Characters.END) {
                int next = cursor.rawOffset();
                char escaped = (char) cursor.rawNext();
                if (escaped != '\n') {
                    line.add(c, offset);
                    line.add(escaped, next);
                }
            } else if (c != '\t' || !document.stripsTabs() || !line.holds("")) {
                line.add(c, offset);
            }
        }
        return line;
    }

    private List<WordPart> parts(HereDocument document, Source source, String text, Span span) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (document.quoted()) {
            return List.of(new WordPart.Literal(span, text));
        }
        Reading reading = cursor.reading();
        reading.enter(span.start());
        List<WordPart> parts = new Parser(source, reading).hereDocumentBody();
        reading.leave();
        return parts;
    }
}
