package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.shell.Collected.Started;
import java.util.List;

/** Rails that a command breaks together with the substitutions in it: {@code eval "$(curl ...)"}. */
final class SubstitutionRails {

    private SubstitutionRails() {}

    /**
     * @param substituted what the substitutions start
     * @param own what the command itself starts
     */
    static void check(List<Started> substituted, List<Started> own, Collected collected, TextRange place) {
        if (substituted.isEmpty()) {
            return;
        }
        boolean fetches =
                substituted.stream().anyMatch(start -> Interpreters.fetches(start) || Interpreters.decodes(start));
        if (fetches && own.stream().anyMatch(Interpreters::runsWords)) {
            collected.object(Rail.FETCH_AND_RUN, "This command", place);
        }
    }
}
