package dev.armature.permissions.shell.syntax;

import dev.armature.permissions.shell.syntax.Expansion.Case;
import dev.armature.permissions.shell.syntax.Expansion.Operation;
import dev.armature.permissions.shell.syntax.Expansion.Where;
import java.util.List;

/** Reads parameter expansions. */
final class ParameterParser {

    private static final Operation PLAIN = new Operation.Plain();

    private final Cursor cursor;
    private final WordParser words;

    ParameterParser(Cursor cursor, WordParser words) {
        this.cursor = cursor;
        this.words = words;
    }

    /** {@code $name}, {@code $1}, {@code $?}; the cursor stands behind the dollar sign. */
    WordPart plain(int start) {
        int from = cursor.offset();
        StringBuilder name = new StringBuilder();
        name.append((char) cursor.next());
        if (Characters.isNameStart(name.charAt(0))) {
            appendName(name);
        }
        Span span = cursor.spanFrom(from);
        Parameter parameter = new Parameter(span, Characters.text(name), none(span));
        return new Expansion.ParameterExpansion(cursor.spanFrom(start), parameter, false, PLAIN);
    }

    /** <code>${...}</code>; the cursor stands at the brace. */
    WordPart braced(int start, Quoting quoting) {
        cursor.reading().enter(start);
        cursor.next();
        WordPart expansion = switch (cursor.peek()) {
            case '#' -> length(start, quoting);
            case '!' -> indirect(start, quoting);
            default -> operated(start, parameter(start), false, quoting);
        };
        cursor.reading().leave();
        return expansion;
    }

    /** <code>${#name}</code>, or the parameter <code>${#}</code> */
    private WordPart length(int start, Quoting quoting) {
        int second = cursor.peekSecond();
        if (second == '}') {
            return operated(start, parameter(start), false, quoting);
        }
        cursor.next();
        Parameter parameter = parameter(start);
        requireEnd(start, "An operator on `$#` or on a length is not supported.");
        return expansion(start, parameter, false, new Operation.Length());
    }

    /** <code>${!name...}</code>, or the parameter <code>${!}</code> */
    private WordPart indirect(int start, Quoting quoting) {
        int second = cursor.peekSecond();
        if (second == '}') {
            return operated(start, parameter(start), false, quoting);
        }
        cursor.next();
        if (!Characters.isNamePart(second) && second != '#' && second != '@' && second != '*') {
            throw unsupported(start, "An operator on `$!` is not supported.");
        }
        Parameter parameter = parameter(start);
        int c = cursor.peek();
        if (parameter.subscript() instanceof Subscript.None
                && parameter.isVariable()
                && (c == '*' || c == '@')
                && cursor.peekSecond() == '}') {
            cursor.next();
            return expansion(start, parameter, false, new Operation.NamesWithPrefix(c == '*'));
        }
        boolean whole =
                parameter.subscript() instanceof Subscript.All || parameter.subscript() instanceof Subscript.Joined;
        if (whole) {
            requireEnd(start, "An operator on the keys of an array is not supported.");
            return expansion(start, parameter, false, new Operation.Keys());
        }
        return operated(start, parameter, true, quoting);
    }

    /** parameter : name subscript? | number | special */
    private Parameter parameter(int start) {
        int from = cursor.offset();
        StringBuilder name = new StringBuilder();
        int c = cursor.peek();
        if (Characters.isNameStart(c)) {
            appendName(name);
        } else if (Characters.isDigit(c)) {
            while (Characters.isDigit(cursor.peek())) {
                name.append((char) cursor.next());
            }
        } else if (Characters.isSpecialParameter(c)) {
            name.append((char) cursor.next());
        } else if (c == Characters.END) {
            throw TokenCursor.ended(start, "a parameter after `${`");
        } else {
            throw unsupported(start, "Expected a parameter after `${` but there was `" + Character.toString(c) + "`.");
        }
        Span span = cursor.spanFrom(from);
        if (cursor.peek() != '[') {
            return new Parameter(span, Characters.text(name), none(span));
        }
        if (!Characters.isNameStart(name.charAt(0))) {
            throw unsupported(start, "A subscript is supported after a name only.");
        }
        Subscript subscript = new ArithmeticText(cursor, words).subscript();
        return new Parameter(cursor.spanFrom(from), name.toString(), subscript);
    }

