package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.Token;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What Java programmers write every day. A loop that counts up to a size, a check for null before a use, a bound before an
 * index: what has such a form is hardly the slip, and what would have it but for one token very likely is.
 */
final class Idioms {
    private static final double COMMON = 1.2;
    private static final double ODD = 1.2;
    private static final double NEVER_ENDS = 4;

    private Idioms() {}

    /** More for a change of what is common, less than nothing for one of what is odd. */
    static double cost(Candidate candidate) {
        JavaFile file = candidate.file();
        List<Token> tokens = file.tokens();
        int at = candidate.token();
        Token token = tokens.get(at);
        if (isLastElement(tokens, candidate)) {
            return COMMON;
        }
        if (candidate.start() != token.start() || candidate.end() != token.end()) {
            return 0;
        }
        int header = loopHeader(tokens, at);
        if (header >= 0) {
            return counting(tokens, header, at, candidate.replacement());
        }
        if (token.text().matches("[=!]=") && tokens.get(at + 1).is("null")) {
            return nullCheck(tokens, at);
        }
        if (token.is("&&") || token.is("||")) {
            return joint(tokens, at);
        }
        if (token.text().matches("[<>]=?")) {
            return bound(tokens, at, candidate.replacement());
        }
        return 0;
    }

    /** {@code items[items.length - 1]}, {@code items.get(items.size() - 1)} and {@code high = items.length - 1}. */
    private static boolean isLastElement(List<Token> tokens, Candidate candidate) {
        for (int i = Math.max(0, candidate.token() - 2); i < candidate.token() + 2 && i + 3 < tokens.size(); i++) {
            boolean call =
                    i > 4 && tokens.get(i).is(")") && tokens.get(i - 2).text().matches("size|length");
            boolean size = tokens.get(i).is("length") || call;
            boolean minusOne = tokens.get(i + 1).is("-") && tokens.get(i + 2).is("1");
            boolean inside = tokens.get(i).end() <= candidate.start()
                    && candidate.end() <= tokens.get(i + 2).end();
            int before = call ? i - 5 : i - 3;
            boolean taken = tokens.get(i + 3).is("]")
                    || (before > 0
                            && tokens.get(before).is("(")
                            && tokens.get(before - 1).text().matches("get|remove|set|charAt"))
                    || (tokens.get(i + 3).is(";")
                            && before > 0
                            && tokens.get(before).is("="));
            if (size && minusOne && inside && taken) {
                return true;
            }
        }
        return false;
    }

    /** The parenthesis of the {@code for} header with two semicolons that a token stands in; -1 when there is none. */
    private static int loopHeader(List<Token> tokens, int at) {
        int depth = 0;
        for (int i = at; i > 0 && at - i < 40; i--) {
            Token token = tokens.get(i);
            if (token.is("{") || token.is("}")) {
                return -1;
            }
            depth += token.is(")") ? 1 : token.is("(") ? -1 : 0;
            if (depth < 0) {
                boolean loop = tokens.get(i - 1).is("for");
                return loop && semicolons(tokens, i).size() == 2 ? i : -1;
            }
        }
        return -1;
    }

    private static List<Integer> semicolons(List<Token> tokens, int open) {
        int close = JavaFile.closing(tokens, open);
        return IntStream.range(open, close)
                .filter(i -> tokens.get(i).is(";"))
                .boxed()
                .toList();
    }

    /** {@code for (int i = 0; i < size; i++)} and {@code for (int i = size - 1; i >= 0; i--)}. */
    private static double counting(List<Token> tokens, int open, int at, String replacement) {
        List<Integer> parts = semicolons(tokens, open);
        int close = JavaFile.closing(tokens, open);
        boolean up = anyIs(tokens, parts.get(1), close, Set.of("++", "+=", "*="));
        boolean down = anyIs(tokens, parts.get(1), close, Set.of("--", "-=", "/=", ">>="));
        boolean below = anyIs(tokens, parts.get(0), parts.get(1), Set.of("<", "<="));
        boolean above = anyIs(tokens, parts.get(0), parts.get(1), Set.of(">", ">="));
        if (up == down || below == above) {
            return 0;
        }
        boolean ends = up == below;
        if (at < parts.get(0) && tokens.get(at).is("1") && below && replacement.equals("0")) {
            return anyIs(tokens, parts.get(0), parts.get(1), Set.of("<")) ? -ODD / 2 : COMMON / 2;
        }
        if (at > parts.get(1)) {
            return tokens.get(at).text().matches("\\+\\+|--|[-+*/]=|>>=") ? (ends ? NEVER_ENDS : -ODD) : 0;
        }
        if (at > parts.get(0) && tokens.get(at).text().matches("[<>]=?")) {
            boolean wouldEnd = replacement.startsWith("<") == up;
            if (!wouldEnd) {
                return NEVER_ENDS;
            }
            if (!ends) {
                return replacement.equals(up ? "<" : ">=") ? -ODD : -ODD / 2;
            }
            return ordinary(tokens, parts, at);
        }
        return 0;
    }

