package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.JavaFile.Method;
import dev.armature.examples.coding.offline.code.Token;
import dev.armature.examples.coding.offline.repair.Candidate.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A variable, field, constant or accessor where another of the same type was meant. */
final class OtherNames implements Idea {
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
    private static final int MOST_OTHERS = 4;

    /**
     * A name with the type that was written before it.
     *
     * @param index of the name among the tokens
     */
    private record Declared(String type, String name, int index) {}

    @Override
    public void propose(Proposals proposals, int index) {
        JavaFile file = proposals.file();
        List<Token> tokens = file.tokens();
        Token token = tokens.get(index);
        if (!token.isWord() || isDeclaration(tokens, index) || index == 0) {
            return;
        }
        boolean called = index + 2 < tokens.size()
                && tokens.get(index + 1).is("(")
                && tokens.get(index + 2).is(")");
        boolean accessor = called || tokens.get(index - 1).is("::");
        boolean plain = !tokens.get(Math.min(tokens.size() - 1, index + 1)).is("(");
        if (!accessor && !plain) {
            return;
        }
        boolean constant = token.text().matches("[A-Z][A-Z0-9_]+");
        Optional<Method> method = file.methodAt(index);
        for (String other : others(file, token.text(), index, method, accessor)) {
            proposals.replace(index, other, constant ? 0.9 : 1.5, Kind.NAME);
        }
    }

    private static Set<String> others(
            JavaFile file, String name, int index, Optional<Method> method, boolean accessor) {
        List<Declared> visible = declared(file).stream()
                .filter(one -> accessor || isVisible(file, one, index, method))
                .toList();
        Set<String> others = new LinkedHashSet<>();
        List<String> types = visible.stream()
                .filter(one -> one.name().equals(name))
                .map(Declared::type)
                .toList();
        for (Declared one : visible.reversed()) {
            if (types.contains(one.type()) && !one.name().equals(name) && others.size() < MOST_OTHERS) {
                others.add(one.name());
            }
        }
        return others;
    }

    private static boolean isVisible(JavaFile file, Declared one, int index, Optional<Method> method) {
        Optional<Method> home = file.methodAt(one.index());
        boolean isParameter = method.isPresent()
                && one.index() > method.get().first()
                && one.index() < method.get().last();
        return (home.isEmpty() && file.isInTypeOf(one.index(), index)) || (isParameter && one.index() < index);
    }

    private static List<Declared> declared(JavaFile file) {
        List<Declared> declared = new ArrayList<>();
        List<Token> tokens = file.tokens();
        for (int i = 1; i < tokens.size() - 1; i++) {
            if (isDeclaration(tokens, i)) {
                declared.add(new Declared(type(tokens, i - 1), tokens.get(i).text(), i));
            }
            if (tokens.get(i - 1).is("enum")) {
                constants(tokens, i, declared);
            }
        }
        return declared;
    }

    private static void constants(List<Token> tokens, int name, List<Declared> declared) {
        for (int i = name + 2;
                i < tokens.size() && !tokens.get(i).is(";") && !tokens.get(i).is("}");
                i++) {
            if (tokens.get(i).is("(") || tokens.get(i).is("{")) {
                i = JavaFile.closing(tokens, i);
            } else if (tokens.get(i).isWord()) {
                declared.add(new Declared(tokens.get(name).text(), tokens.get(i).text(), i));
            }
        }
    }

    /** Whether a word is a name with its type before it. */
    private static boolean isDeclaration(List<Token> tokens, int index) {
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
