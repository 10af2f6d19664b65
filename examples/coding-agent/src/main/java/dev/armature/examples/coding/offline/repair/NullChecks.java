package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.JavaFile.Method;
import dev.armature.examples.coding.offline.code.JavaFile.Span;
import dev.armature.examples.coding.offline.code.Token;
import dev.armature.examples.coding.offline.repair.Candidate.Kind;
import java.util.List;
import java.util.Optional;

/** A check for null that is missing where a stack trace of a {@code NullPointerException} begins. */
final class NullChecks {
    private static final double NEXT_SUSPECT = 0.3;
    private static final int MOST_SUSPECTS = 5;

    private NullChecks() {}

    /** @param cost of the first proposals at this line */
    static void propose(Proposals proposals, NullUse use, int line, double cost) {
        JavaFile file = proposals.file();
        Span statement = file.statementAt(line);
        double next = cost;
        for (String suspect :
                use.suspects(file, statement).stream().limit(MOST_SUSPECTS).toList()) {
            inCondition(proposals, statement, suspect, next);
            around(proposals, statement, suspect, next);
            instead(proposals, statement, suspect, next + 0.15);
            next += NEXT_SUSPECT;
        }
        lookups(proposals, statement.first(), statement.last(), List.of("0"), cost + 0.1);
    }

    /** {@code if (x != null && x.isOld())}, also in what is returned and in a lambda. */
    private static void inCondition(Proposals proposals, Span statement, String suspect, double cost) {
        List<Token> tokens = proposals.file().tokens();
        for (int i = statement.first(); i <= statement.last(); i++) {
            int open = Shape.conditionAfter(tokens, i);
            boolean answers = tokens.get(i).is("return")
                    && resultType(proposals.file(), i).equals("boolean");
            if (open >= 0 || answers || tokens.get(i).is("->")) {
                int before = open >= 0 ? open : i;
                double more = tokens.get(i).is("->") ? 0.4 : 0;
                String blank = open >= 0 ? "" : " ";
                proposals.insertAfter(
                        before, blank + suspect + " != null &&" + (open >= 0 ? " " : ""), cost + more, Kind.NULL_CHECK);
                proposals.insertAfter(
                        before,
                        blank + suspect + " == null ||" + (open >= 0 ? " " : ""),
                        cost + more + 0.1,
                        Kind.NULL_CHECK);
            }
        }
    }

    /** {@code if (x == null) return} and its kin on lines of their own. */
    private static void around(Proposals proposals, Span statement, String suspect, double cost) {
        JavaFile file = proposals.file();
        Token first = file.tokens().get(statement.first());
        if (first.text().matches("else|case|default|catch|@")
                || Shape.isLoneStatement(file.tokens(), statement.first())) {
            return;
        }
        String indent = file.indentAt(statement.first());
        double more = 0.05;
        for (String value : defaults(file, statement.first())) {
            proposals.insertBefore(
                    statement.first(),
                    "if (" + suspect + " == null) {\n" + indent + "    return" + value + ";\n" + indent + "}\n"
                            + indent,
                    cost + more,
                    Kind.NULL_CHECK);
            more += 0.1;
        }
        if (isInLoop(file, statement.first())) {
            proposals.insertBefore(
                    statement.first(),
                    "if (" + suspect + " == null) {\n" + indent + "    continue;\n" + indent + "}\n" + indent,
                    cost + 0.1,
                    Kind.NULL_CHECK);
        }
        boolean declares = first.isWord()
                && file.tokens().get(statement.first() + 1).isWord()
                && !first.text().matches("if|for|while|return|throw");
        if (!first.is("return") && !first.is("throw") && !declares) {
            proposals.insertBefore(statement.first(), "if (" + suspect + " != null) ", cost + 0.1, Kind.NULL_CHECK);
        }
        String thrown = "throw new IllegalArgumentException(\"" + suspect.replace("\"", "'") + " is missing\");";
        proposals.insertBefore(
                statement.first(),
                "if (" + suspect + " == null) {\n" + indent + "    " + thrown + "\n" + indent + "}\n" + indent,
                cost + 0.6,
                Kind.NULL_CHECK);
    }

    /** Another value where null stands for none. */
    private static void instead(Proposals proposals, Span statement, String suspect, double cost) {
        JavaFile file = proposals.file();
        int from = file.tokens().get(statement.first()).start();
        int to = file.tokens().get(statement.last()).end();
        int at = file.text().indexOf(suspect, from);
        boolean called = at >= 0 && at + suspect.length() < to && file.text().charAt(at + suspect.length()) == '.';
        if (at < 0 || at + suspect.length() > to) {
            return;
        }
        int end = at + suspect.length();
        boolean iterated = file.text().substring(0, at).matches("(?s).*\\bfor \\([^;()]*: ?");
        List<String> values =
                iterated ? List.of("List.of()", "Set.of()") : called ? List.of("\"\"") : List.of("0", "\"\"");
        double more = 0;
        for (String value : values) {
            proposals.change(
                    statement.first(),
                    at,
                    end,
                    "(" + suspect + " == null ? " + value + " : " + suspect + ")",
                    cost + more,
                    Kind.NULL_CHECK);
            more += 0.3;
        }
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

    private static boolean isInLoop(JavaFile file, int index) {
        Optional<Method> method = file.methodAt(index);
        List<Token> tokens = file.tokens();
        for (int i = method.map(Method::first).orElse(index); i < index; i++) {
            boolean loop = tokens.get(i).text().matches("for|while")
                    && tokens.get(i + 1).is("(");
            int close = loop ? JavaFile.closing(tokens, i + 1) : -1;
            if (loop && tokens.get(close + 1).is("{") && close < index && index < JavaFile.closing(tokens, close + 1)) {
                return true;
            }
        }
        return false;
    }

    /** What a method might give back when there is nothing, by its type; an empty text for no value. */
    private static List<String> defaults(JavaFile file, int index) {
        return switch (resultType(file, index)) {
            case "void", "" -> List.of("");
            case "boolean" -> List.of(" false", " true");
            case "int", "long", "short", "byte", "double", "float" -> List.of(" 0", " -1");
            case "String" -> List.of(" \"\"", " null");
            case "List", "Collection", "Iterable" -> List.of(" List.of()", " null");
            case "Set" -> List.of(" Set.of()", " null");
            case "Map" -> List.of(" Map.of()", " null");
            case "Optional" -> List.of(" Optional.empty()");
            default -> List.of(" null");
        };
    }

    /** The name of the type before a method's name, without its arguments; empty for a constructor and outside of methods. */
    private static String resultType(JavaFile file, int index) {
        Optional<Method> method = file.methodAt(index);
        int at = method.map(one -> one.first() - 1).orElse(-1);
        if (at < 0) {
            return "";
        }
        List<Token> tokens = file.tokens();
        int depth = 0;
        while (at > 0 && (tokens.get(at).text().startsWith(">") || depth > 0)) {
            depth += tokens.get(at).is(">")
                    ? 1
                    : tokens.get(at).is(">>") ? 2 : tokens.get(at).is("<") ? -1 : 0;
            at--;
            if (depth == 0) {
                break;
            }
        }
        String type = tokens.get(at).text();
        return type.matches("public|protected|private|\\}|;|\\{") ? "" : type;
    }
}
