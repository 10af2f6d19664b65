package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.JavaFile.Method;
import dev.armature.examples.coding.offline.code.Token;
import dev.armature.examples.coding.offline.repair.Candidate.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A variable, field, constant or accessor where another of the same type was meant. */
final class OtherNames implements Idea {
    private static final int MOST_OTHERS = 4;

    @Override
    public void propose(Proposals proposals, int index) {
        JavaFile file = proposals.file();
        List<Token> tokens = file.tokens();
        Token token = tokens.get(index);
        if (!token.isWord() || Declaration.isAt(tokens, index) || index == 0) {
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
            proposals.replace(index, other, constant ? 1.4 : 2, Kind.NAME);
        }
    }

    private static Set<String> others(
            JavaFile file, String name, int index, Optional<Method> method, boolean accessor) {
        List<Declaration> visible = Declaration.all(file).stream()
                .filter(one -> accessor || isVisible(file, one, index, method))
                .toList();
        Set<String> others = new LinkedHashSet<>();
        List<String> types = visible.stream()
                .filter(one -> one.name().equals(name))
                .map(Declaration::type)
                .toList();
        for (Declaration one : visible.reversed()) {
            if (types.contains(one.type()) && !one.name().equals(name) && others.size() < MOST_OTHERS) {
                others.add(one.name());
            }
        }
        return others;
    }

    private static boolean isVisible(JavaFile file, Declaration one, int index, Optional<Method> method) {
        Optional<Method> home = file.methodAt(one.index());
        boolean isParameter = method.isPresent()
                && one.index() > method.get().first()
                && one.index() < method.get().last();
        return (home.isEmpty() && file.isInTypeOf(one.index(), index)) || (isParameter && one.index() < index);
    }
}
