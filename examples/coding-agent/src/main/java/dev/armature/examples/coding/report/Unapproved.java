package dev.armature.examples.coding.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was refused because an approval was needed and nobody could be asked.
 *
 * @param isAny whether anything was
 * @param rules allow rules that together would have let it pass, as far as rules can
 */
public record Unapproved(boolean isAny, List<String> rules) {
    public Unapproved {
        rules = List.copyOf(rules);
    }

    /** Nothing was. */
    public static Unapproved none() {
        return new Unapproved(false, List.of());
    }

    /** What to do, for the one who started the run. */
    String sentence(String resume) {
        String what = "Something needed an approval and nobody could be asked. ";
        if (rules.isEmpty()) {
            return what + "No rule would allow it: start armature at a terminal, where you are asked. " + resume;
        }
        return what + "To allow it, add "
                + rules.stream().map(rule -> "--allow " + quoted(rule)).collect(Collectors.joining(" ")) + ". "
                + resume;
    }

    /** As one word of a shell. */
    private static String quoted(String rule) {
        return "'" + rule.replace("'", "'\\''") + "'";
    }
}
