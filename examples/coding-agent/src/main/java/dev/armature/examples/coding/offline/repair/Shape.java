package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a token is in its surroundings, as far as that can be seen without types. */
final class Shape {
    /** The types of numbers. */
    static final Set<String> NUMBERS = Set.of("int", "long", "short", "byte", "double", "float");

    private static final Set<String> AMBIGUOUS = Set.of("<", ">", ">>", ">>>", "&", "?", "+", "-");
    private static final Set<String> DECLARING = Set.of("import", "package");
    private static final Set<String> BEFORE_OPERAND =
            Set.of("return", "case", "throw", "yield", "assert", "else", "instanceof", "new");

    private Shape() {}

    /** Whether an operator stands between operands: no type argument, no sign, no string to be joined, no import. */
    static boolean isExpression(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        if (onDeclaringLine(tokens, index)) {
            return false;
        }
        if (!AMBIGUOUS.contains(token.text())) {
            return true;
        }
        if (token.is("+") && (isText(tokens, index - 1) || isText(tokens, index + 1))) {
            return false;
        }
        return isOperandEnd(tokens, index - 1) && !isTypeArguments(tokens, index);
    }

    private static boolean onDeclaringLine(List<Token> tokens, int index) {
        int i = index;
        while (i > 0 && tokens.get(i - 1).line() == tokens.get(index).line()) {
            i--;
        }
        return DECLARING.contains(tokens.get(i).text()) || tokens.get(i).is("@");
    }

    private static boolean isText(List<Token> tokens, int index) {
        return index >= 0
                && index < tokens.size()
                && tokens.get(index).kind() == Token.Kind.STRING
                && tokens.get(index).text().startsWith("\"");
    }

    /** Whether an operand can end with the token. */
    static boolean isOperandEnd(List<Token> tokens, int index) {
        if (index < 0) {
            return false;
        }
        Token token = tokens.get(index);
        return switch (token.kind()) {
            case WORD -> !BEFORE_OPERAND.contains(token.text());
            case NUMBER, STRING -> true;
            case SYMBOL -> token.is(")") || token.is("]") || token.is("++") || token.is("--");
            case COMMENT -> false;
        };
    }

    /** Whether an angle bracket belongs to something like {@code List<String>}. */
    private static boolean isTypeArguments(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        if (token.is("<")) {
            return opensTypeArguments(tokens, index);
        }
        if (token.is(">") || token.is(">>") || token.is(">>>") || token.is("&")) {
            for (int i = index - 1; i >= 0 && index - i < 30; i--) {
                if (tokens.get(i).is("<") && opensTypeArguments(tokens, i)) {
                    return true;
                }
                if (!isTypePart(tokens.get(i))
                        && !tokens.get(i).is("<")
                        && !tokens.get(i).is(">")) {
                    return false;
                }
            }
        }
        return false;
    }

    private static boolean opensTypeArguments(List<Token> tokens, int open) {
        Token before = tokens.get(Math.max(0, open - 1));
        boolean afterType = (before.isWord() && before.text().matches("[A-Z]|[A-Z]\\w*[a-z]\\w*"))
                || before.is(".")
                || before.text().matches("public|protected|private|static|final|abstract|default");
        int depth = 1;
        for (int i = open + 1; afterType && i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.is("<") ? 1 : token.is(">") ? -1 : token.is(">>") ? -2 : token.is(">>>") ? -3 : 0;
            if (depth <= 0) {
                return true;
            }
            if (!token.is("<") && !token.is(">") && !token.is(">>") && !isTypePart(token)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isTypePart(Token token) {
        return token.isWord() || Set.of(",", "?", ".", "[", "]", "&", "@").contains(token.text());
    }

    /** The index of the parenthesis after {@code if} or {@code while} at the index; -1 when there is none. */
    static int conditionAfter(List<Token> tokens, int index) {
        boolean begins = tokens.get(index).is("if") || tokens.get(index).is("while");
        return begins && index + 1 < tokens.size() && tokens.get(index + 1).is("(") ? index + 1 : -1;
    }

    /** Whether a statement is the only one that a header without braces governs, so that nothing can be put before it. */
    static boolean isLoneStatement(List<Token> tokens, int first) {
        if (first < 1 || !tokens.get(first - 1).is(")")) {
            return first > 0
                    && (tokens.get(first - 1).is("else")
                            || tokens.get(first - 1).is("->"));
        }
        return true;
    }

    /** The indexes of the commas that part the arguments between two parentheses. */
    static List<Integer> commas(List<Token> tokens, int open, int close) {
        List<Integer> commas = new ArrayList<>();
        for (int i = open + 1; i < close; i++) {
            if (tokens.get(i).is("(") || tokens.get(i).is("[") || tokens.get(i).is("{")) {
                i = JavaFile.closing(tokens, i);
            } else if (tokens.get(i).is(",")) {
                commas.add(i);
            }
        }
        return commas;
    }
}
