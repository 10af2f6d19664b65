package dev.armature.examples.coding.offline.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Java source file cut into methods. Found by the shape of the code: a name, a list in parentheses, and a block. What is
 * outside of all methods (fields, constants) belongs to none.
 *
 * @param tokens without comments
 * @param methods in the order of their beginnings; inner ones after the method around them
 */
public record JavaFile(String path, String text, List<Token> tokens, List<Method> methods) {
    private static final Set<String> NOT_METHODS =
            Set.of("if", "for", "while", "switch", "catch", "synchronized", "try", "return", "new", "throw", "assert");

    /**
     * A method, constructor or initializer.
     *
     * @param first index of its name among the tokens
     * @param last index of its closing brace
     */
    public record Method(String name, int first, int last, int firstLine, int lastLine) {
        public boolean holds(int tokenIndex) {
            return first <= tokenIndex && tokenIndex <= last;
        }
    }

    /**
     * A run of tokens.
     *
     * @param first index of the first one
     * @param last index of the last one, which belongs to it
     */
    public record Span(int first, int last) {
        public boolean holds(int tokenIndex) {
            return first <= tokenIndex && tokenIndex <= last;
        }
    }

    public static JavaFile parse(String path, String text) {
        List<Token> tokens = Lexer.tokens(Language.JAVA, text).stream()
                .filter(token -> token.kind() != Token.Kind.COMMENT)
                .toList();
        return new JavaFile(path, text, tokens, methods(tokens));
    }

    private static List<Method> methods(List<Token> tokens) {
        List<Method> methods = new ArrayList<>();
        for (int i = 1; i < tokens.size() - 1; i++) {
            if (!tokens.get(i).isWord()
                    || NOT_METHODS.contains(tokens.get(i).text())
                    || tokens.get(i - 1).is("new")
                    || tokens.get(i - 1).is(".")) {
                continue;
            }
            // A record header looks like a method without being one, so its block is looked at from inside.
            boolean isRecord = tokens.get(i - 1).is("record");
            boolean compactConstructor = tokens.get(i + 1).is("{")
                    && Character.isUpperCase(tokens.get(i).text().charAt(0))
                    && (tokens.get(i - 1).is("public")
                            || tokens.get(i - 1).is("}")
                            || tokens.get(i - 1).is("{"));
            int open = compactConstructor ? i + 1 : isRecord ? -1 : blockAfterHeader(tokens, i + 1);
            if (open > 0) {
                int close = closing(tokens, open);
                methods.add(new Method(
                        tokens.get(i).text(),
                        i,
                        close,
                        tokens.get(i).line(),
                        tokens.get(close).line()));
            }
        }
        return methods;
    }

    private static int blockAfterHeader(List<Token> tokens, int paren) {
        if (!tokens.get(paren).is("(")) {
            return -1;
        }
        int i = closing(tokens, paren) + 1;
        if (i < tokens.size() && tokens.get(i).is("throws")) {
            while (i < tokens.size() && !tokens.get(i).is("{") && !tokens.get(i).is(";")) {
                i++;
            }
        }
        return i < tokens.size() && tokens.get(i).is("{") ? i : -1;
    }

    /** The index of the bracket that opens the one at {@code close}; -1 when none does. */
    public static int opening(List<Token> tokens, int close) {
        int depth = 0;
        for (int i = close; i >= 0; i--) {
            depth += tokens.get(i).text().matches("[)\\]}]")
                    ? 1
                    : tokens.get(i).text().matches("[(\\[{]") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The index of the bracket that closes the one at {@code open}; the last token when none does. */
    public static int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(") || token.is("{") || token.is("[")) {
                depth++;
            } else if (token.is(")") || token.is("}") || token.is("]")) {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return tokens.size() - 1;
    }

    /** The innermost method around a token. */
    public Optional<Method> methodAt(int tokenIndex) {
        return methods.reversed().stream()
                .filter(method -> method.holds(tokenIndex))
                .findFirst();
    }

    /** The innermost method around a line. */
    public Optional<Method> methodAtLine(int line) {
        return methods.reversed().stream()
                .filter(method -> method.firstLine() <= line && line <= method.lastLine())
                .findFirst();
    }

    /** Whether the innermost type around one token, its header included, also holds another one. */
    public boolean isInTypeOf(int one, int other) {
        for (int i = one; i > 0; i--) {
            boolean begins = tokens.get(i).text().matches("class|record|interface|enum")
                    && tokens.get(i + 1).isWord();
            int open = begins ? i : tokens.size();
            while (open < tokens.size() && !tokens.get(open).is("{")) {
                open++;
            }
            if (open < tokens.size() && closing(tokens, open) >= one) {
                return i <= other && other <= closing(tokens, open);
            }
        }
        return true;
    }

    /** The names that are called between two tokens: methods, constructors and method references. */
    public Set<String> calls(int from, int to) {
        Set<String> names = new HashSet<>();
        for (int i = from; i <= to && i < tokens.size() - 1; i++) {
            Token token = tokens.get(i);
            boolean called = tokens.get(i + 1).is("(") && !NOT_METHODS.contains(token.text());
            boolean referred = i > 0 && tokens.get(i - 1).is("::");
            boolean generic = i > 0 && tokens.get(i - 1).is("new");
            if (token.isWord() && (called || referred || generic)) {
                names.add(token.text());
            }
        }
        return names;
    }

    /** The words between two tokens, the last one included. */
    public Set<String> words(int from, int to) {
        Set<String> words = new HashSet<>();
        for (Token token : tokens.subList(from, to + 1)) {
            if (token.isWord()) {
                words.add(token.text());
            }
        }
        return words;
    }

    /** Whether this is the file that a stack trace or a compiler calls by that name, which may lack folders. */
    public boolean isNamed(String name) {
        return path.equals(name) || path.endsWith("/" + name);
    }

    /** The white space before the first token of the line that a token is on. */
    public String indentAt(int token) {
        int from = text.lastIndexOf('\n', tokens.get(token).start()) + 1;
        int to = from;
        while (to < text.length() && (text.charAt(to) == ' ' || text.charAt(to) == '\t')) {
            to++;
        }
        return text.substring(from, to);
    }

    /** The statement that begins on, or goes over, a line. */
    public Span statementAt(int line) {
        int from = 0;
        while (from < tokens.size() - 1 && tokens.get(from).line() < line) {
            from++;
        }
        while (from > 0 && !endsStatement(tokens.get(from - 1))) {
            from--;
        }
        int to = from;
        while (to < tokens.size() - 1
                && (!endsStatement(tokens.get(to)) || tokens.get(to).line() < line)) {
            to++;
        }
        return new Span(from, to);
    }

    private static boolean endsStatement(Token token) {
        return token.is(";") || token.is("{") || token.is("}");
    }
}
