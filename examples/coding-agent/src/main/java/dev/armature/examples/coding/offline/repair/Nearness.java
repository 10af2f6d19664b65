package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.JavaFile.Method;
import dev.armature.examples.coding.offline.code.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How near each method is to a failure. The failing statement of the test calls some methods by name, these call others, and
 * so on; each step costs. Names are not resolved, so what shares a name shares the nearness.
 */
final class Nearness {
    /** The first step costs most: whoever calls a parser's front door means all of the parser. */
    private static final double FIRST_STEP = 0.7;

    private static final double LAST_STEP = 0.15;
    private static final double EARLIER_IN_TEST = 0.4;
    private static final double ANYWHERE_IN_TEST = 2.5;
    private static final double SAME_CLASS = 1.2;
    private static final double UNREACHED = 5;
    private static final double IN_TRACE = 1;
    private static final double AT_TRACE = 2.5;

    private final Failure failure;
    private final List<JavaFile> files;
    private final Map<String, Double> byName = new HashMap<>();

    private Nearness(Failure failure, List<JavaFile> files) {
        this.failure = failure;
        this.files = files;
    }

    static Nearness of(Failure failure, List<JavaFile> sources, List<JavaFile> tests) {
        Nearness nearness = new Nearness(failure, sources);
        tests.forEach(nearness::startFromFrames);
        if (nearness.byName.isEmpty()) {
            tests.forEach(nearness::startFromWords);
        }
        for (JavaFile test : tests) {
            nearness.start(test.calls(0, test.tokens().size() - 1), ANYWHERE_IN_TEST);
        }
        nearness.spread();
        return nearness;
    }

    private void start(Set<String> names, double cost) {
        names.forEach(name -> byName.merge(name, cost, Math::min));
    }

    private void startFromFrames(JavaFile test) {
        for (Failure.Frame frame : failure.frames()) {
            if (test.path().endsWith(frame.file())) {
                startAt(test, frame.line());
            }
        }
    }

    /** Without a stack trace, the texts of the test that the failure repeats tell where it happened, or a test's name. */
    private void startFromWords(JavaFile test) {
        String bad = String.join("\n", failure.badLines());
        for (Token token : test.tokens()) {
            boolean text = token.kind() == Token.Kind.STRING && token.text().length() > 5;
            if (text && bad.contains(token.text().substring(1, token.text().length() - 1))) {
                startAt(test, token.line());
            }
        }
        for (Method method : test.methods()) {
            if (method.name().length() > 5 && bad.contains(method.name())) {
                start(test.calls(method.first(), method.last()), 0.2);
            }
        }
    }

    private void startAt(JavaFile test, int line) {
        int[] statement = test.statementAt(line);
        start(test.calls(statement[0], statement[1]), 0);
        Optional<Method> method = test.methodAtLine(line);
        Set<String> variables = variables(test, statement[0], statement[1]);
        int at = statement[0] - 1;
        // Earlier statements matter when they have to do with the same variables.
        while (method.isPresent() && at > method.get().first()) {
            int[] earlier = test.statementAt(test.tokens().get(at).line());
            int from = Math.min(earlier[0], at);
            Set<String> theirs = variables(test, from, at);
            if (theirs.stream().anyMatch(variables::contains)) {
                variables.addAll(theirs);
                start(test.calls(from, at), EARLIER_IN_TEST);
            }
            at = from - 1;
        }
    }

    private static Set<String> variables(JavaFile file, int from, int to) {
        Set<String> names = new HashSet<>();
        for (int i = from; i <= to && i < file.tokens().size() - 1; i++) {
            Token token = file.tokens().get(i);
            boolean called = file.tokens().get(i + 1).is("(");
            if (token.isWord() && !called && Character.isLowerCase(token.text().charAt(0))) {
                names.add(token.text());
            }
        }
        return names;
    }

    private void spread() {
        Deque<String> open = new ArrayDeque<>(byName.keySet());
        while (!open.isEmpty()) {
            String name = open.poll();
            double here = byName.getOrDefault(name, UNREACHED);
            double reached = here + Math.max(LAST_STEP, FIRST_STEP - 0.3 * Math.max(0, here));
            for (JavaFile file : files) {
                for (Method method : file.methods()) {
                    if (!method.name().equals(name)) {
                        continue;
                    }
                    for (String callee : file.calls(method.first() + 1, method.last())) {
                        if (reached < byName.getOrDefault(callee, UNREACHED)) {
                            byName.put(callee, reached);
                            open.add(callee);
                        }
                    }
                }
            }
        }
    }

    /** What the place of a candidate costs; near is little, and less than nothing is where an exception came from. */
    double cost(Candidate candidate) {
        Optional<Method> method = candidate.file().methodAt(candidate.token());
        double cost = method.map(one -> of(candidate.file(), one))
                .orElseGet(() -> nearestIn(candidate.file()) + SAME_CLASS / 2);
        for (int i = 0; i < failure.frames().size(); i++) {
            Failure.Frame frame = failure.frames().get(i);
            if (!candidate.file().path().endsWith("/" + frame.file())
                    && !candidate.file().path().equals(frame.file())) {
                continue;
            }
            boolean here = method.isPresent()
                    && method.get().firstLine() <= frame.line()
                    && frame.line() <= method.get().lastLine();
            cost -= here ? IN_TRACE / (i + 1) : 0;
            cost -= candidate.line() == frame.line() ? AT_TRACE / (i + 1) : 0;
        }
        return cost - sharedWords(candidate, method);
    }

    private double of(JavaFile file, Method method) {
        double found = byName.getOrDefault(method.name(), UNREACHED);
        return found < UNREACHED ? found : Math.min(UNREACHED, nearestIn(file) + SAME_CLASS);
    }

    private double nearestIn(JavaFile file) {
        return file.methods().stream()
                .mapToDouble(method -> byName.getOrDefault(method.name(), UNREACHED))
                .min()
                .orElse(UNREACHED - SAME_CLASS);
    }

    /** A method whose name the failure repeats is more likely to blame. */
    private double sharedWords(Candidate candidate, Optional<Method> method) {
        Set<String> said = failure.words();
        Set<String> named = method.map(one -> Failure.wordsOf(one.name())).orElse(Set.of());
        long shared = named.stream().filter(said::contains).count();
        boolean whole = !named.isEmpty() && shared == named.size();
        String line = candidate
                .file()
                .text()
                .lines()
                .skip(candidate.line() - 1L)
                .findFirst()
                .orElse("");
        boolean onLine = Failure.wordsOf(line).stream().anyMatch(said::contains);
        return (whole ? 0.5 : shared > 0 ? 0.2 : 0) + (onLine ? 0.1 : 0);
    }
}
