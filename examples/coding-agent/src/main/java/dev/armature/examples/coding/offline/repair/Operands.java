package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.Token;
import dev.armature.examples.coding.offline.repair.Candidate.Kind;
import java.util.List;
import java.util.Set;

/** Two operands, arguments or an order in the wrong way round. */
final class Operands implements Idea {
    private static final Set<String> SYMMETRIC =
            Set.of("min", "max", "equals", "addExact", "println", "printf", "record");

    @Override
    public void propose(Proposals proposals, int index) {
        List<Token> tokens = proposals.file().tokens();
        Token token = tokens.get(index);
        boolean ordered = token.is("-") || token.is("/") || token.is("%");
        if (ordered && isSimple(tokens, index - 1) && isSimple(tokens, index + 1) && !continues(tokens, index)) {
            String swapped = tokens.get(index + 1).text() + " " + token.text() + " "
                    + tokens.get(index - 1).text();
            proposals.replace(index - 1, index + 1, swapped, 1.5, Kind.ARITHMETIC);
        }
        if (token.is("(") && index > 0 && tokens.get(index - 1).isWord()) {
            arguments(proposals, index);
        }
        boolean reverses = token.is(".")
                && index + 3 < tokens.size()
                && tokens.get(index + 1).is("reversed");
        if (reverses) {
            proposals.replace(index, index + 3, "", 1.3, Kind.CONDITION);
        }
        if (token.text().startsWith("comparing") && tokens.get(index + 1).is("(")) {
            proposals.insertAfter(JavaFile.closing(tokens, index + 1), ".reversed()", 1.6, Kind.CONDITION);
        }
    }

    private static void arguments(Proposals proposals, int open) {
        List<Token> tokens = proposals.file().tokens();
        Token name = tokens.get(open - 1);
        int close = JavaFile.closing(tokens, open);
        List<Integer> commas = Shape.commas(tokens, open, close);
        boolean declares = proposals.file().methods().stream().anyMatch(method -> method.first() == open - 1);
        if (name.is("compareTo") && close == open + 2 && open > 2 && isSimple(tokens, open - 3)) {
            String swapped = tokens.get(open + 1).text() + ".compareTo("
                    + tokens.get(open - 3).text() + ")";
            proposals.replace(open - 3, close, swapped, 1, Kind.CONDITION);
        } else if (name.is("compareTo") && tokens.get(open - 2).is(".")) {
            int first = proposals.file().statementAt(name.line()).first();
            proposals.insertBefore(tokens.get(first).is("return") ? first + 1 : open - 1, "-", 1.2, Kind.CONDITION);
        }
        if (commas.size() != 1 || declares || SYMMETRIC.contains(name.text()) || name.is("for") || name.is("try")) {
            return;
        }
        String text = proposals.file().text();
        String left = text.substring(
                tokens.get(open + 1).start(), tokens.get(commas.getFirst() - 1).end());
        String right = text.substring(
                tokens.get(commas.getFirst() + 1).start(), tokens.get(close - 1).end());
        boolean simple = !left.contains("\"") && !right.contains("\"") && !left.contains("->") && !right.contains("->");
        if (simple && !left.equals(right)) {
            double cost = name.is("compare") ? 1 : 2;
            proposals.replace(open + 1, close - 1, right + ", " + left, cost, Kind.NAME);
        }
    }

    private static boolean isSimple(List<Token> tokens, int index) {
        if (index < 0 || index >= tokens.size()) {
            return false;
        }
        Token token = tokens.get(index);
        return (Shape.isOperandEnd(tokens, index)
                        && token.isWord()
                        && Character.isLowerCase(token.text().charAt(0)))
                || token.kind() == Token.Kind.NUMBER;
    }

    /** Whether the operands are only parts of longer ones. */
    private static boolean continues(List<Token> tokens, int index) {
        String before = index > 1 ? tokens.get(index - 2).text() : "";
        String after = index + 2 < tokens.size() ? tokens.get(index + 2).text() : "";
        return before.matches("[.*/%-]") || after.matches("[.(\\[*/%]");
    }
}
