package dev.armature.examples.coding.offline.repair;

import static java.util.Map.entry;

import dev.armature.examples.coding.offline.code.Token;
import dev.armature.examples.coding.offline.repair.Candidate.Kind;
import java.util.List;
import java.util.Map;

/** One operator or method where its twin was meant. */
final class TokenSwaps implements Idea {

    private record Swap(String to, double cost, Kind kind) {}

    private static final Map<String, List<Swap>> OPERATORS = Map.ofEntries(
            entry(
                    "<",
                    List.of(
                            swap("<=", 0, Kind.BOUNDARY),
                            swap(">", 0.5, Kind.CONDITION),
                            swap(">=", 0.6, Kind.CONDITION))),
            entry(
                    "<=",
                    List.of(
                            swap("<", 0, Kind.BOUNDARY),
                            swap(">=", 0.5, Kind.CONDITION),
                            swap(">", 0.6, Kind.CONDITION))),
            entry(
                    ">",
                    List.of(
                            swap(">=", 0, Kind.BOUNDARY),
                            swap("<", 0.5, Kind.CONDITION),
                            swap("<=", 0.6, Kind.CONDITION))),
            entry(
                    ">=",
                    List.of(
                            swap(">", 0, Kind.BOUNDARY),
                            swap("<=", 0.5, Kind.CONDITION),
                            swap("<", 0.6, Kind.CONDITION))),
            entry(
                    "==",
                    List.of(
                            swap("!=", 0.4, Kind.CONDITION),
                            swap("<=", 1.8, Kind.BOUNDARY),
                            swap(">=", 1.8, Kind.BOUNDARY))),
            entry(
                    "!=",
                    List.of(swap("==", 0.4, Kind.CONDITION), swap("<", 2, Kind.BOUNDARY), swap(">", 2, Kind.BOUNDARY))),
            entry("&&", List.of(swap("||", 0.4, Kind.CONDITION))),
            entry("||", List.of(swap("&&", 0.4, Kind.CONDITION))),
            entry("+", List.of(swap("-", 0.4, Kind.ARITHMETIC), swap("*", 0.6, Kind.ARITHMETIC))),
            entry("-", List.of(swap("+", 0.4, Kind.ARITHMETIC), swap("*", 1.4, Kind.ARITHMETIC))),
            entry("*", List.of(swap("/", 0.6, Kind.ARITHMETIC), swap("+", 0.6, Kind.ARITHMETIC))),
            entry("/", List.of(swap("*", 0.6, Kind.ARITHMETIC), swap("%", 0.7, Kind.ARITHMETIC))),
            entry("%", List.of(swap("/", 0.6, Kind.ARITHMETIC), swap("*", 1, Kind.ARITHMETIC))),
            entry(
                    "+=",
                    List.of(
                            swap("-=", 0.4, Kind.ARITHMETIC),
                            swap("=", 0.9, Kind.ARITHMETIC),
                            swap("*=", 1.1, Kind.ARITHMETIC))),
            entry("-=", List.of(swap("+=", 0.4, Kind.ARITHMETIC), swap("=", 1.1, Kind.ARITHMETIC))),
            entry("*=", List.of(swap("/=", 0.6, Kind.ARITHMETIC), swap("+=", 0.7, Kind.ARITHMETIC))),
            entry("/=", List.of(swap("*=", 0.6, Kind.ARITHMETIC), swap("%=", 0.6, Kind.ARITHMETIC))),
            entry("%=", List.of(swap("/=", 0.6, Kind.ARITHMETIC))),
            entry("++", List.of(swap("--", 0.6, Kind.ARITHMETIC))),
            entry("--", List.of(swap("++", 0.6, Kind.ARITHMETIC))),
            entry("<<", List.of(swap(">>", 0.7, Kind.ARITHMETIC))),
            entry(">>", List.of(swap("<<", 0.7, Kind.ARITHMETIC), swap(">>>", 0.9, Kind.ARITHMETIC))),
            entry("&", List.of(swap("|", 0.7, Kind.ARITHMETIC))),
            entry("|", List.of(swap("&", 0.7, Kind.ARITHMETIC))),
            entry("^", List.of(swap("|", 1, Kind.ARITHMETIC), swap("&", 1, Kind.ARITHMETIC))),
            entry("true", List.of(swap("false", 1, Kind.CONDITION))),
            entry("false", List.of(swap("true", 1, Kind.CONDITION))),
            entry("break", List.of(swap("continue", 1.3, Kind.CONDITION))),
            entry("continue", List.of(swap("break", 1.3, Kind.CONDITION))));

