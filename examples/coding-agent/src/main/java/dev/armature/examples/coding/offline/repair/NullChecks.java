package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.JavaFile.Method;
import dev.armature.examples.coding.offline.code.Token;
import dev.armature.examples.coding.offline.repair.Candidate.Kind;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A check for null that is missing where a stack trace of a {@code NullPointerException} begins. */
final class NullChecks {
    private NullChecks() {}

    static void propose(Proposals proposals, int line) {
        JavaFile file = proposals.file();
        int[] statement = file.statementAt(line);
        List<String> names = receivers(file, statement);
        int condition = -1;
        for (int i = statement[0]; i <= statement[1]; i++) {
            condition = Math.max(condition, Shape.conditionAfter(file.tokens(), i));
        }
        double cost = 0;
        for (String name : names) {
            if (condition > 0) {
                proposals.insertAfter(condition, name + " != null && ", cost, Kind.NULL_CHECK);
                proposals.insertAfter(condition, name + " == null || ", cost + 0.3, Kind.NULL_CHECK);
            }
            for (String value : defaults(file, statement[0])) {
                String check = "if (" + name + " == null) { return" + value + "; } ";
                proposals.insertBefore(statement[0], check, cost + 0.2, Kind.NULL_CHECK);
            }
            proposals.insertBefore(statement[0], "if (" + name + " != null) ", cost + 0.4, Kind.NULL_CHECK);
            cost += 0.1;
        }
        lookups(proposals, statement[0], statement[1], List.of("0"), 0.1);
    }

    /** In a method that gave back null: a value for what a map does not hold. */
    static void proposeIn(Proposals proposals, String methodName) {
        for (Method method : proposals.file().methods()) {
            if (method.name().equals(methodName)) {
                List<String> values = List.of("List.of()", "Map.of()", "Set.of()", "\"\"", "0");
                lookups(proposals, method.first(), method.last(), values, 0);
            }
        }
    }

    /** The value of a map may be missing. */
    private static void lookups(Proposals proposals, int first, int last, List<String> values, double cost) {
        List<Token> tokens = proposals.file().tokens();
        for (int i = first; i < last; i++) {
            if (tokens.get(i).is("get") && tokens.get(i + 1).is("(")) {
                int close = JavaFile.closing(tokens, i + 1);
                String key = proposals
                        .file()
                        .text()
                        .substring(tokens.get(i + 1).end(), tokens.get(close).start());
                for (String value : values) {
                    proposals.replace(i, close, "getOrDefault(" + key + ", " + value + ")", cost, Kind.NULL_CHECK);
                }
            }
        }
    }

    /** The variables and calls of a statement whose members are used, the longest first: {@code a.b()}, {@code a}. */
    private static List<String> receivers(JavaFile file, int[] statement) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = statement[0]; i < statement[1]; i++) {
            Token token = file.tokens().get(i);
            boolean first = i == 0 || !file.tokens().get(i - 1).is(".");
            if (token.isWord() && first && Character.isLowerCase(token.text().charAt(0))) {
                chain(file, i, statement[1], names);
            }
        }
        return names.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static void chain(JavaFile file, int start, int end, Set<String> names) {
        List<Token> tokens = file.tokens();
        int last = start;
        while (last < end) {
            last = tokens.get(last + 1).is("(") ? JavaFile.closing(tokens, last + 1) : last;
            boolean used = last + 1 < end
                    && (tokens.get(last + 1).is(".") || tokens.get(last + 1).is("["));
            String text = file.text()
                    .substring(tokens.get(start).start(), tokens.get(last).end());
            if (!used) {
                return;
            }
            if (!text.equals("this") && !text.contains("\n")) {
                names.add(text);
            }
            if (!tokens.get(last + 1).is(".") || !tokens.get(last + 2).isWord()) {
                return;
            }
            last += 2;
        }
    }

    /** What a method might give back when there is nothing, by the type before its name; an empty text for no value. */
    private static List<String> defaults(JavaFile file, int index) {
        Optional<Method> method = file.methodAt(index);
        if (method.isEmpty() || method.get().first() < 1) {
            return List.of("");
        }
        String type = file.tokens().get(method.get().first() - 1).text();
        return switch (type) {
            case "void" -> List.of("");
            case "boolean" -> List.of(" false", " true");
            case "int", "long", "short", "byte", "double", "float" -> List.of(" 0", " -1");
            case "String" -> List.of(" \"\"", " null");
            default -> List.of(" null");
        };
    }
}
