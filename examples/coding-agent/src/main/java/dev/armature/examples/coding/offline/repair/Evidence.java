package dev.armature.examples.coding.offline.repair;

import java.util.HashMap;
import java.util.Map;

/**
 * What the trials so far say about places: a change that makes the test fail in the same words has probably nothing to do
 * with it, one that makes it fail otherwise is on the way.
 */
final class Evidence {
    private static final double SAME_LINE = 0.4;
    private static final double SAME_LINE_BOUNDARY = 0.15;
    private static final double SAME_METHOD = 0.08;

    private final String baseline;
    private final Map<String, Double> lines = new HashMap<>();
    private final Map<String, Double> methods = new HashMap<>();

    Evidence(String failure) {
        this.baseline = withoutNumbers(failure);
    }

    void learn(Candidate candidate, Failure failure) {
        if (!failure.problems().isEmpty()) {
            return;
        }
        double sign = withoutNumbers(failure.text()).equals(baseline) ? 1 : -1;
        // A boundary that was moved in vain says little about its line, for most values lie on neither side of it.
        double weight = sign > 0 && candidate.kind() == Candidate.Kind.BOUNDARY ? SAME_LINE_BOUNDARY : SAME_LINE;
        lines.merge(line(candidate), sign * weight, Double::sum);
        methods.merge(method(candidate), sign * SAME_METHOD, Double::sum);
    }

    double cost(Candidate candidate) {
        return Math.clamp(lines.getOrDefault(line(candidate), 0.0), -0.8, 1.5)
                + Math.clamp(methods.getOrDefault(method(candidate), 0.0), -0.5, 1);
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
