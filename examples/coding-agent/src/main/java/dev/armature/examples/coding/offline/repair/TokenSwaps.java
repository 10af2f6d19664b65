package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.Token;
import dev.armature.examples.coding.offline.repair.Candidate.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One operator or method where its twin was meant. */
final class TokenSwaps implements Idea {

    private record Swap(String to, double cost, Kind kind) {}

    /** What an operator may have been meant to be: the other one, the kind of change, and how unlikely it is. */
    private static final Map<String, List<Swap>> OPERATORS = table("""
            <        : <= boundary 0, > condition 0.5, >= condition 0.6
            <=       : < boundary 0, >= condition 0.5, > condition 0.6
            >        : >= boundary 0, < condition 0.5, <= condition 0.6
            >=       : > boundary 0, <= condition 0.5, < condition 0.6
            ==       : != condition 0.4, <= boundary 1.8, >= boundary 1.8
            !=       : == condition 0.4, < boundary 2, > boundary 2
            &&       : || condition 0.4
            ||       : && condition 0.4
            +        : - arithmetic 0.4, * arithmetic 0.6
            -        : + arithmetic 0.4, * arithmetic 1.4
            *        : / arithmetic 0.6, + arithmetic 0.6
            /        : * arithmetic 0.6, % arithmetic 0.7
            %        : / arithmetic 0.6, * arithmetic 1
            +=       : -= arithmetic 0.4, = arithmetic 0.9, *= arithmetic 1.1
            -=       : += arithmetic 0.4, = arithmetic 1.1
            *=       : /= arithmetic 0.6, += arithmetic 0.7
            /=       : *= arithmetic 0.6, %= arithmetic 0.6
            %=       : /= arithmetic 0.6
            ++       : -- arithmetic 0.6
            --       : ++ arithmetic 0.6
            <<       : >> arithmetic 0.7
            >>       : << arithmetic 0.7, >>> arithmetic 0.9
            &        : | arithmetic 0.7
            |        : & arithmetic 0.7
            ^        : | arithmetic 1, & arithmetic 1
            true     : false condition 1
            false    : true condition 1
            break    : continue condition 1.3
            continue : break condition 1.3
            """);

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

    private static Map<String, List<Swap>> table(String rows) {
        return rows.lines()
                .map(row -> row.split(" : ", -1))
                .collect(Collectors.toMap(row -> row[0].strip(), row -> swaps(row[1])));
    }

    private static List<Swap> swaps(String row) {
        return Stream.of(row.split(", ", -1))
                .map(swap -> swap.split(" ", -1))
                .map(swap ->
                        new Swap(swap[0], Double.parseDouble(swap[2]), Kind.valueOf(swap[1].toUpperCase(Locale.ROOT))))
                .toList();
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
