package dev.armature.permissions.matching;

import dev.armature.permissions.path.Glob;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits the inside of {@code Bash(...)} into words as a shell would: blanks separate, single and double quotes and
 * backslashes make characters literal. Whatever would start a second command or an expansion is refused, because a rule
 * speaks of the words of one command after expansion and could never match.
 */
final class RuleWords {

    private static final String NEVER = ";|&<>()`$";

    private final String text;
    private final List<Glob> words = new ArrayList<>();
    private Glob.Builder word = new Glob.Builder();
    private boolean started;

    private RuleWords(String text) {
        this.text = text;
    }

    static List<Glob> split(String text) throws RuleSyntax {
        return new RuleWords(text).split();
    }

    /** Whether there is more in the text than the words of one command: an unquoted operator or expansion. */
    static boolean isScript(String text) {
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && quote != '\'') {
                at++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '\n' || NEVER.indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }

    private List<Glob> split() throws RuleSyntax {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            at = switch (c) {
                case ' ', '\t', '\n' -> end(at);
                case '\'' -> quoted(at, '\'');
                case '"' -> quoted(at, '"');
                case '\\' -> escaped(at);
                default -> bare(at, c);
            };
        }
        end(at);
        return List.copyOf(words);
    }

    private int bare(int at, char c) throws RuleSyntax {
        if (NEVER.indexOf(c) >= 0) {
            throw new RuleSyntax(
                    "An unquoted `" + c + "` cannot be in the words of one command, so the rule can never match.",
                    "Write one rule for each command, or put the character in quotes.");
        }
        return literal(at, c, false);
    }

    private int literal(int at, char c, boolean literal) {
        started = true;
        word.append(c, literal);
        return at + 1;
    }

    private int quoted(int at, char quote) throws RuleSyntax {
        started = true;
        int next = at + 1;
        while (next < text.length() && text.charAt(next) != quote) {
            next += quote == '"' && isEscape(next) ? 1 : 0;
            word.append(text.charAt(next++), true);
        }
        if (next >= text.length()) {
            throw new RuleSyntax("The quote at character " + (at + 1) + " is never closed.", "Close it.");
        }
        return next + 1;
    }

    /** Within double quotes a backslash stands for itself, but not before these. */
    private boolean isEscape(int at) {
        return text.charAt(at) == '\\' && at + 1 < text.length() && "$`\"\\".indexOf(text.charAt(at + 1)) >= 0;
    }

    private int escaped(int at) throws RuleSyntax {
        if (at + 1 == text.length()) {
            throw new RuleSyntax("The text ends with a backslash.", "Remove it, or write `\\\\` for a backslash.");
        }
        return literal(at, text.charAt(at + 1), true) + 1;
    }

    private int end(int at) {
        if (started) {
            words.add(word.build());
            word = new Glob.Builder();
            started = false;
        }
        return at + 1;
    }
}
