package dev.armature.permissions.matching;

import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.matching.RuleParser.ParsedRule;
import dev.armature.permissions.path.Glob;
import dev.armature.permissions.rule.RuleProblem;
import dev.armature.permissions.rule.RuleProblem.Severity;
import dev.armature.permissions.rule.RuleSource;
import dev.armature.permissions.rule.Tier;
import dev.armature.permissions.rule.Verdict;
import dev.armature.permissions.rule.WrittenRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of all sources, parsed and checked. Immutable.
 *
 * <p>Sources have no precedence among themselves: the caller asks for deny, then ask, then allow, and whatever source
 * speaks first in that order has spoken.
 */
public final class RuleSet {

    private static final Set<Tier> MAY_SWITCH_RAILS = Set.of(Tier.MANAGED, Tier.USER);

    private final Map<Verdict, List<Compiled>> rules;
    private final List<RuleProblem> problems;

    private RuleSet(List<Compiled> rules, List<RuleProblem> problems) {
        this.rules = rules.stream()
                .collect(Collectors.groupingBy(
                        rule -> rule.written().verdict(), () -> new EnumMap<>(Verdict.class), Collectors.toList()));
        this.problems = List.copyOf(problems);
    }

    /**
     * Parses and checks every rule, its examples included.
     *
     * @param protections the ids that {@code Rail(id)} and {@code Guard(id)} may name
     */
    public static RuleSet compile(List<RuleSource> sources, Anchors anchors, Set<Subject.Protection> protections) {
        List<Compiled> rules = new ArrayList<>();
        List<RuleProblem> problems = new ArrayList<>();
        for (RuleSource source : sources) {
            problems.addAll(source.problems());
            for (WrittenRule written : source.rules()) {
                compile(source, written, anchors, protections, rules, problems);
            }
        }
        return new RuleSet(rules, problems);
    }

    private static void compile(
            RuleSource source,
            WrittenRule written,
            Anchors anchors,
            Set<Subject.Protection> protections,
            List<Compiled> rules,
            List<RuleProblem> problems) {
        RuleParser parser = new RuleParser(source.folder().map(List::of).orElse(List.of()), anchors);
        try {
            ParsedRule parsed = parser.rule(written.text(), written.verdict());
            checkSwitch(source, written, parsed, protections);
            new RuleExamples(anchors).check(written, parsed);
            rules.add(new Compiled(written, source.name(), source.tier(), parsed));
        } catch (RuleSyntax wrong) {
            problems.add(new RuleProblem(
                    Severity.ERROR, source.name(), written.place(), written.text(), wrong.message(), wrong.fix()));
        }
        for (String warning : parser.warnings()) {
            problems.add(new RuleProblem(
                    Severity.WARNING, source.name(), written.place(), written.text(), warning, "Write `Edit`."));
        }
    }

    private static void checkSwitch(
            RuleSource source, WrittenRule written, ParsedRule parsed, Set<Subject.Protection> protections)
            throws RuleSyntax {
        if (!(parsed.base() instanceof Term.Switch off)) {
            return;
        }
        String word = off.protection().kind().word();
        if (!protections.contains(off.protection())) {
            List<String> ids = protections.stream()
                    .filter(known -> known.kind() == off.protection().kind())
                    .map(Subject.Protection::id)
                    .sorted()
                    .toList();
            throw new RuleSyntax(
                    "There is no " + word + " `" + off.protection().id() + "`, so the rule can never match.",
                    "The ids are " + String.join(", ", ids) + ".");
        }
        boolean mayAllow = off.protection().kind() == Subject.Protection.Kind.RAIL
                ? MAY_SWITCH_RAILS.contains(source.tier())
                : source.tier() == Tier.MANAGED;
        if (written.verdict() != Verdict.ALLOW || !mayAllow) {
            throw new RuleSyntax(
                    "A `" + word + "` rule works only in an `allow` list of "
                            + (word.equals("Guard") ? "managed settings." : "managed or user settings."),
                    "Move it there, or remove it.");
        }
    }