    private WordPart operated(int start, Parameter parameter, boolean indirect, Quoting quoting) {
        Operation operation = switch (cursor.peek()) {
            case '}' -> PLAIN;
            case '-', '=', '?', '+' -> conditional(false, quoting);
            case ':' -> colon(quoting);
            case '#' -> new Operation.RemovePrefix(doubled(), pattern(quoting));
            case '%' -> new Operation.RemoveSuffix(doubled(), pattern(quoting));
            case '/' -> replace(quoting);
            case '^' -> new Operation.ChangeCase(doubled() ? Case.UPPER_ALL : Case.UPPER_FIRST, pattern(quoting));
            case ',' -> new Operation.ChangeCase(doubled() ? Case.LOWER_ALL : Case.LOWER_FIRST, pattern(quoting));
            case '@' -> transform(start);
            case Characters.END -> throw TokenCursor.ended(start, "`}` after this parameter");
            default ->
                throw unsupported(
                        start,
                        "Expected an operator or `}` but there was `" + Character.toString(cursor.peek()) + "`.");
        };
        requireEnd(start, "Expected `}` after this operator.");
        return expansion(start, parameter, indirect, operation);
    }

    private WordPart expansion(int start, Parameter parameter, boolean indirect, Operation operation) {
        cursor.next();
        return new Expansion.ParameterExpansion(cursor.spanFrom(start), parameter, indirect, operation);
    }

    private Operation conditional(boolean colon, Quoting quoting) {
        int operator = cursor.next();
        Word word = word(false, false, quoting);
        return switch (operator) {
            case '-' -> new Operation.UseDefault(colon, word);
            case '=' -> new Operation.AssignDefault(colon, word);
            case '?' -> new Operation.RequireValue(colon, word);
            default -> new Operation.UseAlternative(colon, word);
        };
    }

    /** ':' ( '-' | '=' | '?' | '+' ) word | ':' offset ( ':' length )? */
    private Operation colon(Quoting quoting) {
        cursor.next();
        int c = cursor.peek();
        if (c == '-' || c == '=' || c == '?' || c == '+') {
            return conditional(true, quoting);
        }
        ArithmeticText text = new ArithmeticText(cursor, words);
        Arithmetic offset = text.substringBound();
        if (cursor.peek() != ':') {
            return new Operation.Substring(offset);
        }
        cursor.next();
        return new Operation.BoundedSubstring(offset, text.substringBound());
    }

    /** Takes an operator of one character, or of two. */
    private boolean doubled() {
        int first = cursor.next();
        if (cursor.peek() != first) {
            return false;
        }
        cursor.next();
        return true;
    }

    /** '/' ( '/' | '#' | '%' )? pattern ( '/' replacement )? */
    private Operation replace(Quoting quoting) {
        cursor.next();
        Where where = switch (cursor.peek()) {
            case '/' -> Where.ALL;
            case '#' -> Where.PREFIX;
            case '%' -> Where.SUFFIX;
            default -> Where.FIRST;
        };
        if (where != Where.FIRST) {
            cursor.next();
        }
        int start = cursor.offset();
        Word pattern = word(true, true, quoting);
        if (pattern.parts().isEmpty()) {
            throw unsupported(start, "An empty pattern is not supported.");
        }
        if (cursor.peek() != '/') {
            Span nothing = new Span(pattern.span().end(), pattern.span().end());
            return new Operation.Replace(where, pattern, new Word(nothing, List.of()));
        }
        cursor.next();
        return new Operation.Replace(where, pattern, word(true, false, quoting));
    }

    private Operation transform(int start) {
        cursor.next();
        int operator = cursor.peek();
        if (operator == Characters.END || "UuLQEPAKak".indexOf(operator) < 0) {
            throw unsupported(start, "Expected one of `U u L Q E P A K a k` after `@`.");
        }
        cursor.next();
        return new Operation.Transform((char) operator);
    }

