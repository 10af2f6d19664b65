package dev.armature.permissions.shell.program;

import java.util.Optional;

/**
 * A script of {@code sed}, read as GNU sed reads it. Every command must be one of those that change only what is printed; the
 * commands {@code e r R w W} and the flags {@code e w} of {@code s} are not, nor is anything that is not understood.
 */
final class SedScript {

    private static final String ALONE = "=dDgGhHnNpPxzF";
    private static final String WITH_NUMBER = "lqQ";
    private static final String WITH_LABEL = ":btT";
    private static final String WITH_TEXT = "aic";

    private final String text;
    private int at;

    SedScript(String text) {
        this.text = text;
    }

    /** Why it may do more than print; empty if it does not. */
    Optional<String> objection() {
        while (true) {
            skip(" \t\n;");
            if (at == text.length()) {
                return Optional.empty();
            }
            if (peek() == '#') {
                comment();
                continue;
            }
            if (peek() == '}') {
                at++;
                continue;
            }
            if (!addresses()) {
                return Optional.of("has a script with an address that is not understood");
            }
            skip(" \t");
            while (peek() == '!') {
                at++;
                skip(" \t");
            }
            Optional<String> objection = command();
            if (objection.isPresent()) {
                return objection;
            }
        }
    }

    private Optional<String> command() {
        char c = peek();
        at++;
        if (c == '{') {
            return Optional.empty();
        }
        if (ALONE.indexOf(c) >= 0) {
            return end();
        }
        if (WITH_NUMBER.indexOf(c) >= 0) {
            skip(" \t");
            skip("0123456789");
            return end();
        }
        if (WITH_LABEL.indexOf(c) >= 0) {
            return label();
        }
        if (WITH_TEXT.indexOf(c) >= 0) {
            line();
            return Optional.empty();
        }
        if (c == 's' || c == 'y') {
            return substitution(c);
        }
        return Optional.of("has a script with the command `" + c + "`, which is not among those that only print");
    }

    /** A label runs to a blank, a semicolon or the end of the line, by version; what follows it must be harmless too. */
    private Optional<String> label() {
        skip(" \t");
        while (at < text.length() && " \t\n;}".indexOf(peek()) < 0) {
            at++;
        }
        return Optional.empty();
    }

    private Optional<String> substitution(char command) {
        char delimiter = peek();
        if (delimiter == 0 || delimiter == '\n' || delimiter == '\\') {
            return Optional.of("has a script with a substitution that is not understood");
        }
        at++;
        boolean hasPattern = delimited(delimiter, command == 's');
        boolean hasReplacement = hasPattern && delimited(delimiter, false);
        if (!hasReplacement) {
            return Optional.of("has a script with a substitution that is not understood");
        }
        if (command == 's') {
            skip("gpiImM0123456789");
        }
        if (peek() == 'e' || peek() == 'w') {
            return Optional.of("has a script with the flag `" + peek() + "`, which runs or writes");
        }
        return end();
    }

    private Optional<String> end() {
        skip(" \t");
        boolean ends = at == text.length() || peek() == ';' || peek() == '\n' || peek() == '}' || peek() == '#';
        return ends ? Optional.empty() : Optional.of("has a script with `" + peek() + "` where a command should end");
    }

    private boolean addresses() {
        if (!address()) {
            return false;
        }
        skip(" \t");
        if (peek() == ',') {
            at++;
            skip(" \t");
            if (peek() == '+' || peek() == '~') {
                at++;
            }
            int before = at;
            return address() && at > before;
        }
        return true;
    }

    /** One address, or none. */
    private boolean address() {
        char c = peek();
        if (c == '$') {
            at++;
        } else if (c >= '0' && c <= '9') {
            skip("0123456789");
            if (peek() == '~') {
                at++;
                skip("0123456789");
            }
        } else if (c == '/') {
            at++;
            return pattern('/');
        } else if (c == '\\') {
            at += 2;
            return at <= text.length() && text.charAt(at - 1) != '\n' && pattern(text.charAt(at - 1));
        }
        return true;
    }

    private boolean pattern(char delimiter) {
        boolean closed = delimited(delimiter, true);
        skip("IM");
        return closed;
    }

    /** Reads past the delimiter. Some versions let it stand within brackets, some do not: such a text is not understood. */
    private boolean delimited(char delimiter, boolean isPattern) {
        int start = at;
        while (at < text.length() && peek() != delimiter) {
            at += peek() == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            return false;
        }
        String inside = text.substring(start, at);
        at++;
        return !isPattern || hasWholeBrackets(inside);
    }

    private static boolean hasWholeBrackets(String pattern) {
        int open = -1;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && open < 0) {
                i++;
            } else if (c == '[' && open < 0) {
                open = i;
                // A bracket right after the opening one is a member.
                if (pattern.startsWith("^", i + 1)) {
                    i++;
                }
                if (pattern.startsWith("]", i + 1)) {
                    i++;
                }
            } else if (c == '[' && i + 1 < pattern.length() && ":.=".indexOf(pattern.charAt(i + 1)) >= 0) {
                int end = pattern.indexOf(pattern.charAt(i + 1) + "]", i + 2);
                if (end < 0) {
                    return false;
                }
                i = end + 1;
            } else if (c == ']' && open >= 0) {
                open = -1;
            }
        }
        return open < 0;
    }

    /** Reads to the end of the line; in a comment a backslash joins none. */
    private void comment() {
        while (at < text.length() && peek() != '\n') {
            at++;
        }
    }

    /** Reads past the end of the line; a backslash joins lines. */
    private void line() {
        while (at < text.length() && peek() != '\n') {
            at += peek() == '\\' ? 2 : 1;
        }
        at = Math.min(at, text.length());
    }

    private void skip(String characters) {
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
