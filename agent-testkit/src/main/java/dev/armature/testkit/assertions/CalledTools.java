package dev.armature.testkit.assertions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the tools that were called with those expected; empty when they agree. */
final class CalledTools {
    private CalledTools() {}

    static Optional<String> exactly(List<String> expected, List<String> called) {
        return called.equals(expected)
                ? Optional.empty()
                : Optional.of(sentence("exactly, in this order", expected, called));
    }

    static Optional<String> inAnyOrder(List<String> expected, List<String> called) {
        return called.stream()
                        .sorted()
                        .toList()
                        .equals(expected.stream().sorted().toList())
                ? Optional.empty()
                : Optional.of(sentence("exactly, in any order", expected, called));
    }

    /** In this order, with others between. */
    static Optional<String> amongOthers(List<String> expected, List<String> called) {
        List<String> left = new ArrayList<>(expected);
        for (String tool : called) {
            if (!left.isEmpty() && left.getFirst().equals(tool)) {
                left.removeFirst();
            }
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(sentence("among others, in this order", expected, called) + "\n  not found: `"
                        + left.getFirst() + "`");
    }

    private static String sentence(String how, List<String> expected, List<String> called) {
        return "Expected calls of " + how + ":\n  " + expected + "\nbut the model called\n  " + called;
    }
}
