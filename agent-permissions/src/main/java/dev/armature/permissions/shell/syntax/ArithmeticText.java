package dev.armature.permissions.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the end of an arithmetic text and the quotes and expansions in it, as bash does before it knows what the rest means;
 * {@link ArithmeticParser} then reads the expression.
 */
final class ArithmeticText {

    /** What the text ends before. */
    private enum Closing {
        PARENTHESIS,
        BRACKET,
        /** A brace, or a colon that belongs to no {@code ?}. */
        COLON_OR_BRACE
    }

    private final Cursor cursor;
    private final WordParser words;

    ArithmeticText(Cursor cursor, WordParser words) {
        this.cursor = cursor;
        this.words = words;
    }

    /** {@code expression ))}, both parentheses taken. */
    Arithmetic doubleParentheses(int start) {
        int from = cursor.offset();
        List<WordPart> parts = parts(Closing.PARENTHESIS);
        Span span = cursor.spanFrom(from);
        closeTwo(start);
        return ArithmeticParser.parse(span, parts);
    }

    /** {@code start; condition; step ))}, both parentheses taken. */
    List<Arithmetic> threeExpressions(int start) {
        List<WordPart> parts = parts(Closing.PARENTHESIS);
        closeTwo(start);
        List<Arithmetic> expressions = new ArrayList<>();
        List<WordPart> expression = new ArrayList<>();
        int from = start;
        for (WordPart part : parts) {
            if (part instanceof WordPart.Literal literal) {
                String text = literal.text();
                int begin = 0;
                for (int end = text.indexOf(';'); end >= 0; end = text.indexOf(';', begin)) {
                    add(literal, begin, end, expression);
                    Span semicolon = within(literal, end, end + 1);
                    expressions.add(ArithmeticParser.parse(new Span(from, semicolon.end()), expression));
                    expression.clear();
                    from = semicolon.end();
                    begin = end + 1;
                }
                add(literal, begin, text.length(), expression);
            } else {
                expression.add(part);
            }
        }
        expressions.add(ArithmeticParser.parse(
                new Span(from, Math.max(from, cursor.spanFrom(start).end())), expression));
        if (expressions.size() != 3) {
            throw new ShellSyntaxException(
                    Parse.Cause.SYNTAX,
                    cursor.spanFrom(start),
                    "Expected three expressions in `for ((...))` but there were " + expressions.size() + ".");
        }
        return expressions;
    }

    /** The opening bracket taken already, {@code expression ]}. */
    Arithmetic bracketed(int start) {
        cursor.next();
        int from = cursor.offset();
        List<WordPart> parts = parts(Closing.BRACKET);
        Span span = cursor.spanFrom(from);
        cursor.next();
        requireBalance(parts, cursor.spanFrom(start));
        return ArithmeticParser.parse(span, parts);
    }

    /** The opening bracket of an array's subscript, what is within, and the closing one. */
    Subscript subscript() {
        int start = cursor.offset();
        cursor.next();
        int from = cursor.offset();
        List<WordPart> parts = parts(Closing.BRACKET);
        Span inside = cursor.spanFrom(from);
        cursor.next();
        Span span = cursor.spanFrom(start);
        if (parts.isEmpty()) {
            throw TokenCursor.unsupported(span, "An empty subscript is not supported.");
        }
        if (parts.size() == 1 && parts.get(0) instanceof WordPart.Literal literal) {
            switch (literal.text()) {
                case "@" -> {
                    return new Subscript.All(span);
                }
                case "*" -> {
                    return new Subscript.Joined(span);
                }
                default -> {}
            }
        }
        return new Subscript.Index(span, new Word(inside, parts));
    }

    /** The offset or length of a substring; what ends it is not taken. */
    Arithmetic substringBound() {
        int from = cursor.offset();
        List<WordPart> parts = parts(Closing.COLON_OR_BRACE);
        return ArithmeticParser.parse(cursor.spanFrom(from), parts);
    }

    private void closeTwo(int start) {
        cursor.next();
        // Raw, for bash allows nothing between the two, not even a line continuation.
        if (cursor.rawPeek() != ')') {
            throw TokenCursor.unsupported(
                    cursor.spanFrom(start),
                    "`((` that does not end in `))` could be two subshells. Write a blank between the parentheses.");
        }
        cursor.rawNext();
    }

    private List<WordPart> parts(Closing closing) {
        cursor.reading().enter(cursor.offset());
        Pieces pieces = new Pieces();
        int open = 0;
        int conditions = 0;
        while (true) {
            int c = cursor.peek();
            if (c == Characters.END) {
                throw TokenCursor.ended(cursor.offset(), "the end of an arithmetic expression");
            }
            if (open == 0 && ends(c, closing, conditions)) {
                cursor.reading().leave();
                return pieces.parts();
            }
            conditions += c == '?' ? 1 : c == ':' && conditions > 0 ? -1 : 0;
            if (opens(c, closing)) {
                cursor.reading().enter(cursor.offset());
                open++;
            } else if (closes(c, closing) && open > 0) {
                cursor.reading().leave();
                open--;
            }
            if (words.quoted(c, pieces)) {
                continue;
            }
            switch (c) {
                case '$' -> words.dollar(pieces, Quoting.NESTED);
                case '`' -> pieces.add(words.backquoted(Quoting.NESTED));
                default -> words.literal(pieces);
            }
        }
    }

    private static boolean ends(int c, Closing closing, int conditions) {
        return switch (closing) {
            case PARENTHESIS -> c == ')';
            case BRACKET -> c == ']';
            case COLON_OR_BRACE -> c == '}' || (c == ':' && conditions == 0);
        };
    }

    private static boolean opens(int c, Closing closing) {
        return switch (closing) {
            case PARENTHESIS -> c == '(';
            case BRACKET -> c == '[';
            case COLON_OR_BRACE -> c == '(';
        };
    }

    private static boolean closes(int c, Closing closing) {
        return switch (closing) {
            case PARENTHESIS, COLON_OR_BRACE -> c == ')';
            case BRACKET -> c == ']';
        };
    }

    /** What stands in {@code $[...]} must also be able to stand in {@code $((...))}. */
    private static void requireBalance(List<WordPart> parts, Span span) {
        int open = 0;
        for (WordPart part : parts) {
            if (part instanceof WordPart.Literal literal) {
                for (int index = 0; index < literal.text().length() && open >= 0; index++) {
                    char c = literal.text().charAt(index);
                    open += c == '(' ? 1 : c == ')' ? -1 : 0;
                }
            }
        }
        if (open != 0) {
            throw TokenCursor.unsupported(span, "Parentheses in this expression do not balance.");
        }
    }

    private static void add(WordPart.Literal literal, int begin, int end, List<WordPart> parts) {
        if (begin < end) {
            parts.add(new WordPart.Literal(
                    within(literal, begin, end), literal.text().substring(begin, end)));
        }
    }

    /** The span of some characters of a literal; that of all, if line continuations stand between them. */
    private static Span within(WordPart.Literal literal, int begin, int end) {
        Span span = literal.span();
        return span.end() - span.start() == literal.text().length()
                ? new Span(span.start() + begin, span.start() + end)
                : span;
    }
}
