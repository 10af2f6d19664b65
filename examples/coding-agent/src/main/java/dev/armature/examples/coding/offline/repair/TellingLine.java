package dev.armature.examples.coding.offline.repair;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which line of a failed run to quote. Maven repeats in many words that it failed and how to be told more; what failed
 * stands in the first error that is neither.
 */
final class TellingLine {
    private static final Pattern MAVEN_ERROR = Pattern.compile("\\[ERROR]\\s+\\S.*");
    private static final Pattern HINT = Pattern.compile("\\[ERROR]\\s+(?:\\[Help \\d+].*|To see the full stack trace.*"
            + "|Re-run Maven .*|For more information about .*|After correcting the problems.*"
            + "|(?:Please r|R|See )?(?:efer to )?\\S*surefire-reports.*|-> \\[Help \\d+])");
    private static final Pattern HEADING = Pattern.compile(
            "\\[ERROR]\\s+(?:Tests run:.*|Failures:\\s*|Errors:\\s*|COMPILATION ERROR ?:\\s*|.*<<< (?:FAILURE|ERROR)!.*)");
    private static final Pattern MAVEN_NOISE = Pattern.compile("\\[(?:INFO|WARNING)].*");

    private TellingLine() {}

    /**
     * The line to quote.
     *
     * @param badLines the lines that speak of a failure
     */
    static Optional<String> of(String text, List<String> badLines) {
        List<String> errors = text.lines()
                .map(String::strip)
                .filter(line -> MAVEN_ERROR.matcher(line).matches())
                .filter(line -> !HINT.matcher(line).matches())
                .toList();
        return errors.stream()
                .filter(line -> !HEADING.matcher(line).matches())
                .findFirst()
                .or(() -> errors.stream().findFirst())
                .or(() -> badLines.stream()
                        .filter(line -> !MAVEN_NOISE.matcher(line).matches())
                        .findFirst())
                .or(() -> badLines.stream().findFirst())
                .map(TellingLine::tidy);
    }

    /** Without the reference to a page of help. */
    static String tidy(String line) {
        return line.strip().replaceFirst("\\s*->\\s*\\[Help \\d+]$", "");
    }
}