    /** From 0 up to a size or down to 0 is how it should be; up to and with a size is not. */
    private static double ordinary(List<Token> tokens, List<Integer> parts, int at) {
        boolean fromZero = tokens.get(parts.get(0) - 1).is("0")
                && tokens.get(parts.get(0) - 2).is("=");
        boolean toSize = tokens.get(parts.get(1) - 1).text().matches("length|\\)")
                && anyIs(tokens, at, parts.get(1), Set.of("length", "size"))
                && !anyIs(tokens, at, parts.get(1), Set.of("-", "+"));
        boolean toZero = tokens.get(at + 1).is("0");
        return switch (tokens.get(at).text()) {
            case "<" -> toSize ? COMMON : fromZero ? COMMON / 2 : 0;
            case "<=" -> toSize ? -ODD : 0;
            case ">=" -> toZero ? COMMON : 0;
            case ">" -> toZero ? -ODD / 3 : 0;
            default -> 0;
        };
    }

    private static boolean anyIs(List<Token> tokens, int from, int to, Set<String> texts) {
        return tokens.subList(from, to).stream()
                .anyMatch(token -> token.kind() != Token.Kind.STRING && texts.contains(token.text()));
    }

    /** {@code if (x == null) return}, {@code x != null && x.use()}, {@code x == null || x.use()}. */
    private static double nullCheck(List<Token> tokens, int at) {
        boolean equal = tokens.get(at).is("==");
        Token next = tokens.get(Math.min(tokens.size() - 1, at + 2));
        String name = tokens.get(at - 1).text();
        boolean used = at + 4 < tokens.size()
                && tokens.subList(at + 3, Math.min(tokens.size(), at + 12)).stream()
                        .anyMatch(token -> token.is(name));
        if (used && (next.is("&&") || next.is("||"))) {
            return next.is("&&") != equal ? COMMON : -ODD;
        }
        if (next.is(")") && used) {
            return equal ? -ODD / 2 : COMMON;
        }
        if (next.is(")")) {
            int body = at + (tokens.get(at + 3).is("{") ? 4 : 3);
            boolean leaves =
                    tokens.get(Math.min(tokens.size() - 1, body)).text().matches("return|throw|continue|break");
            return leaves ? (equal ? COMMON / 2 : -ODD / 3) : 0;
        }
        return 0;
    }

    /** A check of a bound, or for null, joined with a use. */
    private static double joint(List<Token> tokens, int at) {
        boolean and = tokens.get(at).is("&&");
        if (tokens.get(at - 1).is("null")) {
            boolean unequal = tokens.get(at - 2).is("!=");
            return and == unequal ? COMMON : -ODD / 2;
        }
        return 0;
    }

    /** {@code i < text.length() && text.charAt(i)}. */
    private static double bound(List<Token> tokens, int at, String replacement) {
        int i = at + 1;
        while (i < tokens.size() - 1 && i - at < 12 && !tokens.get(i).text().matches("&&|\\|\\||;|\\{|\\?")) {
            i++;
        }
        boolean toSize = anyIs(tokens, at, i, Set.of("length", "size")) && !anyIs(tokens, at, i, Set.of("-", "+"));
        if (!toSize) {
            return 0;
        }
        String now = tokens.get(at).text();
        if (tokens.get(i).is("&&") && now.equals("<")) {
            return COMMON;
        }
        if (tokens.get(i).is("&&") && replacement.equals("<")) {
            return -ODD / 2;
        }
        return 0;
    }
}
