package dev.armature.permissions.rule;

import dev.armature.permissions.decision.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules with where they come from. Reading a source never throws for what it contains: problems are values, and an engine
 * is not built of a source that has errors.
 */
public final class RuleSource {

    private final String name;
    private final Tier tier;
    private final @Nullable Path folder;
    private final @Nullable Mode mode;
    private final List<WrittenRule> rules;
    private final List<RuleProblem> problems;

    RuleSource(
            String name,
            Tier tier,
            @Nullable Path folder,
            @Nullable Mode mode,
            List<WrittenRule> rules,
            List<RuleProblem> problems) {
        this.name = Objects.requireNonNull(name, "name");
        this.tier = Objects.requireNonNull(tier, "tier");
        this.folder = folder;
        this.mode = mode;
        this.rules = List.copyOf(rules);
        this.problems = List.copyOf(problems);
    }

    /** Rules that were written in code. */
    public static RuleSource of(String name, Tier tier, Rules rules) {
        return new RuleSource(name, tier, null, rules.mode().orElse(null), rules.written(), List.of());
    }

    /**
     * Reads the permission object of a settings file:
     *
     * <pre>{@code
     * {"defaultMode": "default",
     *  "allow": ["Bash(git log:*)",
     *            {"rule": "Bash(npm test)", "match": ["npm test"], "notMatch": ["npm install"], "justification": "quick"}],
     *  "ask": [], "deny": []}
     * }</pre>
     *
     * @param name shown in messages and explanations, usually the file's name
     * @param tier who wrote it
     * @param folder the absolute folder that {@code /x} in a path rule starts from: the one that holds the file
     * @param json the object's text; positions in problems count from its start
     */
    public static RuleSource parse(String name, Tier tier, Path folder, String json) {
        return new RuleJson(name, tier, folder, json).read();
    }

    /**
     * The same without what loosens: no allow rules, no mode. For the settings of a workspace that nobody vouched for, when
     * the host trusts the rest of it.
     */
    public RuleSource tighteningOnly() {
        return new RuleSource(
                name,
                tier,
                folder,
                null,
                rules.stream().filter(rule -> rule.verdict() != Verdict.ALLOW).toList(),
                problems);
    }

    /** The name shown in messages. */
    public String name() {
        return name;
    }

    /** Who wrote the rules. */
    public Tier tier() {
        return tier;
    }

    /** Where {@code /x} in a path rule starts, if the source has a folder. */
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** The mode that the source asks for, if it does. */
    public Optional<Mode> mode() {
        return Optional.ofNullable(mode);
    }

    /** The rules in the order they were written. */
    public List<WrittenRule> rules() {
        return rules;
    }

    /** What was wrong with the text they were read from; problems of single rules are found when an engine is built. */
    public List<RuleProblem> problems() {
        return problems;
    }
}
