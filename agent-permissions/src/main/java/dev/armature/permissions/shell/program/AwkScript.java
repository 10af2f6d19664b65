package dev.armature.permissions.shell.program;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program of {@code awk}, read token by token. It may compute and print; whatever starts a program, opens a file or reads the
 * environment is objected to, and so is a slash of which it cannot be told whether it divides.
 */
final class AwkScript {

    /** Objected to even in a text or a comment, so that no quoting can hide them. */
    private static final Pattern REACHING =
            Pattern.compile("(system|getline|ENVIRON|ARGV|ARGC|PROCINFO|extension|SYMTAB)\\b|@|\\\\\\n");

    private static final Pattern TOKEN = Pattern.compile(
            "(?<blank>[ \\t\\r]+|#[^\\n]*)|(?<text>\"(?:[^\"\\\\\\n]|\\\\.)*+\")|(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)|(?<name>[A-Za-z_]\\w*)"
                    + "|(?<operator>\\+\\+|--|\\|\\||&&|>>|[<>=!~]=|.|\\n)",
            Pattern.DOTALL);
    private static final Pattern BRANCHING = Pattern.compile("\\b(if|while|for)\\b");
    /**
     * Only what every awk ends at the same place: no quote, and in a set of characters nothing that may end it or the pattern
     * for one of them.
     */
    private static final Pattern REGEX = Pattern.compile(
            "/(?:[^/\\\\\\n\"\\[\\]]|\\\\[^\\n\"\\[\\]]|\\[\\^?+(?:\\[:[a-z]+:\\]|[^\\]\\[\\\\/\\n\"])+\\])*+/");
    /** A slash that one awk takes for a division and another for the start of a pattern with a quote in it. */
    private static final Pattern QUOTE_BEFORE_SLASH = Pattern.compile("[^/\\n\"]*+\"[^/\\n]*+/");

    private static final Pattern BEFORE_REGEX = Pattern.compile(
            "|[({,;!~&|?:\\n}]|&&|\\|\\||==|!=|print|printf|return|in|case|else|do|exit|delete|while|if|for"
                    + "|switch|default|function|func|next|nextfile|break|continue|BEGIN|END");
    private static final String LENGTH = "length";
    private static final int LONGEST = 4_000;

    private final String text;

    AwkScript(String text) {
        this.text = text;
    }

    /** Why it may do more than print; empty if it does not. */
    Optional<String> objection() {
        if (text.length() > LONGEST) {
            return Optional.of("has a program of more than " + LONGEST + " characters");
        }
        Matcher reaching = REACHING.matcher(text);
        if (reaching.find()) {
            return Optional.of("has a program with `" + reaching.group().strip() + "`, which reaches beyond its input");
        }
        Matcher token = TOKEN.matcher(text);
        String last = "";
        boolean prints = false;
        // After `if (x)` a slash begins a pattern, after `(x)` it divides.
        boolean branches = BRANCHING.matcher(text).find();
        int depth = 0;
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '/' && BEFORE_REGEX.matcher(last).matches()) {
                Matcher regex = REGEX.matcher(text).region(at, text.length());
                if (!regex.lookingAt()) {
                    return Optional.of("has a program with a pattern that is not understood");
                }
                at = regex.end();
                last = "regex";
                continue;
            }
            if (!token.region(at, text.length()).lookingAt()) {
                return Optional.of("has a program that is not understood");
            }
            at = token.end();
            String found = token.group();
            if (token.group("blank") != null) {
                continue;
            }
            if (token.group("number") != null && at < text.length() && isNamePart(text.charAt(at))) {
                return Optional.of("has a program with a name right behind a number");
            }
            if (found.equals("\"")) {
                return Optional.of("has a program with a text that is never closed");
            }
            boolean mayHideQuote = found.equals("/")
                    && (text.startsWith("=", at)
                            || QUOTE_BEFORE_SLASH
                                    .matcher(text)
                                    .region(at, text.length())
                                    .lookingAt());
            if (mayHideQuote || (found.equals("/") && (!isOperand(last) || (last.equals(")") && branches)))) {
                return Optional.of("has a program with a slash that may divide or begin a pattern");
            }
            switch (found) {
                case "print", "printf" -> {
                    prints = true;
                    depth = 0;
                }
                case "(", "[" -> depth++;
                case ")", "]" -> depth--;
                // What is printed may go on in the next line.
                case ";", "{", "}" -> prints = false;
                default -> {}
            }
            boolean redirects = found.equals(">>") || (found.startsWith(">") && prints && depth <= 0);
            if (redirects || found.equals("|")) {
                return Optional.of("has a program with `" + found + "`, which writes or starts another program");
            }
            last = token.group("text") != null ? "text" : token.group("number") != null ? "0" : found;
        }
        return Optional.empty();
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    /** Whether a slash after it divides. */
    private static boolean isOperand(String token) {
        return token.equals("text")
                || token.equals("0")
                || token.equals(")")
                || token.equals("]")
                || (token.matches("[A-Za-z_]\\w*")
                        && !token.equals(LENGTH)
                        && !BEFORE_REGEX.matcher(token).matches());
    }
}
