package dev.armature.permissions.shell.rail;

import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.shell.program.Interpreters;
import dev.armature.permissions.shell.program.Kind;
import dev.armature.permissions.shell.program.Started;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Rail;
import java.util.List;

/** Rails that a pipeline as a whole breaks: what one end fetches or decodes, the other runs. */
public final class PipelineRails {

    private PipelineRails() {}

    /**
     * Objects where one end of a pipeline runs what the other fetches or decodes.
     *
     * @param stages what each command of the pipeline starts
     */
    public static void check(List<List<Started>> stages, Collected collected, TextRange place) {
        boolean fetched = false;
        boolean connects = false;
        boolean hasShell = false;
        for (List<Started> stage : stages) {
            if (fetched && stage.stream().anyMatch(Interpreters::runsInput)) {
                collected.object(Rail.FETCH_AND_RUN, "This pipeline", place);
            }
            fetched |= stage.stream().anyMatch(start -> Interpreters.fetches(start) || Interpreters.decodes(start));
            connects |= stage.stream().anyMatch(start -> Kind.CONNECTS.isOf(start.program()));
            hasShell |=
                    stage.stream().anyMatch(start -> Kind.SHELL.isOf(start.program()) && Interpreters.runsInput(start));
        }
        if (connects && hasShell) {
            collected.object(Rail.REMOTE_SHELL, "This pipeline", place);
        }
    }
}