    /** Everything that is wrong with the rules, in the order of the sources. */
    public List<RuleProblem> problems() {
        return problems;
    }

    /** Whether there are rules of one verdict at all. */
    public boolean has(Verdict verdict) {
        return rules.containsKey(verdict);
    }

    /** Whether a rule that denies or asks may match something other than commands, such as a file or a host. */
    public boolean forbidsMoreThanCommands() {
        return Stream.of(Verdict.DENY, Verdict.ASK)
                .flatMap(verdict -> rules.getOrDefault(verdict, List.of()).stream())
                .anyMatch(rule -> rule.parsed().base().speaksOfMoreThanCommands());
    }

    /** The rules of one verdict that match the subject, certain matches and possible ones. */
    public List<Hit> matching(Verdict verdict, Subject subject) {
        List<Compiled> asked = rules.getOrDefault(verdict, List.of());
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Hit> hits = List.of();
        for (Compiled rule : asked) {
            Match match = verdict == Verdict.ALLOW
                    ? rule.parsed().allows(subject)
                    : rule.parsed().forbids(subject);
            if (match != Match.NO) {
                hits = hits.isEmpty() ? new ArrayList<>() : hits;
                hits.add(new Hit(rule.written(), rule.source(), rule.tier(), match, rule.namesNoMoreThanATool()));
            }
        }
        return hits;
    }

    /** These rules without the allow rules of the sources that are not to be listened to. */
    public RuleSet tightenedBy(Predicate<Tier> muted) {
        List<Compiled> heard = rules.values().stream()
                .flatMap(List::stream)
                .filter(rule -> rule.written().verdict() != Verdict.ALLOW || !muted.test(rule.tier()))
                .toList();
        return new RuleSet(heard, problems);
    }

    private record Compiled(WrittenRule written, String source, Tier tier, ParsedRule parsed) {

        boolean namesNoMoreThanATool() {
            return parsed.base() instanceof Term.ToolName;
        }
    }

    /**
     * A rule that spoke.
     *
     * @param isBare whether it names a tool and nothing more
     */
    public record Hit(WrittenRule written, String source, Tier tier, Match match, boolean isBare) {

        /** The rule and where it is from, for reasons: {@code Bash(rm:*), from .armature/settings.json}. */
        public String shown() {
            return written.text() + ", from " + source;
        }
    }

    /** A subject for an example's text. Kept here so that examples and rules share one reading of paths and hosts. */
    static Subject exampleSubject(Term pattern, String example, Anchors anchors) throws RuleSyntax {
        return switch (pattern) {
            case Term.CommandWords ignored ->
                new Subject.Command(
                        List.of(NormalisedArgv.of(RuleWords.split(example).stream()
                                .map(Glob::toString)
                                .toList())),
                        true);
            case Term.ScriptText ignored -> new Subject.Script(example);
            case Term.Paths paths -> {
                Path path = examplePath(example, anchors);
                ResolvedPath resolved = new ResolvedPath(path, path);
                yield paths.editing() ? new Subject.Editing(resolved) : new Subject.Reading(resolved);
            }
            case Term.Domain ignored -> new Subject.Host(example);
            case Term.Parameter parameter ->
                new Subject.ToolUse(parameter.tool(), Map.of(parameter.parameter(), example));
            case Term.ToolName ignored -> new Subject.ToolUse(example, Map.of());
            case Term.Switch off -> new Subject.Protection(off.protection().kind(), example);
        };
    }

    private static Path examplePath(String example, Anchors anchors) {
        if (example.startsWith("~/")) {
            return anchors.home().resolve(example.substring(2)).normalize();
        }
        Path base = anchors.roots().isEmpty() ? Path.of("/") : anchors.roots().getFirst();
        return base.resolve(example).toAbsolutePath().normalize();
    }
}
