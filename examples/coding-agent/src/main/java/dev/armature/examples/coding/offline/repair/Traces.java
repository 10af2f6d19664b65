package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.JavaFile.Method;
import dev.armature.examples.coding.offline.code.JavaFile.Span;
import dev.armature.examples.coding.offline.code.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the stack traces say about places in the sources: the line where an exception began is suspect, and so are the
 * conditions and loops around it. A {@code throw} is not: what leads to it is.
 */
final class Traces {
    private static final double IN_METHOD = 0.8;
    private static final double ON_LINE = 1.8;
    private static final double AROUND_LINE = 1.4;
    private static final double AROUND_THROW = 2.4;
    private static final double GUARDS_NOTHING = 0.8;
    private static final double SAME_VARIABLES = 0.4;

    private final List<Failure.Frame> frames;

    /** @param sources whose frames count; those of the Java library and of the tests do not */
    Traces(Failure failure, List<JavaFile> sources) {
        this.frames = failure.frames().stream()
                .filter(frame -> sources.stream().anyMatch(file -> file.isNamed(frame.file())))
                .toList();
    }

    /** The lines of the sources that the traces pass through, innermost first. */
    List<Failure.Frame> frames() {
        return frames;
    }

    /**
     * How much they speak against a place: a condition that only leads to a {@code throw} did well when nothing of the
     * sources was thrown.
     */
    double speakAgainst(Candidate candidate) {
        JavaFile file = candidate.file();
        Span statement = file.statementAt(candidate.line());
        List<Token> tokens = file.tokens();
        boolean condition = tokens.get(statement.first()).is("if")
                || tokens.get(statement.first()).is("else");
        boolean leadsToThrow = statement.last() + 1 < tokens.size()
                && tokens.get(statement.last() + 1).is("throw");
        boolean holdsThrow =
                tokens.subList(statement.first(), statement.last() + 1).stream().anyMatch(token -> token.is("throw"));
        return frames.isEmpty() && ((condition && leadsToThrow) || holdsThrow) ? GUARDS_NOTHING : 0;
    }

    /** How much the traces speak for the place of a candidate. */
    double speakFor(Candidate candidate) {
        double spoken = 0;
        JavaFile file = candidate.file();
        for (int i = 0; i < frames.size(); i++) {
            Failure.Frame frame = frames.get(i);
            Optional<Method> method = file.isNamed(frame.file()) ? file.methodAtLine(frame.line()) : Optional.empty();
            if (method.isPresent() && method.get().holds(candidate.token())) {
                spoken += (IN_METHOD + inMethod(candidate, frame.line(), method.get())) / (i + 1);
            }
        }
        return spoken;
    }

    private static double inMethod(Candidate candidate, int line, Method method) {
        JavaFile file = candidate.file();
        Span statement = file.statementAt(line);
        boolean thrown = file.tokens().get(statement.first()).is("throw");
        boolean here = statement.holds(candidate.token());
        if (here) {
            return thrown ? 0 : candidate.line() == line ? ON_LINE : ON_LINE - 0.2;
        }
        if (isAround(file, candidate.token(), statement.first(), method)) {
            return thrown ? AROUND_THROW : AROUND_LINE;
        }
        Set<String> variables = new HashSet<>(file.words(statement.first(), statement.last()));
        Span theirs = file.statementAt(candidate.line());
        variables.retainAll(file.words(theirs.first(), theirs.last()));
        return !variables.isEmpty() && candidate.line() < line ? SAME_VARIABLES : 0;
    }

    /** Whether a token belongs to the header of a block, or of a lone statement, that another token is in. */
    private static boolean isAround(JavaFile file, int token, int inside, Method method) {
        List<Token> tokens = file.tokens();
        for (int i = method.first() + 1; i < inside; i++) {
            boolean header = tokens.get(i).text().matches("if|while|for")
                    && tokens.get(i + 1).is("(");
            int close = header ? JavaFile.closing(tokens, i + 1) : -1;
            if (!header || close >= inside) {
                continue;
            }
            int end =
                    tokens.get(close + 1).is("{") ? JavaFile.closing(tokens, close + 1) : endOfStatement(tokens, close);
            boolean orElse = end + 1 < tokens.size() && tokens.get(end + 1).is("else");
            int last = !orElse
                    ? end
                    : tokens.get(end + 2).is("{") ? JavaFile.closing(tokens, end + 2) : endOfStatement(tokens, end + 2);
            if (i <= token && token <= close && inside <= last) {
                return true;
            }
        }
        return false;
    }

    private static int endOfStatement(List<Token> tokens, int from) {
        int i = from;
        while (i < tokens.size() - 1 && !tokens.get(i).is(";")) {
            i++;
        }
        return i;
    }
}
