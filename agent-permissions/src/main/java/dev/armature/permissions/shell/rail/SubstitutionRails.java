package dev.armature.permissions.shell.rail;

import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.shell.program.Interpreters;
import dev.armature.permissions.shell.program.Started;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Rail;
import java.util.List;
import java.util.Optional;

/** Rails that a command breaks together with the substitutions in it: {@code eval "$(curl ...)"}. */
public final class SubstitutionRails {

    private SubstitutionRails() {}

    /**
     * Objects where a command runs what its substitutions fetch or decode.
     *
     * @param substituted what the substitutions start
     * @param own what the command itself starts
     */
    public static void check(List<Started> substituted, List<Started> own, Collected collected, TextRange place) {
        if (substituted.isEmpty()) {
            return;
        }
        if (source(substituted).isPresent() && own.stream().anyMatch(Interpreters::runsWords)) {
            collected.object(Rail.FETCH_AND_RUN, "This command", place);
        }
    }

    /** The one of these that fetches or decodes what comes out of them. */
    public static Optional<Started> source(List<Started> started) {
        return started.stream()
                .filter(start -> Interpreters.fetches(start) || Interpreters.decodes(start))
                .findFirst();
    }
}
