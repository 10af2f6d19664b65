package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.JavaFile.Span;
import dev.armature.examples.coding.offline.code.Token;
import dev.armature.examples.coding.offline.repair.Candidate.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A condition that should be its opposite, or a number that should have the other sign. */
final class Negations implements Idea {
    @Override
    public void propose(Proposals proposals, int index) {
        List<Token> tokens = proposals.file().tokens();
        Token token = tokens.get(index);
        if (token.is("!")) {
            proposals.replace(index, "", 0.3, Kind.CONDITION);
        }
        boolean sign = token.is("-") && !Shape.isOperandEnd(tokens, index - 1);
        if (sign) {
            proposals.replace(index, "", 0.8, Kind.ARITHMETIC);
        }
        if (token.is("return")
                && returns(proposals.file(), index, Shape.NUMBERS)
                && !proposals.token(index + 1).is("-")) {
            proposals.insertBefore(index + 1, "-", 2, Kind.ARITHMETIC);
        }
        int open = Shape.conditionAfter(tokens, index);
        if (open >= 0) {
            negate(proposals, open + 1, JavaFile.closing(tokens, open) - 1);
        }
        if (token.is("return") && returns(proposals.file(), index, Set.of("boolean"))) {
            Span statement = proposals.file().statementAt(token.line());
            if (statement.first() == index && statement.last() - 1 > index) {
                negate(proposals, index + 1, statement.last() - 1);
            }
        }
        // A call that is one part of a condition.
        boolean begins = index > 0
                && (tokens.get(index - 1).is("&&") || tokens.get(index - 1).is("||"));
        if (begins && token.isWord() && !compares(tokens, index)) {
            proposals.insertBefore(index, "!", 0.6, Kind.CONDITION);
        }
    }

    /** Whether the part of a condition that begins here compares, so that a `!` before it would not compile. */
    private static boolean compares(List<Token> tokens, int index) {
        for (int i = index; i < tokens.size() - 1; i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                i = JavaFile.closing(tokens, i);
            } else if (token.text().matches("[<>]=?|[!=]=|instanceof")) {
                return true;
            } else if (token.text().matches("&&|\\|\\||[;){}?:]")) {
                return false;
            }
        }
        return false;
    }

    private static void negate(Proposals proposals, int first, int last) {
        List<Token> inside = proposals.file().tokens().subList(first, Math.max(first, last + 1));
        if (inside.isEmpty() || inside.getFirst().is("!") || first < 1) {
            return;
        }
        boolean compared = inside.stream().anyMatch(token -> token.text().matches("[<>]=?|[!=]=|instanceof"));
        boolean joined = inside.stream().anyMatch(token -> token.is("&&") || token.is("||"));
        if (compared || joined) {
            String text = proposals
                    .file()
                    .text()
                    .substring(inside.getFirst().start(), inside.getLast().end());
            proposals.replace(first, last, "!(" + text + ")", 1.8, Kind.CONDITION);
        } else {
            proposals.insertBefore(first, "!", 0.4, Kind.CONDITION);
        }
        boolean firstIsCall = joined && inside.getFirst().isWord();
        if (firstIsCall && !inside.get(1).text().matches("[<>]=?|[!=]=")) {
            proposals.insertBefore(first, "!", 0.6, Kind.CONDITION);
        }
    }

    private static boolean returns(JavaFile file, int index, Set<String> types) {
        Optional<JavaFile.Method> method = file.methodAt(index);
        return method.isPresent()
                && method.get().first() > 0
                && types.contains(file.tokens().get(method.get().first() - 1).text());
    }
}
