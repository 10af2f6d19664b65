package dev.armature.permissions.shell.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The text as tokens, one ahead: blanks and comments are skipped, operators recognised, here-documents read at the newline
 * after them. Words are read by {@link WordParser}. Holds the few verbs all errors are made with.
 */
final class TokenCursor {

    /** The operators that begin with a character of the ASCII set, by that character. */
    private static final List<List<Operator>> OPERATORS =
            IntStream.range(0, 128).mapToObj(TokenCursor::beginningWith).toList();

    private final Cursor cursor;
    private final HereDocumentReader hereDocuments;
    private int substitutions;
    private boolean isBackquoted;
    private final Deque<Integer> pendingBefore = new ArrayDeque<>(2);
    /** Where {@link #peek} looked last, and what it found. */
    private int operatorMark = -1;

    private Operator operatorThere = Operator.END;

    /** Where {@link #reserved} looked last, and what it found. */
    private int reservedMark = -1;

    private Optional<ReservedWord> reservedThere = Optional.empty();

    TokenCursor(Cursor cursor, HereDocumentReader hereDocuments) {
        this.cursor = cursor;
        this.hereDocuments = hereDocuments;
    }

    /** What stands next; takes blanks and comments before it. */
    Operator peek() {
        skipBlanks();
        int mark = cursor.mark();
        if (mark != operatorMark) {
            operatorThere = operator();
            operatorMark = mark;
        }
        return operatorThere;
    }

    private Operator operator() {
        int first = cursor.peek();
        if (first == Characters.END) {
            return Operator.END;
        }
        if (!Characters.isMeta(first)) {
            return Operator.WORD;
        }
        if ((first == '<' || first == '>') && cursor.peekSecond() == '(') {
            return Operator.WORD;
        }
        for (Operator operator : OPERATORS.get(first)) {
            String spelling = operator.spelling();
            if (spelling.length() == 1 || cursor.ahead(spelling)) {
                return operator;
            }
        }
        return Operator.WORD;
    }

    private static List<Operator> beginningWith(int first) {
        return Stream.of(Operator.values())
                .filter(operator -> operator.spelling().startsWith(Character.toString(first)))
                .toList();
    }

    boolean at(Operator operator) {
        return peek() == operator;
    }

    /** Takes the operator that {@link #peek} returned. */
    Span take(Operator operator) {
        int start = start();
        cursor.skip(operator.spelling().length());
        Span span = cursor.spanFrom(start);
        if (operator == Operator.NEWLINE) {
            hereDocuments.readPending(isWithinSubstitution());
        }
        return span;
    }

    boolean takeIf(Operator operator) {
        if (!at(operator)) {
            return false;
        }
        take(operator);
        return true;
    }

    void skipNewlines() {
        while (at(Operator.NEWLINE)) {
            take(Operator.NEWLINE);
        }
    }

    /** Where the next token begins. */
    int start() {
        skipBlanks();
        return cursor.offset();
    }

    /** The place of the next token, to come back to. */
    int mark() {
        skipBlanks();
        return cursor.mark();
    }

    /** The reserved word the next token is, if it is one. The caller knows whether one counts here. */
    Optional<ReservedWord> reserved() {
        skipBlanks();
        int mark = cursor.mark();
        if (mark != reservedMark) {
            reservedThere = ReservedWord.mayBeginWith(cursor.peek()) ? reserved(mark) : Optional.empty();
            reservedMark = mark;
        }
        return reservedThere;
    }

    private Optional<ReservedWord> reserved(int mark) {
        StringBuilder word = new StringBuilder(ReservedWord.LONGEST);
        while (word.length() <= ReservedWord.LONGEST && !Characters.isMeta(cursor.peek())) {
            word.append((char) cursor.next());
        }
        int after = cursor.peek();
        boolean ends = after == Characters.END
                || (Characters.isMeta(after) && !((after == '<' || after == '>') && cursor.peekSecond() == '('));
        cursor.reset(mark);
        return ends ? ReservedWord.of(word.toString()) : Optional.empty();
    }

    /** Whether the next token is a reserved word of a kind. */
    boolean atReserved(Predicate<ReservedWord> kind) {
        return at(Operator.WORD) && reserved().filter(kind).isPresent();
    }

    boolean at(ReservedWord word) {
        return reserved().filter(word::equals).isPresent();
    }

    Span take(ReservedWord word) {
        int start = start();
        cursor.skip(word.spelling().length());
        return cursor.spanFrom(start);
    }

    /** All of the text stands in backquotes. */
    void enterBackquotes() {
        isBackquoted = true;
    }

    /** A substitution begins: its here-documents are its own. */
    void enterSubstitution() {
        substitutions++;
        pendingBefore.push(hereDocuments.open());
    }

    void leaveSubstitution(int start) {
        hereDocuments.close(pendingBefore.pop(), cursor.spanFrom(start));
        substitutions--;
    }

    /** Whether in {@code $(...)}, or in backquotes, which are printed as such. */
    boolean isWithinSubstitution() {
        return isBackquoted || substitutions > 0;
    }

    /** Takes the operator, or says that it was expected. */
    Span expect(Operator operator, String where) {
        if (!at(operator)) {
            throw unexpected("`" + operator.spelling() + "` " + where);
        }
        return take(operator);
    }

    Span expect(ReservedWord word, String where) {
        if (!at(word)) {
            throw unexpected("`" + word.spelling() + "` " + where);
        }
        return take(word);
    }

    /** Something else stands here than what was expected. */
    ShellSyntaxException unexpected(String expected) {
        Operator operator = peek();
        int start = start();
        if (operator == Operator.END) {
            return ended(start, expected);
        }
        String found = operator == Operator.NEWLINE
                ? "the line ended"
                : "there was `" + (operator == Operator.WORD ? wordAhead() : operator.spelling()) + "`";
        return new ShellSyntaxException(
                Parse.Cause.SYNTAX, cursor.spanFrom(start), "Expected " + expected + " but " + found + ".");
    }

    static ShellSyntaxException ended(int start, String expected) {
        return new ShellSyntaxException(
                Parse.Cause.INCOMPLETE, new Span(start, start), "Expected " + expected + " but the text ended.");
    }

    static ShellSyntaxException unsupported(Span span, String sentence) {
        return new ShellSyntaxException(Parse.Cause.UNSUPPORTED, span, sentence);
    }

    private String wordAhead() {
        int mark = cursor.mark();
        StringBuilder word = new StringBuilder();
        while (word.length() < 20 && !Characters.isMeta(cursor.peek())) {
            word.append((char) cursor.next());
        }
        cursor.reset(mark);
        return word.toString();
    }

    private void skipBlanks() {
        while (Characters.isBlank(cursor.peek())) {
            cursor.next();
        }
        if (cursor.peek() == '#') {
            while (cursor.rawPeek() != '\n' && cursor.rawPeek() != Characters.END) {
                cursor.rawNext();
            }
        }
    }
}
