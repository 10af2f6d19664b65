package dev.armature.conformance.oracle;

import dev.armature.conformance.oracle.Observation.Started;
import dev.armature.permissions.Assessment;
import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.NormalisedArgv.Known;
import dev.armature.permissions.action.Shell;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.ProgramStart;
import dev.armature.permissions.trust.Trust;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Judges scripts, runs them, and compares what was listed with what was seen. */
final class Verdicts {

    private final Oracle oracle;
    private final PermissionEngine engine;
    private final Sandbox sandbox;

    Verdicts(Sandbox sandbox, Oracle oracle) {
        this.sandbox = sandbox;
        this.oracle = oracle;
        this.engine = PermissionEngine.builder()
                .workspace(Workspace.of(sandbox.workspace()))
                .trust(Trust.TRUSTED)
                .home(sandbox.root().resolve("home"))
                .build();
    }

    /** A script, what was said of it, and what came of it. */
    record Verdict(String script, Assessment assessment, Observation observation) {

        @Override
        public String toString() {
            return "`" + script + "`\n    " + String.join("\n    ", misses()) + "\n    listed: "
                    + listed().stream().map(start -> start.words().toString()).toList();
        }

        boolean isAllowed() {
            return assessment.decision() instanceof Decision.Allow;
        }

        List<ProgramStart> listed() {
            return assessment.effects().starts();
        }

        /** Whether each word of each start is known. */
        boolean isAllKnown() {
            return assessment.effects().isParsed()
                    && listed().stream()
                            .allMatch(start -> start.words().words().stream().allMatch(Known.class::isInstance));
        }

        /** Whether a start is listed of which not even the program is known; such a list misses nothing. */
        boolean saysAnything() {
            return listed().stream().anyMatch(Listed::isAnything);
        }

        /** What contradicts the judge. */
        List<String> misses() {
            List<String> misses = new ArrayList<>();
            for (Started seen : observation.started()) {
                if (listed().stream().noneMatch(start -> Listed.covers(start, seen))) {
                    misses.add("started, not listed: " + seen.argv() + " in " + seen.folder());
                }
            }
            if (isAllowed() && saysAnything()) {
                misses.add("allowed, yet a start is listed of which nothing is known");
            }
            if (isAllowed()) {
                observation.changed().forEach(change -> misses.add("allowed, yet it " + change));
            }
            return misses.stream().distinct().toList();
        }
    }

    Assessment judge(String script) {
        return engine.assess(new Action.RunCommand(script, sandbox.workspace(), Shell.BASH));
    }

    /** What is allowed runs with real programs, so that what they do is seen too. */
    List<Verdict> of(List<String> scripts) throws IOException, InterruptedException {
        List<Assessment> assessments = scripts.stream().map(this::judge).toList();
        List<Oracle.Script> runs = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            runs.add(new Oracle.Script(scripts.get(i), assessments.get(i).decision() instanceof Decision.Allow));
        }
        List<Observation> observations = oracle.run(runs);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            verdicts.add(new Verdict(scripts.get(i), assessments.get(i), observations.get(i)));
        }
        return verdicts;
    }
}
