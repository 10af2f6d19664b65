package dev.armature.examples.coding.check;

import dev.armature.examples.coding.report.Printable;
import dev.armature.permissions.decision.ProgramStart;
import dev.armature.permissions.decision.Reason;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A verdict for people: the word, the reasons, what may be started, read and written. */
public final class VerdictText {
    private static final Pattern PLACE = Pattern.compile("^The command is not understood: (\\d+):(\\d+): ");

    private VerdictText() {}

    /** Prints it. */
    public static void print(Verdict verdict, PrintStream out) {
        out.println(verdict.word());
        for (Reason reason : verdict.assessment().decision().reasons()) {
            out.println("  because: " + Printable.line(placed(reason.message())));
        }
        var effects = verdict.assessment().effects();
        effects.starts().stream()
                .map(start -> "  starts:  " + Printable.line(start.words().toString()) + "  (" + kinds(start) + ")")
                .distinct()
                .forEach(out::println);
        effects.reads().stream()
                .map(verdict::shown)
                .sorted()
                .forEach(path -> out.println("  reads:   " + Printable.line(path)));
        effects.writes().stream()
                .map(verdict::shown)
                .sorted()
                .forEach(path -> out.println("  writes:  " + Printable.line(path)));
        List<String> rules = verdict.assessment().suggestedRules();
        rules.forEach(rule ->
                out.println((rules.size() == 1 ? "  a rule that would allow it: " : "  a rule that is needed:  ")
                        + Printable.line(rule)));
    }

    /** With the place in the command as people read it. */
    private static String placed(String message) {
        return PLACE.matcher(message).replaceFirst("The command is not understood at line $1, column $2: ");
    }

    private static String kinds(ProgramStart start) {
        return start.kinds().isEmpty()
                ? "changes nothing by itself"
                : start.kinds().stream()
                        .sorted()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }
}
