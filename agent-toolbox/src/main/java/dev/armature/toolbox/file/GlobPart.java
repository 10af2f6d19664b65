package dev.armature.toolbox.file;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The pattern of one name in a path. */
final class GlobPart {

    /** Any number of names. */
    static final GlobPart ANY_DEPTH = new GlobPart(List.of());

    private final List<Piece> pieces;

    private GlobPart(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** What stands at one place of the pattern. */
    private sealed interface Piece {
        record Literal(int character) implements Piece {}

        record AnyOne() implements Piece {}

        record AnyMany() implements Piece {}

        record OneOf(boolean negated, List<Range> ranges) implements Piece {}

        record Range(int first, int last) {}
    }

    static GlobPart parse(String part) {
        int[] text = part.codePoints().toArray();
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length) {
            switch (text[at]) {
                case '*' -> {
                    pieces.add(new Piece.AnyMany());
                    at++;
                }
                case '?' -> {
                    pieces.add(new Piece.AnyOne());
                    at++;
                }
                case '[' -> at = oneOf(text, at, part, pieces);
                case '\\' -> {
                    int escaped = Math.min(at + 1, text.length - 1);
                    pieces.add(new Piece.Literal(text[escaped]));
                    at = escaped + 1;
                }
                default -> pieces.add(new Piece.Literal(text[at++]));
            }
        }
        return new GlobPart(List.copyOf(pieces));
    }

    /** Reads the bracket at {@code open} and returns where the pattern goes on. A first {@code ]} is one of the characters. */
    private static int oneOf(int[] text, int open, String part, List<Piece> pieces) {
        int at = open + 1;
        boolean negated = at < text.length && (text[at] == '!' || text[at] == '^');
        at += negated ? 1 : 0;
        List<Piece.Range> ranges = new ArrayList<>();
        do {
            if (at >= text.length) {
                throw new IllegalArgumentException(
                        "the `[` in `" + part + "` is not closed; write `\\[` for the character itself");
            }
            int first = text[at];
            boolean range = at + 2 < text.length && text[at + 1] == '-' && text[at + 2] != ']';
            int last = range ? text[at + 2] : first;
            ranges.add(new Piece.Range(first, last));
            at += range ? 3 : 1;
        } while (at >= text.length || text[at] != ']');
        pieces.add(new Piece.OneOf(negated, List.copyOf(ranges)));
        return at + 1;
    }

    boolean isAnyDepth() {
        return this == ANY_DEPTH;
    }

    /** Greedy, with one way back: to the last {@code *}, which then takes one character more. */
    boolean matches(String name) {
        int[] text = name.codePoints().toArray();
        int at = 0;
        int piece = 0;
        int star = -1;
        int starAt = 0;
        while (at < text.length) {
            if (piece < pieces.size() && pieces.get(piece) instanceof Piece.AnyMany) {
                star = piece++;
                starAt = at;
            } else if (piece < pieces.size() && fits(pieces.get(piece), text[at])) {
                piece++;
                at++;
            } else if (star >= 0) {
                piece = star + 1;
                at = ++starAt;
            } else {
                return false;
            }
        }
        return IntStream.range(piece, pieces.size()).allMatch(rest -> pieces.get(rest) instanceof Piece.AnyMany);
    }

    private static boolean fits(Piece piece, int character) {
        return switch (piece) {
            case Piece.Literal literal -> literal.character() == character;
            case Piece.AnyOne ignored -> true;
            case Piece.AnyMany ignored -> false;
            case Piece.OneOf set ->
                set.negated()
                        != set.ranges().stream()
                                .anyMatch(range -> range.first() <= character && character <= range.last());
        };
    }
}
