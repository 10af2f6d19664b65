package dev.armature.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the tests that were left out, with the reason each gave, in the reports that Surefire and Failsafe wrote. */
final class LeftOutTests {

    private static final Pattern CASE = Pattern.compile(
            "<testcase name=\"([^\"]*)\" classname=\"([^\"]*)\"[^>]*>\\s*<skipped(?: message=\"([^\"]*)\")?");

    private LeftOutTests() {}

    /** One test, {@code reason} being empty when it gave none. */
    record LeftOut(String test, String reason) {

        /** A test for another operating system can't run here, whatever is installed. */
        boolean isForAnotherSystem() {
            return reason.contains("operating system");
        }

        @Override
        public String toString() {
            return test + ": " + (reason.isEmpty() ? "gave no reason" : reason);
        }
    }

    static List<LeftOut> below(Path root) throws IOException {
        List<LeftOut> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root, 5)) {
            for (Path report : files.filter(LeftOutTests::isReport).sorted().toList()) {
                found.addAll(in(Files.readString(report)));
            }
        }
        return found;
    }

    static List<LeftOut> in(String report) {
        List<LeftOut> found = new ArrayList<>();
        Matcher matcher = CASE.matcher(report);
        while (matcher.find()) {
            String reason = matcher.group(3) == null
                    ? ""
                    : matcher.group(3).replace("&#10;", " ").strip();
            found.add(new LeftOut(matcher.group(2) + "." + matcher.group(1), reason));
        }
        return found;
    }

    private static boolean isReport(Path file) {
        String folder = file.getParent().getFileName().toString();
        return (folder.equals("surefire-reports") || folder.equals("failsafe-reports"))
                && file.getFileName().toString().matches("TEST-.*\\.xml");
    }
}
