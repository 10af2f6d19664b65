package dev.armature.permissions;

import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.matching.Anchors;
import dev.armature.permissions.matching.RuleSet;
import dev.armature.permissions.matching.Subject;
import dev.armature.permissions.path.Guard;
import dev.armature.permissions.path.Places;
import dev.armature.permissions.rule.InvalidRulesException;
import dev.armature.permissions.rule.RuleProblem;
import dev.armature.permissions.rule.RuleProblem.Severity;
import dev.armature.permissions.rule.RuleSource;
import dev.armature.permissions.shell.ShellJudge;
import dev.armature.permissions.shell.report.Rail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of an engine that take work to build: shared by its copies in other modes and folders. */
record Compiled(RuleSet rules, Judging judging, Commands commands, Sandboxing sandboxing, List<RuleProblem> warnings) {

    static Compiled from(Settings settings) {
        Workspace workspace = settings.workspace;
        List<Path> roots = workspace == null ? List.of() : workspace.roots();
        Places places = new Places(roots, settings.files);
        Anchors anchors = new Anchors(places.roots(), settings.anchorOfHome(), settings.files);
        List<RuleProblem> problems = new ArrayList<>(modeProblems(settings));
        RuleSet all = RuleSet.compile(settings.sources, anchors, protections());
        problems.addAll(all.problems());
        List<RuleProblem> errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidRulesException(errors);
        }
        RuleSet heard = all.tightenedBy(settings::isMuted);
        boolean isTrusted = workspace != null && settings.trust.mayLoosen();
        Judging judging = new Judging(places, isTrusted, Optional.ofNullable(settings.planFile));
        ShellJudge judge = new ShellJudge(
                places, settings.files, settings.homeOrNull, settings.programs, heard.forbidsMoreThanCommands());
        Commands commands = new Commands(judge, isTrusted);
        return new Compiled(heard, judging, commands, new Sandboxing(places, settings.homeOrNull), problems);
    }

    /** A workspace may not switch off the questions of those who open it. */
    private static List<RuleProblem> modeProblems(Settings settings) {
        return settings.sources.stream()
                .filter(source -> source.tier().comesWithTheWorkspace())
                .filter(source ->
                        source.mode().filter(mode -> mode == Mode.BYPASS).isPresent())
                .map(Compiled::bypassInWorkspace)
                .toList();
    }

    private static RuleProblem bypassInWorkspace(RuleSource source) {
        return new RuleProblem(
                Severity.ERROR,
                source.name(),
                "",
                "",
                "Settings of a workspace cannot choose the mode bypass.",
                "Choose it in your own settings or on the command line.");
    }

    private static Set<Subject.Protection> protections() {
        Set<Subject.Protection> all = new HashSet<>();
        for (Guard guard : Guard.values()) {
            all.add(new Subject.Protection(Subject.Protection.Kind.GUARD, guard.id()));
        }
        for (Rail rail : Rail.values()) {
            all.add(new Subject.Protection(Subject.Protection.Kind.RAIL, rail.id()));
        }
        return all;
    }
}
