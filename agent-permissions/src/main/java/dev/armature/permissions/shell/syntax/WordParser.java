package dev.armature.permissions.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads words: the parts between two blanks, quotes and expansions included. */
final class WordParser {

    private final Cursor cursor;
    private final TokenCursor tokens;
    private final Parser parser;
    private final QuoteParser quotes;
    private final ParameterParser parameters;

    WordParser(Cursor cursor, TokenCursor tokens, Parser parser) {
        this.cursor = cursor;
        this.tokens = tokens;
        this.parser = parser;
        this.quotes = new QuoteParser(cursor, this);
        this.parameters = new ParameterParser(cursor, this);
    }

    /** Takes a word, which must not be what bash would take for the descriptor of a redirection that follows at once. */
    Word word(WordStyle style) {
        Word word = wordOrNumber(style);
        int c = cursor.peek();
        if ((c == '<' || c == '>') && cursor.peekSecond() != '(' && isLikeDescriptor(word)) {
            throw TokenCursor.unsupported(
                    word.span(), "A number or name in braces directly before a redirection is not supported here.");
        }
        return word;
    }

    /** {@code 2}, <code>{name}</code>, <code>{name[0]}</code> */
    private static boolean isLikeDescriptor(Word word) {
        if (word.parts().isEmpty()
                || !(word.parts().get(0) instanceof WordPart.Literal first)
                || !(word.parts().get(word.parts().size() - 1) instanceof WordPart.Literal last)) {
            return false;
        }
        return first.text().chars().allMatch(Characters::isDigit)
                || (first.text().startsWith("{") && last.text().endsWith("}"));
    }

    /** The word after {@code >&}, where a number may be followed by another redirection. */
    Word descriptor() {
        return Characters.isDigit(cursor.peek()) ? wordOrNumber(WordStyle.ARGUMENT) : word(WordStyle.ARGUMENT);
    }

