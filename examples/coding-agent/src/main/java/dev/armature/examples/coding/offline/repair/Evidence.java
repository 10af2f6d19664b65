package dev.armature.examples.coding.offline.repair;

import java.util.HashMap;
import java.util.Map;

/**
 * What the trials so far say about places: a change that makes the test fail in the same words has probably nothing to do
 * with it, one that makes it fail otherwise is on the way, and what the compiler refused once it will refuse again.
 */
final class Evidence {
    private static final double OTHER_FAILURE = 0.4;
    private static final double SAME_FAILURE = 0.15;
    private static final double NOT_JAVA = 1;
    private static final double SAME_METHOD = 0.04;

    private final String baseline;
    private final Map<String, Double> lines = new HashMap<>();
    private final Map<String, Double> methods = new HashMap<>();
    private final Map<String, Double> refused = new HashMap<>();

    Evidence(String failure) {
        this.baseline = withoutNumbers(failure);
    }

    void learn(Candidate candidate, Failure failure) {
        if (!failure.problems().isEmpty()) {
            refused.merge(candidate.inWords(), NOT_JAVA, Double::sum);
            return;
        }
        // To fail in the same way says little: the place may just not have been reached yet.
        boolean same = withoutNumbers(failure.text()).equals(baseline);
        double sign = same ? 1 : -1;
        lines.merge(line(candidate), same ? SAME_FAILURE : -OTHER_FAILURE, Double::sum);
        methods.merge(method(candidate), sign * SAME_METHOD, Double::sum);
    }

    double cost(Candidate candidate) {
        return Math.clamp(lines.getOrDefault(line(candidate), 0.0), -0.8, 1.5)
                + Math.clamp(methods.getOrDefault(method(candidate), 0.0), -0.5, 1)
                + refused.getOrDefault(candidate.inWords(), 0.0);
    }

    private static String line(Candidate candidate) {
        return candidate.file().path() + ":" + candidate.line();
    }

    private static String method(Candidate candidate) {
        return candidate.file().path() + "#"
                + candidate
                        .file()
                        .methodAt(candidate.token())
                        .map(method -> method.first())
                        .orElse(-1);
    }

    /** Times, addresses and line numbers of the trace change without meaning. */
    private static String withoutNumbers(String text) {
        return text.replaceAll("@[0-9a-f]+", "@")
                .replaceAll("\\b\\d+(?:\\.\\d+)? ?(?:ms|s)\\b", "")
                .strip();
    }
}
