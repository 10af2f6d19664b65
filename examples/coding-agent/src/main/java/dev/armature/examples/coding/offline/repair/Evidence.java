package dev.armature.examples.coding.offline.repair;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the trials so far say about places: a change that makes the test fail in the same words has probably nothing to do
 * with it, one that makes it fail otherwise is on the way, most of all when the test then comes further, and what the
 * compiler refused once it will refuse again.
 */
final class Evidence {
    private static final double NOT_JAVA = 1;
    /** What each further trial at a line costs, after a few: others have not been looked at yet. */
    private static final double FATIGUE = 0.08;

    private static final int FRESH_TRIALS = 3;

    /** What a trial adds to the cost of others at its line and in its method; below zero it speaks for them. */
    private record Weight(double ofLine, double ofMethod) {}

    /** To fail in the same way says little: the place may just not have been reached yet. */
    private static final Weight NO_PROGRESS = new Weight(0.15, 0.04);

    private static final Weight OTHER_FAILURE = new Weight(-0.4, -0.04);
    private static final Weight CAME_FURTHER = new Weight(-0.7, -0.1);
    private static final Weight FELL_BACK = new Weight(0.05, 0);

    private final Failure before;
    private final Set<String> tests;
    private final Map<String, Double> lines = new HashMap<>();
    private final Map<String, Integer> trials = new HashMap<>();
    private final Map<String, Double> methods = new HashMap<>();
    private final Map<String, Double> refused = new HashMap<>();

    /** @param tests the names of the files of the test, without folders */
    Evidence(Failure before, Set<String> tests) {
        this.before = before;
        this.tests = Set.copyOf(tests);
    }

    void learn(Candidate candidate, Failure failure) {
        trials.merge(line(candidate), 1, Integer::sum);
        if (!failure.problems().isEmpty()) {
            refused.merge(candidate.inWords(), NOT_JAVA, Double::sum);
            return;
        }
        switch (Progress.between(before, failure, tests)) {
            case NONE -> learn(candidate, NO_PROGRESS);
            case OTHER -> learn(candidate, OTHER_FAILURE);
            case FURTHER -> learn(candidate, CAME_FURTHER);
            case BACK -> learn(candidate, FELL_BACK);
        }
    }

    private void learn(Candidate candidate, Weight weight) {
        lines.merge(line(candidate), weight.ofLine(), Double::sum);
        methods.merge(method(candidate), weight.ofMethod(), Double::sum);
    }

    double cost(Candidate candidate) {
        int further = Math.max(0, trials.getOrDefault(line(candidate), 0) - FRESH_TRIALS);
        return FATIGUE * further
                + Math.clamp(lines.getOrDefault(line(candidate), 0.0), -1, 1.5)
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
}