    private Word pattern(Quoting quoting) {
        return word(true, false, quoting);
    }

    /**
     * The word after an operator, up to the first brace that is not quoted. Quotes count in a pattern even within double
     * quotes; in another word single quotes do there for the reader but not for the expander of bash, so they are refused.
     */
    private Word word(boolean pattern, boolean endsAtSlash, Quoting quoting) {
        int start = cursor.offset();
        Pieces pieces = new Pieces();
        boolean quoted = quoting != Quoting.NONE && !pattern;
        if (cursor.peek() == '~' && !quoted) {
            tilde(pieces, endsAtSlash);
        }
        boolean first = true;
        while (true) {
            int c = cursor.peek();
            if (c == Characters.END) {
                throw TokenCursor.ended(start, "a closing `}`");
            }
            if (c == '}' || (endsAtSlash && c == '/' && !first)) {
                return new Word(cursor.spanFrom(start), pieces.parts());
            }
            first = false;
            if (quoted) {
                doubleQuoted(c, pieces, quoting);
            } else {
                unquoted(c, pieces, quoting);
            }
        }
    }

    private void doubleQuoted(int c, Pieces pieces, Quoting quoting) {
        if (c == '\'' || (c == '"' && quoting != Quoting.DOUBLE)) {
            throw unsupported(
                    cursor.offset(),
                    "This quote in an expansion that is quoted itself is not supported. Use a variable.");
        }
        if (c == '"') {
            pieces.add(words.quotes().doubleQuoted(cursor.offset(), false));
        } else {
            words.quotes().withinDoubleQuotes(c, pieces, Quoting.NESTED, "$`\"\\}");
        }
    }

    private void unquoted(int c, Pieces pieces, Quoting quoting) {
        if ((c == '\'' || c == '"') && quoting == Quoting.HERE_DOCUMENT) {
            throw unsupported(
                    cursor.offset(), "A quote in an expansion in a here-document is not supported. Use a variable.");
        }
        if (words.quoted(c, pieces)) {
            return;
        }
        boolean within = quoting != Quoting.NONE;
        switch (c) {
            case '$' -> words.dollar(pieces, within ? Quoting.NESTED : Quoting.NONE);
            case '`' -> pieces.add(words.backquoted(within ? Quoting.NESTED : Quoting.NONE));
            case '<', '>' -> {
                if (cursor.peekSecond() != '(') {
                    words.literal(pieces);
                } else if (within) {
                    throw unsupported(cursor.offset(), "A process substitution in a quoted pattern is not supported.");
                } else {
                    pieces.add(words.processSubstitution());
                }
            }
            case '*', '?', '[', ']' -> {
                int start = cursor.offset();
                cursor.next();
                pieces.mark((char) c, cursor.spanFrom(start));
            }
            default -> words.literal(pieces);
        }
    }

    /** A tilde at the start of a word that ends at a brace rather than a blank. */
    private void tilde(Pieces pieces, boolean endsAtSlash) {
        int start = cursor.offset();
        int second = cursor.peekSecond();
        if ((second != '}' && second != '/') || endsAtSlash) {
            throw unsupported(start, "This `~` in an expansion is not supported. Quote it, or use `$HOME`.");
        }
        cursor.next();
        pieces.add(new WordPart.Tilde(cursor.spanFrom(start), ""));
    }

    private void requireEnd(int start, String sentence) {
        int c = cursor.peek();
        if (c == Characters.END) {
            throw TokenCursor.ended(start, "a closing `}`");
        }
        if (c != '}') {
            throw unsupported(start, sentence);
        }
    }

    private void appendName(StringBuilder name) {
        while (Characters.isNamePart(cursor.peek())) {
            name.append((char) cursor.next());
        }
    }

    private static Subscript none(Span span) {
        return new Subscript.None(new Span(span.end(), span.end()));
    }

    private ShellSyntaxException unsupported(int start, String sentence) {
        return TokenCursor.unsupported(cursor.spanFrom(start), sentence);
    }
}
