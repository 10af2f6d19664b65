package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.JavaFile.Span;
import dev.armature.examples.coding.offline.code.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How null was used, as the Java machine tells it since JEP 358: the member that was called or read on it.
 *
 * @param member name of the method or field; {@code [} for an element of an array; empty when nothing is said
 */
record NullUse(String member) {
    private static final Pattern INVOKED = Pattern.compile("(?U)Cannot invoke \"[^\"(]*?([\\w$]+)\\(");
    private static final Pattern FIELD = Pattern.compile("(?U)Cannot (?:read|assign) field \"(\\w+)\"");
    private static final Pattern ARRAY = Pattern.compile("Cannot (?:load from|store to) ");
    private static final Set<String> UNBOXING = Set.of(
            "intValue",
            "longValue",
            "doubleValue",
            "booleanValue",
            "charValue",
            "shortValue",
            "byteValue",
            "floatValue");
    private static final Set<String> TAKES_AWAY = Set.of(
            "next",
            "poll",
            "pop",
            "remove",
            "take",
            "read",
            "readLine",
            "pollFirst",
            "pollLast",
            "removeFirst",
            "removeLast",
            "put",
            "add",
            "nextLine",
            "accept");

    static NullUse in(String text) {
        int at = text.indexOf("NullPointerException");
        String message = at < 0 ? "" : text.substring(at).lines().findFirst().orElse("");
        Matcher invoked = INVOKED.matcher(message);
        if (invoked.find()) {
            return new NullUse(invoked.group(1));
        }
        Matcher field = FIELD.matcher(message);
        if (field.find()) {
            return new NullUse(field.group(1));
        }
        return new NullUse(
                message.contains("array length")
                        ? "length"
                        : ARRAY.matcher(message).find() ? "[" : "");
    }

    /** The expressions of a statement that may have been null, the most likely first. Each is safe to be evaluated twice. */
    List<String> suspects(JavaFile file, Span statement) {
        Set<String> found = new LinkedHashSet<>();
        if (UNBOXING.contains(member)) {
            // The last operands first: `return n;`, `sum += counts.get(key);`.
            operands(file, statement).reversed().forEach(found::add);
        } else if (member.equals("iterator") || member.equals("length")) {
            found.addAll(iterated(file, statement));
        }
        List<Token> tokens = file.tokens();
        for (int i = statement.first() + 1; i <= statement.last(); i++) {
            boolean element = member.equals("[") && tokens.get(i).is("[");
            boolean used = tokens.get(i).is(member) && tokens.get(i - 1).is(".");
            if (element || used) {
                add(file, element ? i - 1 : i - 2, found);
            }
        }
        if (member.matches("hashCode|ordinal|equals")) {
            operands(file, statement).forEach(found::add);
        }
        if (found.isEmpty()) {
            for (int i = statement.first() + 1; i <= statement.last(); i++) {
                if (tokens.get(i).is(".") || tokens.get(i).is("[")) {
                    add(file, i - 1, found);
                }
            }
            operands(file, statement).forEach(found::add);
        }
        return List.copyOf(found);
    }

    /** What a loop over elements goes through. */
    private static List<String> iterated(JavaFile file, Span statement) {
        List<String> found = new ArrayList<>();
        List<Token> tokens = file.tokens();
        for (int i = statement.first(); i < statement.last(); i++) {
            if (!tokens.get(i).is("for") || !tokens.get(i + 1).is("(")) {
                continue;
            }
            int close = JavaFile.closing(tokens, i + 1);
            for (int colon = i + 2; colon < close; colon++) {
                if (tokens.get(colon).is(":")) {
                    found.add(file.text()
                            .substring(
                                    tokens.get(colon + 1).start(),
                                    tokens.get(close - 1).end()));
                }
            }
        }
        return found;
    }

    /** Names and calls that are used for their value: none has a member called on it. */
    private static List<String> operands(JavaFile file, Span statement) {
        Set<String> found = new LinkedHashSet<>();
        List<Token> tokens = file.tokens();
        for (int i = statement.first(); i <= statement.last(); i++) {
            boolean ends = tokens.get(i).isWord() || tokens.get(i).is(")");
            boolean continues =
                    i < tokens.size() - 1 && tokens.get(i + 1).text().matches("[.(\\[]|::|=|->");
            boolean named = i < tokens.size() - 1 && !tokens.get(i + 1).isWord();
            if (ends && !continues && named) {
                add(file, i, found);
            }
        }
        return List.copyOf(found);
    }

    /** Adds the chain of names and calls that ends with a token: {@code a.b(c).d}. */
    private static void add(JavaFile file, int last, Set<String> found) {
        List<Token> tokens = file.tokens();
        int first = last;
        while (true) {
            if (tokens.get(first).is(")") || tokens.get(first).is("]")) {
                first = JavaFile.opening(tokens, first) - 1;
            }
            if (first < 0
                    || !tokens.get(first).isWord()
                    || TAKES_AWAY.contains(tokens.get(first).text())) {
                return;
            }
            if (first < 2 || !tokens.get(first - 1).is(".")) {
                break;
            }
            first -= 2;
        }
        String start = tokens.get(first).text();
        boolean variable = Character.isLowerCase(start.charAt(0)) || first < last;
        String text = file.text()
                .substring(tokens.get(first).start(), tokens.get(last).end());
        boolean created = first > 0 && tokens.get(first - 1).is("new");
        if (variable
                && !created
                && !text.contains("\n")
                && !start.matches(
                        "this|return|null|true|false|int|long|boolean|var|if|for|while|switch|throw|new|super|else|assert")) {
            found.add(text);
        }
    }
}