    /** Methods that are mistaken for each other, in both directions. */
    private static final List<List<String>> TWINS = List.of(
            List.of("min", "max"),
            List.of("floor", "ceil"),
            List.of("getFirst", "getLast"),
            List.of("addFirst", "addLast"),
            List.of("removeFirst", "removeLast"),
            List.of("pollFirst", "pollLast"),
            List.of("peekFirst", "peekLast"),
            List.of("firstKey", "lastKey"),
            List.of("firstEntry", "lastEntry"),
            List.of("first", "last"),
            List.of("floorKey", "lowerKey", "ceilingKey", "higherKey"),
            List.of("floorEntry", "lowerEntry", "ceilingEntry", "higherEntry"),
            List.of("headMap", "tailMap"),
            List.of("isBefore", "isAfter"),
            List.of("plusDays", "minusDays"),
            List.of("plusMonths", "minusMonths"),
            List.of("plusMinutes", "minusMinutes"),
            List.of("plus", "minus"),
            List.of("multiply", "divide"),
            List.of("startsWith", "endsWith"),
            List.of("indexOf", "lastIndexOf"),
            List.of("toLowerCase", "toUpperCase"),
            List.of("isLowerCase", "isUpperCase"),
            List.of("isDigit", "isLetter", "isLetterOrDigit"),
            List.of("anyMatch", "allMatch", "noneMatch"),
            List.of("takeWhile", "dropWhile"),
            List.of("limit", "skip"),
            List.of("containsKey", "containsValue"),
            List.of("naturalOrder", "reverseOrder"),
            List.of("offerFirst", "offerLast"),
            List.of("strip", "stripLeading", "stripTrailing"));

    /** Methods that are mistaken for each other less often, or only of some types. */
    private static final List<List<String>> DISTANT = List.of(
            List.of("add", "subtract"),
            List.of("contains", "startsWith"),
            List.of("isPresent", "isEmpty"),
            List.of("put", "putIfAbsent"),
            List.of("peek", "poll"));

    private static Swap swap(String to, double cost, Kind kind) {
        return new Swap(to, cost, kind);
    }

    @Override
    public void propose(Proposals proposals, int index) {
        Token token = proposals.token(index);
        if (token.kind() == Token.Kind.STRING
                || !Shape.isExpression(proposals.file().tokens(), index)) {
            return;
        }
        if (token.text().matches("[=!]=") && proposals.token(index + 1).is("null")) {
            proposals.replace(index, token.is("==") ? "!=" : "==", 0.6, Kind.CONDITION);
            return;
        }
        if (token.is("=") && assigns(proposals.file().tokens(), index)) {
            proposals.replace(index, "+=", 1.3, Kind.ARITHMETIC);
        }
        OPERATORS
                .getOrDefault(token.text(), List.of())
                .forEach(swap -> proposals.replace(index, swap.to(), swap.cost(), swap.kind()));
        boolean called =
                proposals.token(index + 1).is("(") || proposals.token(index - 1).is("::");
        if (token.isWord() && called) {
            twins(proposals, index, TWINS, 0.9);
            twins(proposals, index, DISTANT, 1.6);
        }
    }

    /** Whether a number that was there before gets another value, rather than a new variable its first. */
    private static boolean assigns(List<Token> tokens, int index) {
        int first = index - 1;
        if (tokens.get(first).is("]")) {
            while (first > 0 && !tokens.get(first).is("[")) {
                first--;
            }
            first--;
        }
        while (first > 1 && tokens.get(first - 1).is(".")) {
            first -= 2;
        }
        return first > 0
                && tokens.get(first).isWord()
                && tokens.get(first - 1).text().matches("[;{})]|else");
    }

    private static void twins(Proposals proposals, int index, List<List<String>> families, double cost) {
        String name = proposals.token(index).text();
        for (List<String> family : families) {
            if (family.contains(name)) {
                family.stream()
                        .filter(twin -> !twin.equals(name))
                        .forEach(twin ->
                                proposals.replace(index, twin, family.size() > 2 ? cost + 0.2 : cost, Kind.CONDITION));
            }
        }
    }
}
