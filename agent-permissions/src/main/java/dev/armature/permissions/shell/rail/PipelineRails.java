package dev.armature.permissions.shell.rail;

import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.shell.file.Surroundings;
import dev.armature.permissions.shell.program.Interpreters;
import dev.armature.permissions.shell.program.Kind;
import dev.armature.permissions.shell.program.Started;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Rail;
import dev.armature.permissions.shell.word.Paths;
import java.util.List;
import java.util.Set;

/** Rails that a pipeline as a whole breaks: what one end fetches or decodes, the other runs. */
public final class PipelineRails {

    private static final Set<String> PRINTS = Set.of("echo", "printf", "ls");

    private PipelineRails() {}

    private static boolean connects(Started start) {
        boolean isTunnel =
                start.program().equals("openssl") && start.arguments().stream().anyMatch(word -> word.is("s_client"));
        return isTunnel || Kind.CONNECTS.isOf(start.program());
    }

    /** Whether it prints the name of a folder that nobody can lose, or all that is in it. */
    private static boolean namesPrecious(List<Started> stage, Paths paths, Surroundings around) {
        return stage.size() == 1
                && PRINTS.contains(stage.getFirst().program())
                && stage.getFirst().arguments().stream().anyMatch(word -> PathRails.isPrecious(word, paths, around));
    }

    /** Objects where {@code xargs rm -rf} reads such a name from a redirection. */
    public static void fed(
            String text, List<Started> own, Paths paths, Surroundings around, Collected collected, TextRange place) {
        if (own.stream().anyMatch(PipelineRails::deletesAdded)
                && PathRails.isPrecious(Value.of(text.strip()), paths, around)) {
            collected.object(Rail.RECURSIVE_DELETE, "This command", place);
        }
    }

    /** {@code xargs rm -rf}, {@code xargs -I{} rm -rf {}} */
    private static boolean deletesAdded(Started start) {
        return start.program().equals("rm")
                && start.arguments().stream()
                        .anyMatch(word -> word instanceof Value.Many || word.equals(Value.unknown()))
                && start.arguments().stream().anyMatch(word -> word.shown().matches("--r\\w*|-(?=\\w*[rR])\\w*"));
    }

    /**
     * Objects where one end of a pipeline runs what the other fetches or decodes.
     *
     * @param stages what each command of the pipeline starts
     */
    public static void check(
            List<List<Started>> stages, Paths paths, Surroundings around, Collected collected, TextRange place) {
        boolean fetched = false;
        boolean namesPrecious = false;
        boolean connects = false;
        boolean hasShell = false;
        for (List<Started> stage : stages) {
            if (fetched
                    && stage.stream()
                            .anyMatch(start -> Interpreters.runsInput(start)
                                    || Interpreters.runsAdded(start)
                                    || Interpreters.runsUnknown(start))) {
                collected.object(Rail.FETCH_AND_RUN, "This pipeline", place);
            }
            if (namesPrecious && stage.stream().anyMatch(PipelineRails::deletesAdded)) {
                collected.object(Rail.RECURSIVE_DELETE, "This pipeline", place);
            }
            namesPrecious = namesPrecious(stage, paths, around);
            fetched |= stage.stream().anyMatch(start -> Interpreters.fetches(start) || Interpreters.decodes(start));
            connects |= stage.stream().anyMatch(start -> connects(start));
            hasShell |=
                    stage.stream().anyMatch(start -> Kind.SHELL.isOf(start.program()) && Interpreters.runsInput(start));
        }
        if (fetched && stages.size() > 1) {
            collected.fetchesIn(place);
        }
        if (connects && hasShell) {
            collected.object(Rail.REMOTE_SHELL, "This pipeline", place);
        }
    }
}
