package dev.armature.permissions.shell.syntax;

import dev.armature.permissions.shell.syntax.Command.SimpleCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads simple commands, assignments and array literals. */
final class SimpleCommandParser {

    /** The builtins whose arguments bash reads as assignments, arrays included. */
    private static final Set<String> DECLARATIONS = Set.of("declare", "typeset", "local", "export", "readonly");

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*\\+?=");

    private final Cursor cursor;
    private final TokenCursor tokens;
    private final WordParser words;
    private final RedirectionParser redirections;
    private final HereDocumentReader hereDocuments;

    SimpleCommandParser(
            Cursor cursor,
            TokenCursor tokens,
            WordParser words,
            RedirectionParser redirections,
            HereDocumentReader hereDocuments) {
        this.cursor = cursor;
        this.tokens = tokens;
        this.words = words;
        this.redirections = redirections;
        this.hereDocuments = hereDocuments;
    }

    /** simple_command : ( assignment | redirection )* ( word ( word | redirection )* )? */
    SimpleCommand simpleCommand(int start) {
        List<Assignment> assignments = new ArrayList<>(0);
        List<Word> arguments = new ArrayList<>(2);
        List<Redirection> all = new ArrayList<>(0);
        WordStyle style = WordStyle.ARGUMENT;
        int end = start;
        while (true) {
            Optional<Redirection> redirection = redirections.redirection();
            if (redirection.isPresent()) {
                if (arguments.isEmpty() && !all.isEmpty()) {
                    refuseAssignment(redirection.orElseThrow());
                }
                all.add(redirection.orElseThrow());
                end = cursor.endFrom(start);
                continue;
            }
            // Looking for the next token passes over blanks, which belong to nothing.
            if (!tokens.at(Operator.WORD)) {
                cursor.reading().nodes(start, 1);
                Span span = new Span(start, end);
                return new SimpleCommand(
                        arguments.isEmpty()
                                ? span
                                : span.as(arguments.getFirst().span()),
                        assignments,
                        arguments,
                        all);
            }
            if (arguments.isEmpty()) {
                Optional<Assignment> assignment = assignment();
                if (assignment.isPresent()) {
                    assignments.add(assignment.orElseThrow());
                    end = cursor.endFrom(start);
                    continue;
                }
            }
            Word word = words.word(style);
            if (arguments.isEmpty() && isDeclaration(word)) {
                style = WordStyle.DECLARATION;
            }
            arguments.add(word);
            end = cursor.endFrom(start);
        }
    }

    /** After a redirection before its first word, bash takes the target of another for an assignment if it looks like one. */
    private static void refuseAssignment(Redirection redirection) {
        boolean looksLikeOne = Walker.children(redirection).stream()
                .anyMatch(child -> child instanceof Word word
                        && word.parts().get(0) instanceof WordPart.Literal literal
                        && ASSIGNMENT.matcher(literal.text()).lookingAt());
        if (looksLikeOne) {
            throw TokenCursor.unsupported(
                    redirection.span(),
                    "A redirection to what looks like an assignment is not supported here. Quote it.");
        }
    }

    private static boolean isDeclaration(Word word) {
        return word.parts().size() == 1
                && word.parts().get(0) instanceof WordPart.Literal literal
                && DECLARATIONS.contains(literal.text());
    }

