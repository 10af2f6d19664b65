package dev.armature.permissions;

import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.Effects;
import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.matching.Subject;
import dev.armature.permissions.rule.InvalidRulesException;
import dev.armature.permissions.rule.RuleProblem;
import dev.armature.permissions.rule.RuleSource;
import dev.armature.permissions.rule.Rules;
import dev.armature.permissions.sandbox.SandboxPolicy;
import dev.armature.permissions.spi.FileView;
import dev.armature.permissions.trust.Trust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Judges what somebody is about to do.
 *
 * <pre>{@code
 * PermissionEngine engine = PermissionEngine.builder()
 *         .workspace(Workspace.of(Path.of(".")))
 *         .trust(Trust.TRUSTED)
 *         .rules(rules -> rules.allow("Bash(mvn test)").deny("Read(secrets/**}{@code )"))
 *         .build();
 * Decision decision = engine.assess(action).decision();
 * }</pre>
 *
 * <p>Immutable and thread-safe. Judging looks at the file system (links, folders) and at nothing else; it starts no
 * process and writes nothing. An engine without a workspace, or whose workspace is not trusted, asks about everything that
 * no rule speaks of, reading included.
 */
public final class PermissionEngine {

    private final Settings settings;
    private final Compiled compiled;

    private PermissionEngine(Settings settings, Compiled compiled) {
        this.settings = settings;
        this.compiled = compiled;
    }

    static PermissionEngine of(Settings settings, Compiled compiled) {
        return new PermissionEngine(settings, compiled);
    }

    /** An engine in the making: no workspace, not trusted, no rules. */
    public static Builder builder() {
        return new Builder();
    }

    /** Judges one action. Never throws for what the action contains. */
    public Assessment assess(Action action) {
        return judge(action, Trace.unwanted());
    }

    /** Judges one action and tells what every step said. */
    public Explanation explain(Action action) {
        Trace trace = Trace.wanted();
        Assessment assessment = judge(action, trace);
        return new Explanation(action, assessment, trace.steps());
    }

    /**
     * The sandbox that fits what an action was thought to do: what only reads can change nothing and reach nobody; for the
     * rest the workspace can be changed, but for what is run or obeyed later, and hosts are reached only if the action was
     * thought to reach some.
     */
    public SandboxPolicy sandbox(Assessment assessment) {
        return compiled.sandboxing().policy(assessment.effects());
    }

    /**
     * The same engine with one more source of rules.
     *
     * @throws InvalidRulesException if the source has errors
     */
    public PermissionEngine with(RuleSource extra) {
        return settings.withSource(extra).engine();
    }

    /** The same engine in another mode. */
    public PermissionEngine withMode(Mode mode) {
        return new PermissionEngine(settings.withMode(mode), compiled);
    }

    /**
     * The same engine for somebody who works in another folder of the workspace.
     *
     * @param cwd an absolute folder; what is inside the workspace does not change with it
     */
    public PermissionEngine at(Path cwd) {
        Workspace workspace = settings.workspace;
        return workspace == null ? this : new PermissionEngine(settings.withWorkspace(workspace.at(cwd)), compiled);
    }

    /** The mode in force: the one set on the builder, else the first that a source asks for, else the default. */
    public Mode mode() {
        return settings.mode();
    }

    /** The workspace, if one is set. */
    public Optional<Workspace> workspace() {
        return Optional.ofNullable(settings.workspace);
    }

    /** Whether the workspace is trusted. */
    public Trust trust() {
        return settings.trust;
    }

    /** What is odd about the rules, though they work. */
    public List<RuleProblem> warnings() {
        return compiled.warnings();
    }

    private Assessment judge(Action action, Trace trace) {
        Evaluation evaluation = new Evaluation(compiled.rules(), mode(), trace);
        Judgement judgement = judge(action, List.of(), evaluation);
        return new Assessment(judgement.decision(), judgement.effects(), judgement.missingRules());
    }

    private Judgement judge(Action action, List<Subject> context, Evaluation evaluation) {
        return switch (action) {
            case Action.ReadPath read -> judged(compiled.judging().reading(read), context, evaluation);
            case Action.WritePath write -> judged(compiled.judging().writing(write), context, evaluation);
            case Action.Fetch fetch -> judged(compiled.judging().fetching(fetch), context, evaluation);
            case Action.RunCommand run -> running(run, context, evaluation);
            case Action.UseTool use
            when use.does().isEmpty() -> judged(compiled.judging().using(use), context, evaluation);
            case Action.UseTool use -> within(use, context, evaluation);
        };
    }

