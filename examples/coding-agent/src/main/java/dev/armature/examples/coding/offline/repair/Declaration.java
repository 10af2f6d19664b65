package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A name with the type that was written before it: a field, parameter, component, local variable or enum constant.
 *
 * @param index of the name among the tokens
 */
record Declaration(String type, String name, int index) {
    private static final Set<String> NO_TYPES = Set.of(
            "return",
            "new",
            "throw",
            "else",
            "case",
            "instanceof",
            "import",
            "package",
            "class",
            "record",
            "enum",
            "interface",
            "extends",
            "implements",
            "final",
            "static",
            "private",
            "public",
            "yield",
            "assert");

    /** All declarations of a file, in order. */
    static List<Declaration> all(JavaFile file) {
        List<Declaration> declared = new ArrayList<>();
        List<Token> tokens = file.tokens();
        for (int i = 1; i < tokens.size() - 1; i++) {
            if (isAt(tokens, i)) {
                declared.add(new Declaration(type(tokens, i - 1), tokens.get(i).text(), i));
            }
            if (tokens.get(i - 1).is("enum")) {
                constants(tokens, i, declared);
            }
        }
        return declared;
    }

    private static void constants(List<Token> tokens, int name, List<Declaration> declared) {
        for (int i = name + 2;
                i < tokens.size() && !tokens.get(i).is(";") && !tokens.get(i).is("}");
                i++) {
            if (tokens.get(i).is("(") || tokens.get(i).is("{")) {
                i = JavaFile.closing(tokens, i);
            } else if (tokens.get(i).isWord()) {
                declared.add(
                        new Declaration(tokens.get(name).text(), tokens.get(i).text(), i));
            }
        }
    }

    /** Whether a word is a name with its type before it. */
    static boolean isAt(List<Token> tokens, int index) {
        if (index < 1 || index + 1 >= tokens.size() || !tokens.get(index).isWord()) {
            return false;
        }
        Token before = tokens.get(index - 1);
        boolean afterType = before.is(">")
                || before.is(">>")
                || before.is("]")
                || (before.isWord() && !NO_TYPES.contains(before.text()));
        return afterType
                && Set.of("=", ";", ",", ")", ":")
                        .contains(tokens.get(index + 1).text());
    }

    private static String type(List<Token> tokens, int last) {
        Token token = tokens.get(last);
        if (!token.is(">") && !token.is(">>") && !token.is("]")) {
            return token.text();
        }
        StringBuilder type = new StringBuilder();
        for (int i = last; i >= 0 && last - i < 12 && !tokens.get(i).text().matches("[;{}(=]"); i--) {
            type.insert(0, tokens.get(i).text());
            if (tokens.get(i).isWord() && i > 0 && !tokens.get(i - 1).text().matches("[<,.]")) {
                break;
            }
        }
        return type.toString();
    }
}