    /** assignment : name ( '[' subscript ']' )? ( '=' | '+=' ) ( word? | array ) */
    private Optional<Assignment> assignment() {
        int start = cursor.offset();
        int mark = cursor.mark();
        if (!looksLikeAssignment(mark)) {
            return Optional.empty();
        }
        StringBuilder name = new StringBuilder();
        while (Characters.isNamePart(cursor.peek())) {
            name.append((char) cursor.next());
        }
        Subscript subscript = new Subscript.None(
                new Span(cursor.spanFrom(start).end(), cursor.spanFrom(start).end()));
        boolean element = cursor.peek() == '[';
        if (element) {
            subscript = subscript(start);
        }
        boolean appends = cursor.peek() == '+' && cursor.peekSecond() == '=';
        if (cursor.peek() != '=' && !appends) {
            if (element) {
                throw TokenCursor.unsupported(
                        cursor.spanFrom(start),
                        "A command whose name looks like an element of an array is not supported.");
            }
            cursor.reset(mark);
            return Optional.empty();
        }
        cursor.skip(appends ? 2 : 1);
        Word value;
        if (cursor.peek() == '(') {
            if (element) {
                throw TokenCursor.unsupported(cursor.spanFrom(start), "Bash cannot assign an array to an element.");
            }
            int from = cursor.offset();
            WordPart array = arrayLiteral();
            value = new Word(cursor.spanFrom(from), List.of(array));
            if (!Characters.isMeta(cursor.peek())) {
                throw TokenCursor.unsupported(cursor.spanFrom(start), "A word joined to an array is not supported.");
            }
        } else {
            value = words.word(WordStyle.ASSIGNED);
        }
        return Optional.of(new Assignment(cursor.spanFrom(start), name.toString(), subscript, appends, value));
    }

    /** Whether a name stands here, and behind it what may set a variable. */
    private boolean looksLikeAssignment(int mark) {
        if (!Characters.isNameStart(cursor.peek())) {
            return false;
        }
        while (Characters.isNamePart(cursor.peek())) {
            cursor.next();
        }
        int after = cursor.peek();
        cursor.reset(mark);
        return after == '=' || after == '[' || after == '+';
    }

    private Subscript subscript(int start) {
        cursor.reading().enter(start);
        Subscript subscript = new ArithmeticText(cursor, words).subscript();
        cursor.reading().leave();
        return subscript;
    }

    /** array : '(' ( newline | ( '[' subscript ']' ( '=' | '+=' ) )? word )* ')' */
    WordPart arrayLiteral() {
        int start = cursor.offset();
        cursor.reading().enter(start);
        cursor.next();
        List<WordPart.ArrayElement> elements = new ArrayList<>();
        while (!tokens.at(Operator.CLOSE)) {
            if (tokens.at(Operator.NEWLINE)) {
                if (hereDocuments.hasPending()) {
                    throw TokenCursor.unsupported(
                            cursor.spanFrom(start),
                            "An array over several lines after a here-document is not supported.");
                }
                tokens.take(Operator.NEWLINE);
            } else if (tokens.at(Operator.WORD)) {
                elements.add(arrayElement());
            } else {
                throw tokens.unexpected("a word or `)` in this array");
            }
        }
        tokens.take(Operator.CLOSE);
        cursor.reading().leave();
        if (tokens.isWithinSubstitution()) {
            refuseEscapedQuotes(elements);
        }
        return new WordPart.ArrayLiteral(cursor.spanFrom(start), elements);
    }

    /** Bash reads an array within a substitution twice, and loses these backslashes on the way. */
    private static void refuseEscapedQuotes(List<WordPart.ArrayElement> elements) {
        for (WordPart.ArrayElement element : elements) {
            Walker.each(element, node -> {
                if (node instanceof WordPart.Escaped escaped && "`'\"()".contains(escaped.character())) {
                    throw TokenCursor.unsupported(
                            escaped.span(),
                            "This backslash in an array in a substitution is not supported. Use quotes.");
                }
            });
        }
    }

    private WordPart.ArrayElement arrayElement() {
        int start = cursor.offset();
        if (cursor.peek() != '[') {
            Subscript none = new Subscript.None(new Span(start, start));
            Word word = words.word(WordStyle.ARGUMENT);
            return new WordPart.ArrayElement(cursor.spanFrom(start), none, false, word);
        }
        Subscript subscript = subscript(start);
        boolean appends = cursor.peek() == '+' && cursor.peekSecond() == '=';
        if (cursor.peek() != '=' && !appends) {
            throw TokenCursor.unsupported(
                    cursor.spanFrom(start),
                    "Expected `=` after the subscript in this array. Quote the `[` of a pattern.");
        }
        cursor.skip(appends ? 2 : 1);
        Word value = words.word(WordStyle.ASSIGNED);
        return new WordPart.ArrayElement(cursor.spanFrom(start), subscript, appends, value);
    }
}
