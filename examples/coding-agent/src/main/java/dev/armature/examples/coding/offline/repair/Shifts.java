package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.JavaFile.Span;
import dev.armature.examples.coding.offline.code.Token;
import dev.armature.examples.coding.offline.repair.Candidate.Kind;
import java.util.List;
import java.util.Set;

/** A number that is wrong by one, or is another number of the same file. */
final class Shifts implements Idea {
    private static final Set<String> TAKES_INDEXES = Set.of(
            "substring",
            "subList",
            "charAt",
            "get",
            "set",
            "remove",
            "copyOfRange",
            "range",
            "rangeClosed",
            "limit",
            "skip",
            "plusDays",
            "minusDays",
            "plusMonths",
            "repeat",
            "of",
            "setLength",
            "deleteCharAt",
            "delete",
            "nextInt",
            "indexOf");
    private static final int MOST_OTHERS = 4;

    @Override
    public void propose(Proposals proposals, int index) {
        List<Token> tokens = proposals.file().tokens();
        Token token = tokens.get(index);
        if (token.kind() == Token.Kind.NUMBER) {
            literal(proposals, index);
        }
        boolean one = index + 1 < tokens.size() && tokens.get(index + 1).is("1");
        if ((token.is("+") || token.is("-")) && one && Shape.isOperandEnd(tokens, index - 1)) {
            proposals.change(
                    index - 1,
                    tokens.get(index - 1).end(),
                    tokens.get(index + 1).end(),
                    "",
                    0.1,
                    Kind.BOUNDARY);
        }
        boolean compares = token.text().matches("[<>]=?") && Shape.isExpression(tokens, index);
        if (compares) {
            shift(proposals, index - 1, 0.9);
        }
        if ((token.is("*") || token.is("/") || token.is("%"))
                && tokens.get(index - 1).isWord()) {
            String factor = tokens.get(index - 1).text();
            proposals.replace(index - 1, "(" + factor + " - 1)", 1.1, Kind.BOUNDARY);
            proposals.replace(index - 1, "(" + factor + " + 1)", 1.2, Kind.BOUNDARY);
        }
        if (token.is("]") && !tokens.get(index - 1).is("[")) {
            shift(proposals, index - 1, 0.9);
        }
        if (token.is(")") || token.is(",")) {
            int open = enclosing(tokens, index);
            if (open > 0
                    && TAKES_INDEXES.contains(tokens.get(open - 1).text())
                    && Shape.isOperandEnd(tokens, index - 1)) {
                shift(proposals, index - 1, 1);
            }
        }
        if (token.is(")") && closesSum(tokens, index)) {
            shift(proposals, index - 1, 0.9);
        }
        if (token.is(";") && endsNumber(proposals.file(), index)) {
            shift(proposals, index - 1, isDistance(proposals.file(), index) ? 0.6 : 1.1);
        }
    }

    /** Whether parentheses only group operands, and a sum ends here: {@code (head + count - age)}. */
    private static boolean closesSum(List<Token> tokens, int close) {
        int open = JavaFile.opening(tokens, close);
        return open > 0
                && !tokens.get(open - 1).isWord()
                && tokens.subList(open, close).stream().anyMatch(token -> token.is("+") || token.is("-"));
    }

    /** Whether a statement gives how far two ends are apart; whether the last one counts is easily forgotten. */
    private static boolean isDistance(JavaFile file, int semicolon) {
        Span statement = file.statementAt(file.tokens().get(semicolon).line());
        List<Token> tokens = file.tokens().subList(statement.first(), semicolon);
        return tokens.getFirst().is("return")
                && tokens.stream().anyMatch(token -> token.is("between") || token.is("until") || token.is("-"));
    }

    private static void shift(Proposals proposals, int last, double cost) {
        boolean named = proposals.token(last).isWord()
                || proposals.token(last).is(")")
                || proposals.token(last).is("]");
        if (named && proposals.types().mayBeNumber(proposals.file(), last)) {
            proposals.insertAfter(last, " + 1", cost, Kind.BOUNDARY);
            proposals.insertAfter(last, " - 1", cost, Kind.BOUNDARY);
        }
    }

    private static void literal(Proposals proposals, int index) {
        String text = proposals.token(index).text();
        if (!text.matches("\\d{1,9}")) {
            return;
        }
        int value = Integer.parseInt(text);
        double up = value == 0 ? 0.8 : 1.2;
        double down = value == 1 ? 0.7 : value == 0 ? 1.8 : 1.2;
        proposals.replace(index, String.valueOf(value + 1), up, Kind.BOUNDARY);
        proposals.replace(index, String.valueOf(value - 1), down, Kind.BOUNDARY);
        proposals.file().tokens().stream()
                .filter(other ->
                        other.kind() == Token.Kind.NUMBER && other.text().matches("\\d{1,9}"))
                .map(Token::text)
                .distinct()
                .filter(other -> !other.equals(text))
                .limit(MOST_OTHERS)
                .forEach(other -> proposals.replace(index, other, 2.3, Kind.ARITHMETIC));
    }

    /** Whether the statement that ends here returns or assigns a number, as far as the declaration on its line tells. */
    private static boolean endsNumber(JavaFile file, int semicolon) {
        Span statement = file.statementAt(file.tokens().get(semicolon).line());
        if (statement.last() != semicolon) {
            return false;
        }
        Token first = file.tokens().get(statement.first());
        if (first.is("return")) {
            return file.methodAt(semicolon)
                    .filter(method -> method.first() > 0
                            && Shape.NUMBERS.contains(
                                    file.tokens().get(method.first() - 1).text()))
                    .isPresent();
        }
        boolean assigns = file.tokens().subList(statement.first(), statement.last()).stream()
                .anyMatch(token -> token.is("="));
        return assigns
                && (Shape.NUMBERS.contains(first.text())
                        || Character.isLowerCase(first.text().charAt(0)));
    }

    /** The parenthesis around the argument that ends before the index; -1 when there is none. */
    private static int enclosing(List<Token> tokens, int index) {
        int depth = 0;
        for (int i = index - 1; i >= 0 && !tokens.get(i).is(";"); i--) {
            if (tokens.get(i).is(")")) {
                depth++;
            } else if (tokens.get(i).is("(")) {
                depth--;
                if (depth < 0) {
                    return i;
                }
            }
        }
        return -1;
    }
}
