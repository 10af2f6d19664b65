package dev.armature.permissions.shell.syntax;

import dev.armature.permissions.shell.syntax.Redirection.Access;
import dev.armature.permissions.shell.syntax.Redirection.Descriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads redirections. */
final class RedirectionParser {

    /** Digits of a descriptor; bash takes a number beyond an int for a word. */
    private static final int MOST_DIGITS = 9;

    private final Cursor cursor;
    private final TokenCursor tokens;
    private final WordParser words;
    private final HereDocumentReader hereDocuments;

    RedirectionParser(Cursor cursor, TokenCursor tokens, WordParser words, HereDocumentReader hereDocuments) {
        this.cursor = cursor;
        this.tokens = tokens;
        this.words = words;
        this.hereDocuments = hereDocuments;
    }

    /** redirection* */
    List<Redirection> redirections() {
        List<Redirection> all = new ArrayList<>();
        for (Optional<Redirection> next = redirection(); next.isPresent(); next = redirection()) {
            all.add(next.orElseThrow());
        }
        return all;
    }

    /** redirection : ( number | '{' name '}' )? operator word; nothing if none begins here. */
    Optional<Redirection> redirection() {
        Operator first = tokens.peek();
        boolean mayBegin =
                first == Operator.WORD ? Characters.isDigit(cursor.peek()) || cursor.peek() == '{' : first.redirects();
        if (!mayBegin) {
            return Optional.empty();
        }
        int start = tokens.start();
        Descriptor descriptor = descriptor(start);
        Operator operator = tokens.peek();
        if (!operator.redirects()) {
            return Optional.empty();
        }
        tokens.take(operator);
        if (operator == Operator.WRITE_BOTH || operator == Operator.APPEND_BOTH) {
            // A number before `&>` is a word of its own, so there never is a descriptor here.
            descriptor = new Descriptor.Implied();
        }
        boolean duplicates = operator == Operator.DUPLICATE_INPUT || operator == Operator.DUPLICATE_OUTPUT;
        tokens.start();
        if (duplicates && cursor.peek() == '-') {
            // Bash takes this dash for a token of its own: what follows, even without a blank, is another word.
            cursor.next();
            return Optional.of(
                    new Redirection.Closing(cursor.spanFrom(start), descriptor, operator == Operator.DUPLICATE_INPUT));
        }
        if (!tokens.at(Operator.WORD)) {
            throw tokens.unexpected("a word after `" + operator.spelling() + "`");
        }
        return Optional.of(redirection(start, descriptor, operator));
    }

    private Redirection redirection(int start, Descriptor descriptor, Operator operator) {
        return switch (operator) {
            case LESS -> file(start, descriptor, Access.READ);
            case GREATER -> file(start, descriptor, Access.WRITE);
            case APPEND -> file(start, descriptor, Access.APPEND);
            case CLOBBER -> file(start, descriptor, Access.CLOBBER);
            case READ_WRITE -> file(start, descriptor, Access.READ_WRITE);
            case WRITE_BOTH -> file(start, descriptor, Access.WRITE_BOTH);
            case APPEND_BOTH -> file(start, descriptor, Access.APPEND_BOTH);
            case DUPLICATE_INPUT -> duplication(start, descriptor, true);
            case DUPLICATE_OUTPUT -> duplication(start, descriptor, false);
            case HERE_STRING -> {
                Word word = words.word(WordStyle.PLAIN);
                yield new Redirection.HereString(cursor.spanFrom(start), descriptor, word);
            }
            case HERE_DOCUMENT -> hereDocument(start, descriptor, false);
            case HERE_DOCUMENT_TABS -> hereDocument(start, descriptor, true);
            case NEWLINE,
                    AND_IF,
                    AMPERSAND,
                    OR_IF,
                    PIPE_BOTH,
                    PIPE,
                    CASE_TRY_NEXT,
                    CASE_BREAK,
                    CASE_FALL_THROUGH,
                    SEMICOLON,
                    OPEN,
                    CLOSE,
                    WORD,
                    END -> throw new IllegalArgumentException("`" + operator.spelling() + "` does not redirect");
        };
    }

    /** What stands before an operator without a blank between; takes nothing if it is only a word. */
    private Descriptor descriptor(int start) {
        int first = cursor.peek();
        int mark = cursor.mark();
        StringBuilder name = new StringBuilder();
        if (Characters.isDigit(first)) {
            while (Characters.isDigit(cursor.peek())) {
                name.append((char) cursor.next());
            }
            if (atRedirection()) {
                if (name.length() > MOST_DIGITS) {
                    throw TokenCursor.unsupported(cursor.spanFrom(start), "A descriptor this large is not supported.");
                }
                return new Descriptor.Numbered(Integer.parseInt(name.toString()));
            }
        } else if (first == '{') {
            cursor.next();
            while (Characters.isNamePart(cursor.peek())) {
                name.append((char) cursor.next());
            }
            if (cursor.peek() == '}' && Characters.isName(name.toString())) {
                cursor.next();
                if (atRedirection()) {
                    return new Descriptor.Named(name.toString());
                }
            }
        }
        cursor.reset(mark);
        return new Descriptor.Implied();
    }

    private boolean atRedirection() {
        int c = cursor.peek();
        return (c == '<' || c == '>') && cursor.peekSecond() != '(';
    }

    private Redirection file(int start, Descriptor descriptor, Access access) {
        Word target = words.word(WordStyle.ARGUMENT);
        return new Redirection.FileRedirection(cursor.spanFrom(start), descriptor, access, target);
    }

    /** What follows {@code <&} or {@code >&} says which of four things it is. */
    private Redirection duplication(int start, Descriptor descriptor, boolean input) {
        Word source = words.descriptor();
        Span span = cursor.spanFrom(start);
        String known = source.known().orElse("$");
        String digits = known.endsWith("-") ? known.substring(0, known.length() - 1) : known;
        boolean number = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(Characters::isDigit);
        if (number && known.endsWith("-")) {
            return new Redirection.Move(span, descriptor, input, Integer.parseInt(digits));
        }
        boolean output = descriptor instanceof Descriptor.Implied
                || (descriptor instanceof Descriptor.Numbered one && one.number() == 1);
        if (!number && !input && output && !known.equals("$")) {
            return new Redirection.FileRedirection(span, new Descriptor.Implied(), Access.WRITE_BOTH, source);
        }
        return new Redirection.Duplication(span, descriptor, input, source);
    }

    private Redirection hereDocument(int start, Descriptor descriptor, boolean stripsTabs) {
        Word word = words.word(WordStyle.DELIMITER);
        Optional<String> delimiter = word.known();
        boolean supported = delimiter.filter(text -> text.indexOf('\n') < 0).isPresent()
                && word.parts().stream().noneMatch(part -> part instanceof WordPart.AnsiQuoted);
        if (!supported) {
            throw TokenCursor.unsupported(word.span(), "Only plain and quoted text is supported as the delimiter.");
        }
        HereDocument document = new HereDocument(
                cursor.spanFrom(start), descriptor, delimiter.orElseThrow(), word.isQuoted(), stripsTabs);
        hereDocuments.add(document);
        return document;
    }
}