    private Judgement running(Action.RunCommand run, List<Subject> context, Evaluation evaluation) {
        Findings found = compiled.commands().running(run);
        Judgement judgement = judged(found, context, evaluation);
        return evaluation
                .objections(found, settings.checks.objections(found.effects()))
                .map(objecting -> judgement.stricter(objecting))
                .orElse(judgement);
    }

    private static Judgement judged(Findings found, List<Subject> context, Evaluation evaluation) {
        Decision decision = evaluation.decide(found, context);
        return new Judgement(decision, found.effects(), evaluation.missingRules(found, context, decision));
    }

    /** Each action within is judged with the tool's own name in mind; the strictest wins. */
    private Judgement within(Action.UseTool use, List<Subject> context, Evaluation evaluation) {
        List<Subject> inner = new ArrayList<>(context);
        inner.add(new Subject.ToolUse(use.tool(), use.parameters()));
        Judgement all = judge(use.does().getFirst(), inner, evaluation);
        for (Action action : use.does().subList(1, use.does().size())) {
            all = all.and(judge(action, inner, evaluation));
        }
        return all;
    }

    /**
     * What is thought of an action, or of some.
     *
     * @param missingRules allow rules that together would let pass what is asked; empty if none would
     */
    private record Judgement(Decision decision, Effects effects, List<String> missingRules) {

        /** What checks object to no rule lets pass. */
        Judgement stricter(Decision objecting) {
            return new Judgement(decision.and(objecting), effects, List.of());
        }

        Judgement and(Judgement other) {
            Decision both = decision.and(other.decision);
            return new Judgement(
                    both, effects.and(other.effects), both instanceof Decision.Ask ? allMissing(other) : List.of());
        }

        /** Rules for one part help only if there are rules for the other, too, or it is allowed anyway. */
        private List<String> allMissing(Judgement other) {
            List<String> all = new ArrayList<>();
            for (Judgement part : List.of(this, other)) {
                if (part.decision instanceof Decision.Ask && part.missingRules.isEmpty()) {
                    return List.of();
                }
                all.addAll(part.missingRules);
            }
            return all.stream().distinct().toList();
        }
    }

    /** Sets up an engine. Not thread-safe. */
    public static final class Builder {

        private Settings settings = Settings.none();

        private Builder() {}

        /** The folders that somebody works in. */
        public Builder workspace(Workspace workspace) {
            settings = settings.withWorkspace(workspace);
            return this;
        }

        /** Whether somebody vouched for the workspace; nobody did unless this is said. */
        public Builder trust(Trust trust) {
            settings = settings.withTrust(trust);
            return this;
        }

        /** The mode, whatever the sources of rules ask for. */
        public Builder mode(Mode mode) {
            settings = settings.withMode(mode);
            return this;
        }

        /** Adds sources of rules. */
        public Builder rules(RuleSource... sources) {
            for (RuleSource source : sources) {
                settings = settings.withSource(source);
            }
            return this;
        }

        /** Adds rules written in code, as a source named {@code host}. */
        public Builder rules(UnaryOperator<Rules> rules) {
            return rules(rules.apply(Rules.none()).named("host"));
        }

        /** The user's home folder, for {@code ~}; the running user's, as a shell finds it, unless this is said. */
        public Builder home(Path home) {
            settings = settings.withHome(home);
            return this;
        }

        /**
         * Adds descriptions of programs.
         *
         * @throws IllegalArgumentException if a program is described already, or an example is not judged as it says
         */
        public Builder models(CommandModels models) {
            settings = settings.withModels(models);
            return this;
        }

        /** Adds checks of the programs that commands start. */
        public Builder checks(CommandChecks checks) {
            settings = settings.withChecks(checks);
            return this;
        }

        /**
         * Where to look at files: the machine's own, unless this is said. For commands that run where paths mean other files.
         * What {@link PermissionEngine#sandbox} hides is still looked for on this machine, where the sandbox is.
         */
        public Builder files(FileView files) {
            settings = settings.withFiles(files);
            return this;
        }

        /** The one file that may be written in plan mode. */
        public Builder planFile(Path file) {
            settings = settings.withPlanFile(file);
            return this;
        }

        /**
         * Checks every rule and builds the engine.
         *
         * @throws InvalidRulesException if a source or a rule has an error, with all of them
         */
        public PermissionEngine build() {
            return settings.engine();
        }
    }
}
