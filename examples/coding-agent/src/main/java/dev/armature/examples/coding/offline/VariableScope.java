package dev.armature.examples.coding.offline;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.Language;
import dev.armature.examples.coding.offline.code.Token;
import dev.armature.examples.coding.offline.dialogue.Desk;
import dev.armature.examples.coding.offline.dialogue.FileText;
import dev.armature.examples.coding.offline.dialogue.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Finds the one method of Java that a variable belongs to. */
record VariableScope(Wish.Rename wish) {
    private static final Set<String> NO_TYPES =
            Set.of("return", "new", "throw", "else", "case", "assert", "yield", "instanceof", "do");

    /** Changes some files, of which only a part is meant. */
    @FunctionalInterface
    interface Rewriter {
        String rewrite(Desk desk, List<FileText> files, Moving moving, IntPredicate part);
    }

    /** A method that declares the variable. */
    private record Found(FileText file, JavaFile code, JavaFile.Method method) {
        boolean holds(int offset) {
            return code.tokens().get(method.first()).start() <= offset
                    && offset < code.tokens().get(method.last()).end();
        }
    }

    String carryOut(Desk desk, List<Hit> meant, Rewriter rewriter) {
        List<String> paths = meant.stream()
                .map(Hit::path)
                .filter(path -> Language.of(path) == Language.JAVA)
                .distinct()
                .toList();
        List<Found> found = new ArrayList<>();
        for (FileText file : desk.read("I look for the method.", paths)) {
            JavaFile code = JavaFile.parse(file.path(), file.text());
            code.methods().stream()
                    .filter(method -> method.name().equals(wish.scope().method()))
                    .filter(method -> declares(code, method))
                    .forEach(method -> found.add(new Found(file, code, method)));
        }
        if (found.isEmpty()) {
            return "No method `%s` of a Java file declares a variable `%s`, so nothing was changed. %s"
                    .formatted(wish.scope().method(), wish.from(), RenameWish.PLACES);
        }
        if (found.size() > 1) {
            return "Several methods `%s` declare a variable `%s`: %s. Nothing was changed; rename it by hand."
                    .formatted(
                            wish.scope().method(),
                            wish.from(),
                            String.join(
                                    ", ",
                                    found.stream().map(VariableScope::place).toList()));
        }
        Found one = found.getFirst();
        boolean taken = one.code().tokens().stream()
                .anyMatch(token -> token.isWord() && token.is(wish.to()) && one.holds(token.start()));
        return taken
                ? "`%s` stands in `%s` already (%s), so nothing was changed."
                        .formatted(wish.to(), wish.scope().method(), place(one))
                : rewriter.rewrite(desk, List.of(one.file()), new Moving(wish, List.of()), one::holds);
    }

    private static String place(Found found) {
        return found.file().path() + ":" + found.method().firstLine();
    }

    /** A word, or what ends a type, before the name, and what follows a declaration after it; lambdas are left out. */
    private boolean declares(JavaFile code, JavaFile.Method method) {
        List<Token> tokens = code.tokens();
        for (int i = method.first() + 1; i < method.last(); i++) {
            Token before = tokens.get(i - 1);
            boolean afterType = (before.isWord() && !NO_TYPES.contains(before.text()))
                    || before.is("]")
                    || before.is(">")
                    || before.is("...");
            boolean ends =
                    Set.of("=", ";", ":", ",", ")").contains(tokens.get(i + 1).text());
            if (tokens.get(i).isWord() && tokens.get(i).is(wish.from()) && afterType && ends) {
                return true;
            }
        }
        return false;
    }
}
