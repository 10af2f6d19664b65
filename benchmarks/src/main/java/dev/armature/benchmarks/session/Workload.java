package dev.armature.benchmarks.session;

import java.util.List;

/**
 * How much each process has to do.
 *
 * @param warmUp sessions before anything is measured, so that little is left to compile
 * @param sessions those that are measured
 */
record Workload(int warmUp, int sessions) {

    /** Requests in one session. */
    static final int TURNS = 40;

    Workload {
        if (warmUp < 1 || sessions < 1) {
            throw new IllegalArgumentException("At least one session is needed before and while it is measured, was "
                    + warmUp + " and " + sessions + ".");
        }
    }

    /** With twice as many to warm up as are measured. */
    static Workload of(int sessions) {
        return new Workload(2 * sessions, sessions);
    }

    /** How many turns are measured. */
    double turns() {
        return (double) sessions * TURNS;
    }

    /** As arguments of a {@link ContenderProcess}. */
    List<String> words() {
        return List.of(String.valueOf(warmUp), String.valueOf(sessions));
    }
}
