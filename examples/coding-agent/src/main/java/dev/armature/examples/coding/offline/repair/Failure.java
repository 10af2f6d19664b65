package dev.armature.examples.coding.offline.repair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a test run that failed said.
 *
 * @param frames of all stack traces, innermost first
 * @param problems what the compiler refused; when there are any, no test was run
 */
record Failure(String text, List<Frame> frames, List<Problem> problems) {
    private static final Pattern FRAME =
            Pattern.compile("(?U)at (?:[\\w.@-]+/)*([\\w.$]+)\\.([\\w$<>]+)\\((\\w+\\.java):(\\d{1,9})\\)");
    private static final Pattern TRACE_LINE = Pattern.compile("\\s*at .*");
    private static final Pattern PROBLEM = Pattern.compile(
            "(?mU)^(?:\\[ERROR] )?(\\S*?(\\w+\\.java)):\\[?(\\d{1,9})(?:,\\d+])?:? (?:error: )?(?!warning)(.*)$");
    private static final Pattern SYMBOL = Pattern.compile("(?U)symbol: +\\w+ (\\w+)");
    private static final Pattern EXPECTED = Pattern.compile(
            "(?i)(?:expected|wanted)\\W{0,3}(.*?)\\W{0,3}(?:but\\s+(?:was|got|found|is)|,?\\s*(?:actual|got|was|found))\\W{0,3}(.*)");
    private static final Pattern ACTUAL_FIRST = Pattern.compile(
            "(?i)(?:=|got|was|found|actual):?\\s*(\\S+?),?\\s+(?:but )?(?:expected|wanted):?\\s*(\\S+)");
    private static final Pattern BAD_LINE = Pattern.compile(
            "(?i).*(?:\\bfail|\\bnot ok\\b|expected|exception|error|\\bwrong\\b|mismatch|incorrect|✗|✘|×).*");
    /** {@code 2 failed}, {@code 2 of 7 failed}, {@code FAIL: sum}; not {@code 0 of 7 failed} and {@code FAILED: 0}. */
    private static final Pattern SAYS_FAILED =
            Pattern.compile("(?m)^\\s*(?:FAIL(?:ED|URES?)?\\b(?!\\W*0\\b)|not ok\\b|✗|✘)"
                    + "|(?<!\\bof )(?<!/ ?)\\b[1-9]\\d*(?: ?(?:out )?(?:of|/) ?\\d+)? (?:tests? |checks? )?(?:failed|failures?)\\b"
                    + "|(?i:\\b(?:failed|failures|errors): ?[1-9])");

    private static final Pattern RETURNED_NULL = Pattern.compile("(?U)return value of \"[\\w.$]+\\.(\\w+)\\(");

    /** A line of a stack trace. */
    record Frame(String method, String file, int line) {}

    /** A line that the compiler refused. {@code symbol} is the name it does not know, else empty. */
    record Problem(String file, int line, String message, String symbol) {}

    static Failure parse(String text) {
        List<Problem> problems = new ArrayList<>();
        Matcher problem = PROBLEM.matcher(text);
        while (problem.find()) {
            Matcher symbol = SYMBOL.matcher(text).region(problem.end(), text.length());
            boolean unknown = problem.group(4).contains("cannot find symbol") && symbol.find();
            problems.add(new Problem(
                    problem.group(2),
                    Integer.parseInt(problem.group(3)),
                    problem.group(4),
                    unknown ? symbol.group(1) : ""));
        }
        return new Failure(text, framesIn(text), List.copyOf(problems));
    }

    private static List<Frame> framesIn(String text) {
        return FRAME.matcher(text)
                .results()
                .map(frame -> new Frame(frame.group(2), frame.group(3), Integer.parseInt(frame.group(4))))
                .toList();
    }

    /** Whether a run whose command ended well reports failures all the same. */
    static boolean isToldBy(String text) {
        return SAYS_FAILED.matcher(text).find();
    }

    /** The lines that tell what went wrong, without the stack trace. */
    List<String> badLines() {
        return text.lines()
                .filter(line ->
                        BAD_LINE.matcher(line).matches() && !line.strip().startsWith("at "))
                .toList();
    }

    /** The frames of the first stack trace, innermost first. */
    List<Frame> firstTrace() {
        List<String> lines = text.lines()
                .dropWhile(line -> !TRACE_LINE.matcher(line).matches())
                .takeWhile(line -> TRACE_LINE.matcher(line).matches())
                .toList();
        return framesIn(String.join("\n", lines));
    }

    /** One line for people. */
    String summary() {
        return TellingLine.of(text, badLines()).orElse("the command failed");
    }

    /** The words in the bad lines and in the names of the methods on the way, in small letters; names are cut at humps. */
    Set<String> words() {
        Set<String> words = new HashSet<>();
        badLines().forEach(line -> words.addAll(wordsOf(line)));
        frames.forEach(frame -> words.addAll(wordsOf(frame.method())));
        return words;
    }

    static Set<String> wordsOf(String text) {
        Set<String> words = new HashSet<>();
        for (String word : text.split("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])", -1)) {
            String small = word.toLowerCase(Locale.ROOT).replaceFirst("(?<=..)(?:es|s|ed|ing)$", "");
            if (small.length() > 2) {
                words.add(small);
            }
        }
        return words;
    }

    /** The names of the methods whose result was null where none was expected, as the Java machine tells. */
    List<String> methodsThatGaveNull() {
        return RETURNED_NULL
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    boolean mentions(String exception) {
        return text.contains(exception);
    }

    /** Whether a number came out that is wrong by one. */
    boolean isOffByOne() {
        return compared()
                .filter(pair ->
                        pair.one().matches("-?\\d{1,15}") && pair.other().matches("-?\\d{1,15}"))
                .filter(pair -> Math.abs(Long.parseLong(pair.one()) - Long.parseLong(pair.other())) == 1)
                .isPresent();
    }

    /** Whether true came out for false, or false for true. */
    boolean isWrongAnswer() {
        return compared()
                .filter(pair -> pair.one().matches("true|false") || pair.other().matches("true|false"))
                .isPresent();
    }

    /** Whether a number came out with the wrong sign. */
    boolean isWrongSign() {
        return compared()
                .filter(pair -> !pair.one().equals("0")
                        && (pair.one().equals("-" + pair.other())
                                || pair.other().equals("-" + pair.one())))
                .isPresent();
    }

    /** The value that was expected and the one that came out, in the order in which a line names them. */
    private record Compared(String one, String other) {}

    /** What the first bad line compares. */
    private Optional<Compared> compared() {
        for (String line : badLines()) {
            for (Pattern pattern : List.of(EXPECTED, ACTUAL_FIRST)) {
                Matcher matcher = pattern.matcher(line);
                if (matcher.find()) {
                    return Optional.of(new Compared(plain(matcher.group(1)), plain(matcher.group(2))));
                }
            }
        }
        return Optional.empty();
    }

    private static String plain(String value) {
        return value.strip().replaceFirst("^[<\\[('\"]+(?!.*[,=])", "").replaceFirst("[>\\])'\".;]+$", "");
    }
}
