package dev.armature.permissions.shell.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The words and operators of any text, for rules that forbid: they must see a word even where the text as a whole is not
 * understood. Never fails, reads each character a bounded number of times, and errs on the side of showing more: the words
 * within substitutions stand in the same row, a substitution parts the word around it in two.
 */
public final class RawTokens {

    /** What is open around the place being read. */
    private enum Around {
        PARENTHESIS,
        BACKQUOTE,
        DOUBLE_QUOTE
    }

    private final String text;
    private final Predicate<RawToken> taker;
    private boolean isEnough;
    private final Deque<Around> around = new ArrayDeque<>();
    private final StringBuilder word = new StringBuilder();
    private int wordStart = -1;
    private int index;
    private boolean withinBackquotes;
    /** Whether a search for a closing single quote found none. */
    private boolean noMoreSingleQuotes;

    private RawTokens(String text, Predicate<RawToken> taker) {
        this.text = text;
        this.taker = taker;
    }

    /**
     * Reads the tokens one by one.
     *
     * @param taker is given each, and says whether it wants another
     */
    public static void read(String text, Predicate<RawToken> taker) {
        new RawTokens(text, taker).read();
    }

    private void read() {
        while (index < text.length() && !isEnough) {
            char c = text.charAt(index);
            if (c == '\\') {
                escaped();
            } else if (c == '`') {
                backquote();
            } else if (c == '$' && next() == '(') {
                operator(2);
                around.push(Around.PARENTHESIS);
            } else if (around.peek() == Around.DOUBLE_QUOTE) {
                withinQuotes(c);
            } else {
                bare(c);
            }
        }
        endWord();
    }

    private void found(RawToken token) {
        isEnough = isEnough || !taker.test(token);
    }

    private void bare(char c) {
        switch (c) {
            case ' ', '\t' -> {
                endWord();
                index++;
            }
            case '\n' -> operator(1);
            case '(' -> {
                operator(1);
                around.push(Around.PARENTHESIS);
            }
            case ')' -> {
                operator(1);
                if (around.peek() == Around.PARENTHESIS) {
                    around.pop();
                }
            }
            case ';', '&', '|', '<', '>' -> {
                int length = 1;
                while (index + length < text.length() && ";&|<>".indexOf(text.charAt(index + length)) >= 0) {
                    length++;
                }
                operator(length);
            }
            case '\'', '"' -> quote(c);
            case '#' -> {
                if (wordStart < 0) {
                    int newline = text.indexOf('\n', index);
                    index = newline < 0 ? text.length() : newline;
                } else {
                    append(c);
                }
            }
            default -> append(c);
        }
    }

    private void quote(char c) {
        if (c == '"') {
            beginWord();
            around.push(Around.DOUBLE_QUOTE);
            index++;
        } else {
            singleQuoted();
        }
    }

    private void singleQuoted() {
        beginWord();
        boolean ansi = endsWithDollar();
        int end = noMoreSingleQuotes ? -1 : closing(ansi);
        if (end < 0) {
            noMoreSingleQuotes = true;
            index++;
            return;
        }
        if (ansi) {
            word.setLength(word.length() - 1);
            word.append(decoded(text.substring(index - 1, end + 1)));
        } else {
            word.append(text, index + 1, end);
        }
        index = end + 1;
    }

    private boolean endsWithDollar() {
        return index > 0 && text.charAt(index - 1) == '$' && !word.isEmpty() && word.charAt(word.length() - 1) == '$';
    }

    /** Where the quote that begins here ends, or -1. */
    private int closing(boolean ansi) {
        if (!ansi) {
            return text.indexOf('\'', index + 1);
        }
        for (int at = index + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\'') {
                return at;
            }
            if (c == '\\') {
                at++;
            }
        }
        return -1;
    }

    private static String decoded(String quoted) {
        return switch (ShellParser.parse(quoted, Limits.ofCharacters(quoted.length()))) {
            case Parse.Parsed parsed -> knownWord(parsed.script(), quoted);
            case Parse.Unparsed ignored -> quoted;
        };
    }

    private static String knownWord(Script script, String otherwise) {
        List<Node> parts = new ArrayList<>();
        Walker.each(script, node -> {
            if (node instanceof WordPart.AnsiQuoted) {
                parts.add(node);
            }
        });
        return parts.size() == 1 && parts.get(0) instanceof WordPart.AnsiQuoted part ? part.text() : otherwise;
    }

    private void withinQuotes(char c) {
        if (c == '"') {
            around.pop();
            index++;
        } else {
            append(c);
        }
    }

    /** A backslash: a line continuation is nothing, another character is itself. */
    private void escaped() {
        if (index + 1 == text.length()) {
            append('\\');
            return;
        }
        char next = text.charAt(index + 1);
        if (next == '\n') {
            index += 2;
            return;
        }
        if (around.peek() == Around.DOUBLE_QUOTE && "$`\"\\".indexOf(next) < 0) {
            append('\\');
            return;
        }
        index++;
        append(next);
    }

    private void backquote() {
        operator(1);
        if (withinBackquotes) {
            // What was opened within the backquotes ends with them.
            while (around.peek() != Around.BACKQUOTE) {
                around.pop();
            }
            around.pop();
        } else {
            around.push(Around.BACKQUOTE);
        }
        withinBackquotes = !withinBackquotes;
    }

    private int next() {
        return index + 1 < text.length() ? text.charAt(index + 1) : Characters.END;
    }

    private void beginWord() {
        if (wordStart < 0) {
            wordStart = index;
        }
    }

    private void append(char c) {
        beginWord();
        word.append(c);
        index++;
    }

    private void operator(int length) {
        endWord();
        found(new RawToken(new Span(index, index + length), true, text.substring(index, index + length)));
        index += length;
    }

    private void endWord() {
        if (wordStart >= 0) {
            found(new RawToken(new Span(wordStart, index), false, word.toString()));
            word.setLength(0);
            wordStart = -1;
        }
    }
}