    /** Takes a word where {@link TokenCursor#peek} said that one begins. Of a {@link WordStyle#REGEX} it is not asked. */
    private Word wordOrNumber(WordStyle style) {
        int start = cursor.offset();
        Pieces pieces = new Pieces();
        boolean likeAssignment = style == WordStyle.ASSIGNED;
        int parentheses = 0;
        int braces = 0;
        if (cursor.peek() == '~' && style.tildes()) {
            tilde(pieces, style, likeAssignment);
        }
        while (true) {
            int c = cursor.peek();
            if ((c == '<' || c == '>') && cursor.peekSecond() == '(') {
                if (parentheses > 0 || style == WordStyle.ALTERNATIVE) {
                    throw TokenCursor.unsupported(
                            cursor.spanFrom(cursor.offset()), "A process substitution in a pattern is not supported.");
                }
                pieces.add(processSubstitution());
                continue;
            }
            if (style.endsBefore(c, parentheses)) {
                break;
            }
            if (style == WordStyle.REGEX) {
                parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            if (c == '=' && !likeAssignment && style.braces() && pieces.isLiteral()) {
                likeAssignment = isAssignmentTarget(pieces.literalText());
                literal(pieces);
                if (likeAssignment && cursor.peek() == '(' && style == WordStyle.DECLARATION) {
                    pieces.add(parser.arrayLiteral());
                    break;
                }
                if (likeAssignment && cursor.peek() == '~') {
                    tilde(pieces, style, true);
                }
                continue;
            }
            if (c == '=' && likeAssignment && style.braces() && cursor.peekSecond() == '~') {
                throw TokenCursor.unsupported(
                        cursor.spanFrom(cursor.offset()), "A `~` behind a second `=` may be a home folder. Quote it.");
            }
            if (style.braces()) {
                braces = countBraces(c, braces);
            }
            unquoted(c, pieces, style, likeAssignment);
        }
        for (; braces > 0; braces--) {
            cursor.reading().leave();
        }
        if (parentheses > 0) {
            throw TokenCursor.ended(cursor.offset(), "`)` after this regular expression");
        }
        List<WordPart> parts = pieces.parts();
        cursor.reading().nodes(start, parts.size());
        Span span = cursor.spanFrom(start);
        return new Word(parts.isEmpty() ? span : span.as(parts.getFirst().span()), parts);
    }

    /** Braces that may be a group count as depth while they are open. */
    private int countBraces(int c, int open) {
        if (c == '{') {
            cursor.reading().enter(cursor.offset());
            return open + 1;
        }
        if (c == '}' && open > 0) {
            cursor.reading().leave();
            return open - 1;
        }
        return open;
    }

    private void unquoted(int c, Pieces pieces, WordStyle style, boolean likeAssignment) {
        if (quoted(c, pieces) || expansion(c, pieces, style)) {
            return;
        }
        if (style.extendedGlobs() && isExtendedGlob(c)) {
            pieces.add(extendedGlob());
            return;
        }
        if ((style.braces() && (c == '{' || c == ',' || c == '}')) || (style.globs() && isGlobMark(c))) {
            int start = cursor.offset();
            cursor.next();
            pieces.mark((char) c, cursor.spanFrom(start));
            if (cursor.peek() == '~' && pieces.endsWithBraceMark()) {
                throw TokenCursor.unsupported(
                        cursor.spanFrom(start),
                        "A `~` beside a brace expansion is not supported. Write the words out.");
            }
            return;
        }
        literal(pieces);
        if (c == ':' && likeAssignment && cursor.peek() == '~') {
            tilde(pieces, style, true);
        }
    }

    /** {@code <(list)}, {@code >(list)} */
    WordPart processSubstitution() {
        int start = cursor.offset();
        boolean writes = cursor.next() == '>';
        cursor.next();
        CommandList body = parser.substitutionBody(start);
        return new Substitution.ProcessSubstitution(cursor.spanFrom(start), writes, body);
    }

    /** A quoted part, if one begins with {@code c}. */
    boolean quoted(int c, Pieces pieces) {
        switch (c) {
            case '\'' -> pieces.add(quotes.singleQuoted());
            case '"' -> pieces.add(quotes.doubleQuoted(cursor.offset(), false));
            case '\\' -> pieces.add(quotes.escaped());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean expansion(int c, Pieces pieces, WordStyle style) {
        if (c == '$') {
            if (style == WordStyle.DELIMITER) {
                throw TokenCursor.unsupported(
                        cursor.spanFrom(cursor.offset()),
                        "A `$` in the delimiter of a here-document is not supported.");
            }
            dollar(pieces, Quoting.NONE);
            return true;
        }
        if (c == '`') {
            pieces.add(backquoted(Quoting.NONE));
            return true;
        }
        return false;
    }

    void literal(Pieces pieces) {
        int start = cursor.offset();
        char c = (char) cursor.next();
        pieces.add(c, start, cursor.endFrom(start));
    }

    /** A tilde-prefix: it reaches up to a slash (in an assignment also a colon) or the end, and no part of it is quoted. */
    void tilde(Pieces pieces, WordStyle style, boolean likeAssignment) {
        int start = cursor.offset();
        int mark = cursor.mark();
        cursor.next();
        StringBuilder name = new StringBuilder();
        while (Characters.isNamePart(cursor.peek()) || ".+-".indexOf(cursor.peek()) >= 0) {
            name.append((char) cursor.next());
        }
        int after = cursor.peek();
        if (after == '/' || (after == ':' && likeAssignment) || style.endsBefore(after, 0)) {
            pieces.add(new WordPart.Tilde(cursor.spanFrom(start), name.toString()));
            return;
        }
        if (after == '{' && style.braces()) {
            throw TokenCursor.unsupported(
                    cursor.spanFrom(start), "A `~` beside a brace expansion is not supported. Write the words out.");
        }
        cursor.reset(mark);
        literal(pieces);
    }

    /** The parts that begin with a dollar sign; a lone one is a literal. */
    void dollar(Pieces pieces, Quoting quoting) {
        int start = cursor.offset();
        cursor.next();
        int c = cursor.peek();
        switch (c) {
            case '(' -> pieces.add(parenthesised(start));
            case '{' -> pieces.add(parameters.braced(start, quoting));
            case '[' -> {
                Arithmetic expression = new ArithmeticText(cursor, this).bracketed(start);
                pieces.add(new Expansion.ArithmeticExpansion(cursor.spanFrom(start), expression));
            }
            case '\'', '"' -> {
                if (quoting == Quoting.NESTED) {
                    throw TokenCursor.unsupported(
                            cursor.spanFrom(start), "A `$` before a quote is not supported within this expansion.");
                }
                if (quoting == Quoting.NONE) {
                    pieces.add(c == '\'' ? quotes.ansiQuoted(start) : quotes.doubleQuoted(start, true));
                } else {
                    pieces.add('$', start, cursor.endFrom(start));
                }
            }
            case '`' ->
                throw TokenCursor.unsupported(
                        cursor.spanFrom(start), "A lone `$` before a backquote is not supported. Write `\\$`.");
            default -> {
                if (Characters.isNameStart(c) || Characters.isDigit(c) || Characters.isSpecialParameter(c)) {
                    pieces.add(parameters.plain(start));
                } else {
                    pieces.add('$', start, cursor.endFrom(start));
                }
            }
        }
    }

    /** {@code $(list)}, {@code $((expression))} */
    private WordPart parenthesised(int start) {
        cursor.next();
        if (cursor.peek() != '(') {
            CommandList body = parser.substitutionBody(start);
            return new Substitution.CommandSubstitution(cursor.spanFrom(start), body);
        }
        cursor.next();
        Arithmetic expression = new ArithmeticText(cursor, this).doubleParentheses(start);
        return new Expansion.ArithmeticExpansion(cursor.spanFrom(start), expression);
    }

    /**
     * {@code `list`}: the characters up to the next backquote, read again after a backslash was taken from before each backslash,
     * backquote, dollar sign and, within double quotes, double quote.
     */
    WordPart backquoted(Quoting quoting) {
        int start = cursor.offset();
        cursor.next();
        Reading reading = cursor.reading();
        reading.enter(start);
        CommandList body =
                cursor.rawPeek() == '`' ? nothing() : new Parser(unescaped(quoting), reading).backquotedBody();
        reading.leave();
        cursor.rawNext();
        return new Substitution.CommandSubstitution(cursor.spanFrom(start), body);
    }

    private CommandList nothing() {
        return new CommandList(new Span(cursor.rawOffset(), cursor.rawOffset()), List.of());
    }

    private Source unescaped(Quoting quoting) {
        Source.Builder inside = new Source.Builder();
        while (cursor.rawPeek() != '`') {
            int offset = cursor.rawOffset();
            int c = cursor.rawNext();
            if (c == Characters.END) {
                throw TokenCursor.ended(offset, "a closing backquote");
            }
            if (c == '\\' && cursor.rawPeek() != Characters.END) {
                int next = cursor.rawOffset();
                char escaped = (char) cursor.rawNext();
                if (escaped == '\n') {
                    continue;
                }
                boolean drops = escaped == '\\'
                        || escaped == '`'
                        || escaped == '$'
                        || (escaped == '"' && quoting != Quoting.NONE && quoting != Quoting.HERE_DOCUMENT);
                if (!drops) {
                    inside.add('\\', offset);
                }
                inside.add(escaped, next);
            } else {
                inside.add((char) c, offset);
            }
        }
        return inside.build(cursor.rawOffset());
    }

    /** {@code @(pattern|pattern)} */
    private WordPart extendedGlob() {
        int start = cursor.offset();
        cursor.reading().enter(start);
        char operator = (char) cursor.next();
        cursor.next();
        List<Word> patterns = new ArrayList<>();
        patterns.add(word(WordStyle.ALTERNATIVE));
        while (cursor.peek() == '|') {
            cursor.next();
            patterns.add(word(WordStyle.ALTERNATIVE));
        }
        if (cursor.peek() != ')') {
            throw TokenCursor.ended(cursor.offset(), "`)` after the pattern");
        }
        cursor.next();
        cursor.reading().leave();
        return new WordPart.ExtendedGlob(cursor.spanFrom(start), operator, patterns);
    }

    private boolean isExtendedGlob(int c) {
        return switch (c) {
            case '?', '*', '+', '@', '!' -> cursor.peekSecond() == '(';
            default -> false;
        };
    }

    static boolean isGlobMark(int c) {
        return c == '*' || c == '?' || c == '[' || c == ']';
    }

    /** Whether text before an {@code =} makes an argument one that bash reads like an assignment: {@code name}, {@code name+}. */
    private static boolean isAssignmentTarget(String text) {
        return Characters.isName(text.endsWith("+") ? text.substring(0, text.length() - 1) : text);
    }

    TokenCursor tokens() {
        return tokens;
    }

    QuoteParser quotes() {
        return quotes;
    }
}
