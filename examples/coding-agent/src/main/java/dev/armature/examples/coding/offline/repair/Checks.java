package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.JavaFile.Method;
import dev.armature.examples.coding.offline.code.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statements of the tests that failed, and those that are known to have passed. A test that ends at its first failure
 * has passed what stands before it; one that goes on names what failed, so the rest has passed.
 */
record Checks(List<Statement> failed, List<Statement> passed) {
    private static final int SHORTEST_NAME = 5;

    /** A statement of a test, from one token to another. */
    record Statement(JavaFile file, int from, int to) {
        int line() {
            return file.tokens().get(from).line();
        }

        private boolean isAt(JavaFile other, int line) {
            return file.equals(other)
                    && line() <= line
                    && line <= file.tokens().get(to).line();
        }

        private boolean says(String output) {
            return file.tokens().subList(from, to + 1).stream().anyMatch(token -> isSaid(token, output));
        }
    }

    static Checks of(Failure failure, List<JavaFile> tests) {
        List<Statement> all = tests.stream()
                .flatMap(test -> test.methods().stream().flatMap(method -> statements(test, method).stream()))
                .toList();
        List<Statement> failed = byFrames(failure, all);
        boolean goesOn = failed.isEmpty();
        if (goesOn) {
            failed = byWords(failure, tests, all);
        }
        List<Statement> passed =
                goesOn ? notSaid(all, failed) : before(failed.isEmpty() ? null : failed.getFirst(), all);
        return new Checks(
                List.copyOf(failed), passed.stream().filter(Checks::checks).toList());
    }

    private static List<Statement> statements(JavaFile file, Method method) {
        List<Statement> statements = new ArrayList<>();
        int from = method.first();
        for (int i = method.first(); i < method.last(); i++) {
            Token token = file.tokens().get(i);
            if (token.is(";") || token.is("{") || token.is("}")) {
                if (i > from && from > method.first()) {
                    statements.add(new Statement(file, from, i));
                }
                from = i + 1;
            }
        }
        return statements;
    }

    /** Where the stack traces pass through the tests, innermost first; a helper that compares values is passed over. */
    private static List<Statement> byFrames(Failure failure, List<Statement> all) {
        List<Statement> found = new ArrayList<>();
        for (Failure.Frame frame : failure.frames()) {
            all.stream()
                    .filter(statement ->
                            statement.file().isNamed(frame.file()) && statement.isAt(statement.file(), frame.line()))
                    .filter(statement ->
                            !statement.file().tokens().get(statement.from()).is("throw"))
                    .forEach(found::add);
        }
        return found;
    }

    /** Without a stack trace, the texts of the test that the failure repeats tell where it happened, or a test's name. */
    private static List<Statement> byWords(Failure failure, List<JavaFile> tests, List<Statement> all) {
        String bad = String.join("\n", failure.badLines());
        List<Statement> found = new ArrayList<>(
                all.stream().filter(statement -> statement.says(bad)).toList());
        for (JavaFile test : tests) {
            for (Method method : test.methods()) {
                if (method.name().length() > SHORTEST_NAME && bad.contains(method.name())) {
                    found.addAll(statements(test, method));
                }
            }
        }
        return found;
    }

    private static boolean isSaid(Token token, String output) {
        return token.kind() == Token.Kind.STRING
                && token.text().length() > SHORTEST_NAME
                && output.contains(token.text().substring(1, token.text().length() - 1));
    }

    private static List<Statement> notSaid(List<Statement> all, List<Statement> failed) {
        return failed.isEmpty()
                ? List.of()
                : all.stream().filter(statement -> !failed.contains(statement)).toList();
    }

    /** What ran before a failure: the statements above it, and the methods that {@code main} calls before its own. */
    private static List<Statement> before(@Nullable Statement failed, List<Statement> all) {
        if (failed == null) {
            return List.of();
        }
        Optional<Method> home = failed.file().methodAt(failed.from());
        Set<String> earlier = new HashSet<>();
        failed.file().methods().stream()
                .filter(method -> method.name().equals("main"))
                .forEach(main -> home.ifPresent(method -> earlier.addAll(calledBefore(failed.file(), main, method))));
        List<Statement> before = new ArrayList<>();
        for (Statement statement : all) {
            Optional<Method> theirs = statement.file().methodAt(statement.from());
            boolean above =
                    statement.file().equals(failed.file()) && theirs.equals(home) && statement.to() < failed.from();
            if (above
                    || theirs.filter(method -> earlier.contains(method.name())).isPresent()) {
                before.add(statement);
            }
        }
        return before;
    }

    private static List<String> calledBefore(JavaFile file, Method main, Method callee) {
        List<String> names = new ArrayList<>();
        for (int i = main.first() + 1; i < main.last(); i++) {
            Token token = file.tokens().get(i);
            if (token.is(callee.name())) {
                return names;
            }
            if (token.isWord()) {
                names.add(token.text());
            }
        }
        return List.of();
    }

    /** Whether a statement looks as if it compared something. */
    private static boolean checks(Statement statement) {
        List<Token> tokens = statement.file().tokens();
        Token first = tokens.get(statement.from());
        boolean helper = tokens.get(statement.from() + 1).is("(")
                && statement.file().methods().stream().anyMatch(method -> first.is(method.name()));
        return first.is("assert")
                || first.is("if")
                || helper
                || first.text().matches("(?i)(?:check|assert|expect|equal|verify|is[A-Z]|same|that).*");
    }
}
