package dev.armature.examples.coding.report;

import java.util.List;

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
    String sentence(Onward onward) {
        String what = "Something needed an approval and nobody could be asked. ";
        if (rules.isEmpty()) {
            return what + "No rule would allow it. Go on at a terminal, where you are asked: " + onward.atATerminal();
        }
        boolean isEdit = !onward.acceptsEdits() && rules.stream().anyMatch(rule -> rule.startsWith("Edit("));
        String mode = isEdit ? "--permission-mode acceptEdits would allow all edits inside the workspace. " : "";
        return what + mode + "To allow it and go on: " + onward.command(rules);
    }
}
