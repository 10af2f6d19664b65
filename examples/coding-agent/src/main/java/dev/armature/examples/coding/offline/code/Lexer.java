package dev.armature.examples.coding.offline.code;

import dev.armature.examples.coding.offline.code.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts source code into words, numbers, strings, comments and symbols. Good enough for all languages that write strings
 * between quotes; what it cannot know (templates inside strings, regular expressions) stays inside its string or becomes
 * symbols. Never fails: an open string ends with its line, an open comment with the text.
 */
public final class Lexer {
    /** The longest first, so that the first that fits is the token. */
    private static final List<String> SYMBOLS = List.of(
            ">>>=", "<<=", ">>=", ">>>", "...", "->", "::", "++", "--", "&&", "||", "==", "!=", "<=", ">=", "+=", "-=",
            "*=", "/=", "%=", "&=", "|=", "^=", "<<", ":=");

    private final Language language;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;

    private Lexer(Language language, String text) {
        this.language = language;
        this.text = text;
    }

    /** All tokens in order, comments included. */
    public static List<Token> tokens(Language language, String text) {
        return new Lexer(language, text).run();
    }

    /** The text with spaces in place of comments and of what is inside strings. */
    public static String blanked(Language language, String text) {
        StringBuilder blank = new StringBuilder(text);
        for (Token token : tokens(language, text)) {
            int keep = token.kind() == Kind.COMMENT
                    ? 0
                    : token.kind() == Kind.STRING ? 1 : token.text().length();
            for (int i = token.start() + keep; i < token.end() - keep; i++) {
                if (blank.charAt(i) != '\n') {
                    blank.setCharAt(i, ' ');
                }
            }
        }
        return blank.toString();
    }

    private List<Token> run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                line += c == '\n' ? 1 : 0;
                at++;
            } else if ((language.hasSlashComments() && text.startsWith("//", at))
                    || (language.hasHashComments() && c == '#')) {
                add(Kind.COMMENT, endOfLine());
            } else if (language.hasSlashComments() && text.startsWith("/*", at)) {
                add(Kind.COMMENT, after("*/", at + 2));
            } else if (language.isQuote(c)) {
                add(Kind.STRING, endOfString(c));
            } else if (Character.isJavaIdentifierStart(text.codePointAt(at))) {
                add(Kind.WORD, endOfWord());
            } else if (Character.isDigit(c)) {
                add(Kind.NUMBER, endOfNumber());
            } else {
                add(Kind.SYMBOL, endOfSymbol());
            }
        }
        return List.copyOf(tokens);
    }

    private void add(Kind kind, int end) {
        String piece = text.substring(at, end);
        tokens.add(new Token(kind, piece, at, line));
        line += (int) piece.chars().filter(c -> c == '\n').count();
        at = end;
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private int after(String closing, int from) {
        int end = text.indexOf(closing, from);
        return end < 0 ? text.length() : end + closing.length();
    }

    private int endOfString(char quote) {
        String three = String.valueOf(quote).repeat(3);
        if (quote != '`' && text.startsWith(three, at)) {
            return endOfTripleQuoted(three);
        }
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote) {
                return i + 1;
            } else if (c == '\n' && quote != '`') {
                return i;
            }
        }
        return text.length();
    }

    private int endOfTripleQuoted(String three) {
        int end = at + 3;
        while (end < text.length() && !text.startsWith(three, end)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), end + 3);
    }

    private int endOfWord() {
        int end = at;
        while (end < text.length() && Character.isJavaIdentifierPart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private int endOfNumber() {
        int end = at;
        while (end < text.length() && (isDigitOrSuffix(end) || (text.charAt(end) == '.' && isDigitOrSuffix(end + 1)))) {
            end++;
        }
        return end;
    }

    private boolean isDigitOrSuffix(int index) {
        return index < text.length() && (Character.isLetterOrDigit(text.charAt(index)) || text.charAt(index) == '_');
    }

    private int endOfSymbol() {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                return at + symbol.length();
            }
        }
        return at + 1;
    }
}
