package dev.armature.permissions.shell.syntax;

import dev.armature.permissions.shell.syntax.WordPart.Glob;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects the parts of a word. A character that may turn out to be a brace expansion or a pattern is a mark at first, for what
 * it is depends on what follows; {@link #parts} settles it. A mark is kept as a pattern of that one character, and there is no
 * other {@link Glob} until then: so a word of a million parts needs no second object for each. A brace group is found with a
 * stack, each element moved once for each group around it; a bracket looks ahead only as far as its own end.
 */
final class Pieces {

    private static final String NUMBER = "([+-]?\\d{1,9})";
    private static final String STEP = "(?:\\.\\.([+-]?\\d{1,9}))?";
    private static final Pattern NUMBERS = Pattern.compile(NUMBER + "\\.\\." + NUMBER + STEP);
    private static final Pattern LETTERS = Pattern.compile("([a-zA-Z])\\.\\.([a-zA-Z])" + STEP);
    private static final Pattern LONG_NUMBERS =
            Pattern.compile("[+-]?\\d++\\.\\.[+-]?\\d++(?:\\.\\.[+-]?\\d++)?|[a-zA-Z]\\.\\.[a-zA-Z]\\.\\.[+-]?\\d++");

    /** An open brace: where it stands, and the commas directly within it. */
    private record Brace(int index, List<Integer> commas) {}

    private final List<WordPart> pieces = new ArrayList<>(0);
    private final StringBuilder literal = new StringBuilder();
    private int literalStart;
    private int literalEnd;
    private boolean marked;
    private boolean braced;

    boolean isEmpty() {
        return pieces.isEmpty() && literal.isEmpty();
    }

    /** Whether all so far is literal text; it is then {@link #literalText}. */
    boolean isLiteral() {
        return pieces.isEmpty();
    }

    String literalText() {
        return literal.toString();
    }

    /** Whether a character that may begin or part a brace expansion was added last. */
    boolean endsWithBraceMark() {
        return literal.isEmpty()
                && !pieces.isEmpty()
                && pieces.getLast() instanceof Glob mark
                && "{,}".contains(mark.text());
    }

    /** Adds a character that stands for itself. */
    void add(char c, int start, int end) {
        if (literal.isEmpty()) {
            literalStart = start;
        }
        literal.append(c);
        literalEnd = end;
    }

    void add(String text, Span span) {
        if (literal.isEmpty()) {
            literalStart = span.start();
        }
        literal.append(text);
        literalEnd = span.end();
    }

    void mark(char c, Span span) {
        flush();
        pieces.add(new Glob(span, String.valueOf(c)));
        marked = true;
        braced |= c == '{';
    }

    void add(WordPart part) {
        flush();
        pieces.add(part);
    }

    List<WordPart> parts() {
        if (isLiteral()) {
            return literal.isEmpty() ? List.of() : List.of(literalPart());
        }
        flush();
        if (!marked) {
            return pieces;
        }
        if (braced) {
            groupBraces();
        }
        if (!hasBraceList()) {
            return settle(pieces, false);
        }
        List<WordPart> parts = settle(pieces, true);
        Span span = parts.getFirst().span().to(parts.getLast().span());
        if (parts.stream().skip(1).anyMatch(WordPart.Tilde.class::isInstance)) {
            throw TokenCursor.unsupported(
                    span,
                    "Beside braces a `~` behind `=` or `:` may stay as it is. Quote it, or write out the folder.");
        }
        if (JoinedNames.in(parts)) {
            throw TokenCursor.unsupported(
                    span, "Braces are expanded first, so that a name beside them is another one. Write `${name}`.");
        }
        return parts;
    }

    private void flush() {
        if (!literal.isEmpty()) {
            pieces.add(literalPart());
            literal.setLength(0);
        }
    }

    private WordPart literalPart() {
        return new WordPart.Literal(new Span(literalStart, literalEnd), Characters.text(literal));
    }

    private boolean hasBraceList() {
        return pieces.stream()
                .anyMatch(piece -> piece instanceof WordPart.BraceList || piece instanceof WordPart.BraceRange);
    }

    /**
     * Bash looks for the end of the first open brace, passing over braces that balance, and goes on behind it if there is none. This
     * comes to the same unless a brace closes that nothing opened: then a group without a comma may reach further than its
     * own end, which is refused.
     */
    private void groupBraces() {
        List<WordPart> given = List.copyOf(pieces);
        pieces.clear();
        Deque<Brace> open = new ArrayDeque<>();
        boolean plainGroup = false;
        for (WordPart piece : given) {
            pieces.add(piece);
            if (!(piece instanceof Glob mark)) {
                continue;
            }
            switch (mark.text().charAt(0)) {
                case '{' -> open.push(new Brace(pieces.size() - 1, new ArrayList<>()));
                case ',' -> {
                    if (!open.isEmpty()) {
                        open.peek().commas().add(pieces.size() - 1);
                    }
                }
                case '}' -> {
                    if (open.isEmpty()) {
                        if (plainGroup) {
                            throw TokenCursor.unsupported(
                                    mark.span(),
                                    "A `}` without its `{` after a group without a comma. Quote one of them.");
                        }
                    } else {
                        plainGroup |= !close(open.pop(), mark.span());
                    }
                }
                default -> {}
            }
        }
    }

    /** Between the two alphabets lie signs that the shell obeys once they stand there. */
    private static boolean crossesSigns(String first, String last) {
        return Character.isLetter(first.charAt(0))
                && Character.isLetter(last.charAt(0))
                && Character.isUpperCase(first.charAt(0)) != Character.isUpperCase(last.charAt(0));
    }

    /** Bash takes <code>{a..{b,c}}</code> for a range at first, and leaves out the braces once it is none. */
    private static boolean mayVanish(List<WordPart> inside) {
        return inside.stream().anyMatch(WordPart.BraceList.class::isInstance)
                && inside.stream()
                        .anyMatch(part -> part instanceof WordPart.Literal literal
                                && literal.text().contains(".."));
    }

    private static boolean endsInDollar(Word word) {
        return !word.parts().isEmpty()
                && word.parts().getLast() instanceof WordPart.Literal literal
                && literal.text().endsWith("$");
    }

    /** Replaces the group whose closing brace was added last by a part, if it is an expansion. */
    private boolean close(Brace brace, Span end) {
        Span span = pieces.get(brace.index()).span().to(end);
        int last = pieces.size() - 1;
        WordPart part;
        if (brace.commas().isEmpty()) {
            List<WordPart> inside = pieces.subList(brace.index() + 1, last);
            if (mayVanish(inside)) {
                throw TokenCursor.unsupported(
                        span, "Braces around a group and two points may vanish. Write the words out.");
            }
            if (inside.size() != 1 || !(inside.getFirst() instanceof WordPart.Literal text)) {
                return false;
            }
            Matcher range = NUMBERS.matcher(text.text());
            if (!range.matches()) {
                range = LETTERS.matcher(text.text());
            }
            if (!range.matches()) {
                if (LONG_NUMBERS.matcher(text.text()).matches()) {
                    throw TokenCursor.unsupported(span, "A range with numbers this long is not supported.");
                }
                return false;
            }
            if (crossesSigns(range.group(1), range.group(2))) {
                throw TokenCursor.unsupported(
                        span,
                        "A range from small letters to capitals holds a backslash and a backquote. Write it out.");
            }
            String step = range.group(3);
            part = new WordPart.BraceRange(span, range.group(1), range.group(2), step == null ? "" : step);
        } else {
            List<Word> alternatives = alternatives(brace, last);
            if (alternatives.stream().anyMatch(Pieces::endsInDollar)) {
                throw TokenCursor.unsupported(
                        span,
                        "A `$` at the end of an alternative would begin an expansion with what follows the braces. Quote it.");
            }
            part = new WordPart.BraceList(span, alternatives);
        }
        pieces.subList(brace.index(), pieces.size()).clear();
        pieces.add(part);
        return true;
    }

    private List<Word> alternatives(Brace brace, int last) {
        List<Word> words = new ArrayList<>();
        int from = brace.index();
        for (int comma : brace.commas()) {
            words.add(alternative(from, comma));
            from = comma;
        }
        words.add(alternative(from, last));
        return words;
    }

    /** The word between two marks. */
    private Word alternative(int from, int to) {
        int start = pieces.get(from).span().end();
        Span span = new Span(start, Math.max(start, pieces.get(to).span().start()));
        return new Word(span, settle(pieces.subList(from + 1, to), true));
    }

    /** Turns the marks left into patterns, or back into text. */
    private static List<WordPart> settle(List<WordPart> pieces, boolean amongBraces) {
        Pieces result = new Pieces();
        int lastClosing = -1;
        for (int index = 0; index < pieces.size(); index++) {
            if (pieces.get(index) instanceof Glob mark && mark.text().equals("]")) {
                lastClosing = index;
            }
        }
        int index = 0;
        while (index < pieces.size()) {
            WordPart piece = pieces.get(index++);
            switch (piece) {
                case WordPart.Literal(Span span, String text) -> result.add(text, span);
                case Glob mark -> {
                    char c = mark.text().charAt(0);
                    if (c == '[' && !amongBraces && lastClosing >= index) {
                        index = bracket(pieces, index, lastClosing, mark, result);
                    } else if (c == '*' || c == '?' || (c == '[' && amongBraces)) {
                        // The alternatives may complete a bracket in ways not looked into here.
                        result.add(mark);
                    } else {
                        result.add(mark.text(), mark.span());
                    }
                }
                default -> result.add(piece);
            }
        }
        return result.parts();
    }

    /** Adds the bracket expression whose {@code [} stands before {@code index}; returns where to go on. */
    private static int bracket(List<WordPart> pieces, int index, int lastClosing, Glob start, Pieces result) {
        StringBuilder text = new StringBuilder("[");
        for (int at = index; at <= lastClosing; at++) {
            switch (pieces.get(at)) {
                case WordPart.Literal literal -> text.append(literal.text());
                case Glob mark -> {
                    char c = mark.text().charAt(0);
                    boolean first = text.length() == 1
                            || (text.length() == 2 && (text.charAt(1) == '!' || text.charAt(1) == '^'));
                    boolean withinClass = isWithinClass(text);
                    text.append(c);
                    if (c == ']' && !first && !withinClass) {
                        result.add(new Glob(start.span().to(mark.span()), text.toString()));
                        return at + 1;
                    }
                }
                default -> {
                    result.add(start);
                    return index;
                }
            }
        }
        result.add(start);
        return index;
    }

    /** Whether a {@code ]} now would end {@code [:alpha:} rather than the bracket around it. */
    private static boolean isWithinClass(StringBuilder text) {
        char last = text.charAt(text.length() - 1);
        if (last != ':' && last != '.' && last != '=') {
            return false;
        }
        int open = text.lastIndexOf("[" + last);
        return open > 0 && open < text.length() - 2;
    }
}
