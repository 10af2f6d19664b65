package dev.armature.examples.coding.offline.repair;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What a change did to a failure. */
enum Progress {
    /** The same words: the place may not have been reached, or not have mattered. */
    NONE,
    /** Another failure at the same point of the test. */
    OTHER,
    /** The test comes further, or less of it fails. */
    FURTHER,
    /** The test fails earlier, or more of it does: what stood there served what passed. */
    BACK;

    /**
     * Compares two failures of the same test.
     *
     * @param tests the names of the files of the test, without folders; their lines tell how far it came
     */
    static Progress between(Failure before, Failure now, Set<String> tests) {
        if (withoutTimes(before.text()).equals(withoutTimes(now.text()))) {
            return NONE;
        }
        int order = lines(now, tests).equals(lines(before, tests))
                ? Comparator.comparingInt(Progress::badLines)
                        .reversed()
                        .thenComparingInt(Progress::linesBefore)
                        .compare(now, before)
                : compare(lines(now, tests), lines(before, tests));
        return order > 0 ? FURTHER : order < 0 ? BACK : OTHER;
    }

    private static int badLines(Failure failure) {
        return failure.badLines().size();
    }

    /** How many lines the test printed before it first complained. */
    private static int linesBefore(Failure failure) {
        String first = failure.badLines().stream().findFirst().orElse("");
        return failure.text().lines().toList().indexOf(first);
    }

    /** Where the first stack trace passes through the test, outermost first. */
    private static List<Failure.Frame> lines(Failure failure, Set<String> tests) {
        return failure.firstTrace().reversed().stream()
                .filter(frame -> tests.contains(frame.file()))
                .toList();
    }

    private static int compare(List<Failure.Frame> now, List<Failure.Frame> before) {
        for (int i = 0; i < Math.min(now.size(), before.size()); i++) {
            Failure.Frame here = now.get(i);
            Failure.Frame there = before.get(i);
            if (!here.file().equals(there.file()) || !here.method().equals(there.method())) {
                return 0;
            }
            if (here.line() != there.line()) {
                return Integer.compare(here.line(), there.line());
            }
        }
        return 0;
    }

    /** Times and addresses change without meaning. */
    private static String withoutTimes(String text) {
        return text.replaceAll("@[0-9a-f]+", "@")
                .replaceAll("\\b\\d+(?:\\.\\d+)? ?(?:ms|s)\\b", "")
                .strip();
    }
}
