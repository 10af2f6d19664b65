package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.JavaFile.Method;
import dev.armature.examples.coding.offline.code.JavaFile.Span;
import dev.armature.examples.coding.offline.code.Token;
import dev.armature.examples.coding.offline.repair.Checks.Statement;
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
 * so on; each step costs. What only failing statements reach is nearer than what passing ones reach too, the idea of
 * spectrum-based fault localisation (Jones, Harrold and Stasko, 2002), here on names instead of recorded runs. Names are not
 * resolved, so what shares a name shares the nearness.
 */
final class Nearness {
    /** The first step costs most: whoever calls a parser's front door means all of the parser. */
    private static final double FIRST_STEP = 0.5;

    private static final double LAST_STEP = 0.15;
    private static final double EARLIER_IN_TEST = 0.4;
    private static final double ANYWHERE_IN_TEST = 2.5;
    private static final double UNWRITTEN_CALL = 1.2;
    private static final double SAME_CLASS = 1.2;
    private static final double UNREACHED = 5;
    private static final double SHARED_TEXT = 1;
    private static final double UNSUSPECTED = 1.2;

    /** What runs without being named where it is used: a sort compares, a for-each iterates, a map hashes. */
    private static final Set<String> UNWRITTEN =
            Set.of("compareTo", "compare", "equals", "hashCode", "toString", "iterator", "hasNext", "next");

    private final List<JavaFile> files;
    private final Failure failure;
    private final Checks checks;
    private final Map<String, Double> byName = new HashMap<>();
    private final Map<String, Integer> failedCalls = new HashMap<>();
    private final Map<String, Integer> passedCalls = new HashMap<>();
    private final Set<String> failedTexts = new HashSet<>();

    private Nearness(Failure failure, List<JavaFile> files, Checks checks) {
        this.failure = failure;
        this.files = files;
        this.checks = checks;
    }

    static Nearness of(Failure failure, List<JavaFile> sources, List<JavaFile> tests) {
        Nearness nearness = new Nearness(failure, sources, Checks.of(failure, tests));
        nearness.merge(start(UNWRITTEN, UNWRITTEN_CALL));
        for (JavaFile test : tests) {
            nearness.merge(start(test.calls(0, test.tokens().size() - 1), ANYWHERE_IN_TEST));
        }
        for (Statement failed : nearness.checks.failed()) {
            Map<String, Double> reached = nearness.spread(starts(failed));
            nearness.merge(reached);
            reached.keySet().forEach(name -> nearness.failedCalls.merge(name, 1, Integer::sum));
        }
        for (Statement passed : nearness.checks.passed()) {
            nearness.spread(starts(passed)).keySet().forEach(name -> nearness.passedCalls.merge(name, 1, Integer::sum));
        }
        nearness.checks.failed().forEach(failed -> nearness.failedTexts.addAll(texts(failed)));
        nearness.checks.passed().forEach(passed -> nearness.failedTexts.removeAll(texts(passed)));
        return nearness;
    }

    /** What a statement of a test says between quotes, and each sign in it. */
    private static Set<String> texts(Statement statement) {
        Set<String> texts = new HashSet<>();
        for (Token token : statement.file().tokens().subList(statement.from(), statement.to())) {
            if (token.kind() == Token.Kind.STRING && token.text().length() > 2) {
                String text = token.text().substring(1, token.text().length() - 1);
                texts.add(text);
                text.chars()
                        .filter(c -> !Character.isLetterOrDigit(c) && c != ' ')
                        .forEach(c -> texts.add(Character.toString(c)));
            }
        }
        return texts;
    }

    /** Whether a line of the sources is about a text that only what failed speaks of. */
    private boolean sharesText(Candidate candidate) {
        List<Token> tokens = candidate.file().tokens();
        for (int i = candidate.token(); i >= 0 && tokens.get(i).line() == candidate.line(); i--) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.STRING
                    && token.text().length() > 2
                    && failedTexts.contains(
                            token.text().substring(1, token.text().length() - 1))) {
                return true;
            }
        }
        return false;
    }

    private void merge(Map<String, Double> reached) {
        spread(reached).forEach((name, cost) -> byName.merge(name, cost, Math::min));
    }

    private static Map<String, Double> start(Set<String> names, double cost) {
        Map<String, Double> starts = new HashMap<>();
        names.forEach(name -> starts.put(name, cost));
        return starts;
    }

    /** What a statement of a test calls, and, at some cost, what earlier ones called that have to do with its variables. */
    private static Map<String, Double> starts(Statement statement) {
        JavaFile test = statement.file();
        Map<String, Double> starts = new HashMap<>(start(test.calls(statement.from(), statement.to()), 0));
        Optional<Method> method = test.methodAt(statement.from());
        Set<String> variables = variables(test, statement.from(), statement.to());
        int at = statement.from() - 1;
        while (method.isPresent() && at > method.get().first()) {
            Span earlier = test.statementAt(test.tokens().get(at).line());
            int from = Math.min(earlier.first(), at);
            Set<String> theirs = variables(test, from, at);
            if (theirs.stream().anyMatch(variables::contains)) {
                variables.addAll(theirs);
                start(test.calls(from, at), EARLIER_IN_TEST)
                        .forEach((name, cost) -> starts.merge(name, cost, Math::min));
            }
            at = from - 1;
        }
        return starts;
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

    private Map<String, Double> spread(Map<String, Double> starts) {
        Map<String, Double> reached = new HashMap<>(starts);
        Deque<String> open = new ArrayDeque<>(starts.keySet());
        while (!open.isEmpty()) {
            String name = open.poll();
            double here = reached.getOrDefault(name, UNREACHED);
            double next = here + Math.max(LAST_STEP, FIRST_STEP - 0.3 * Math.max(0, here));
            for (JavaFile file : files) {
                for (Method method : file.methods()) {
                    if (!method.name().equals(name)) {
                        continue;
                    }
                    for (String callee : file.calls(method.first() + 1, method.last())) {
                        if (next < reached.getOrDefault(callee, UNREACHED)) {
                            reached.put(callee, next);
                            open.add(callee);
                        }
                    }
                }
            }
        }
        return reached;
    }

    /** What the place of a candidate costs; near is little. */
    double cost(Candidate candidate) {
        Optional<Method> method = candidate.file().methodAt(candidate.token());
        double cost = method.map(one -> of(candidate.file(), one))
                .orElseGet(() -> nearestIn(candidate.file()) + SAME_CLASS / 2);
        return cost - sharedWords(candidate, method);
    }

    private double of(JavaFile file, Method method) {
        double found = byName.getOrDefault(method.name(), UNREACHED);
        if (found >= UNREACHED) {
            return Math.min(UNREACHED, nearestIn(file) + SAME_CLASS);
        }
        return found + UNSUSPECTED * (1 - suspicion(method.name()));
    }

    /** From 0 for what no failing check calls to 1 for what all of them call and no passing one does (Ochiai). */
    private double suspicion(String name) {
        int failed = failedCalls.getOrDefault(name, 0);
        int passed = passedCalls.getOrDefault(name, 0);
        return failed == 0 ? 0 : failed / Math.sqrt((double) checks.failed().size() * (failed + passed));
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
        boolean onLine = Failure.wordsOf(candidate.oldLine()).stream().anyMatch(said::contains);
        return (whole ? 0.5 : shared > 0 ? 0.2 : 0) + (onLine ? 0.1 : 0) + (sharesText(candidate) ? SHARED_TEXT : 0);
    }
}
