package dev.armature.examples.coding.setup;

import dev.armature.permissions.rule.RuleSource;
import dev.armature.permissions.rule.Tier;
import dev.armature.permissions.rule.WrittenRule;
import dev.armature.toolbox.BuiltInTools;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds rules that name a tool which nobody has: they would do nothing, and a rule that forbids would be missed only when
 * it is too late. Rules that come with a workspace may be meant for another program; of them only those are found that
 * nearly name a tool, which is a slip.
 */
public final class RuleTools {
    private static final Pattern TOOL = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final String OF_SERVERS = "mcp__";

    /** What rules speak of besides tools by their names; {@code WebFetch} is any host, which commands reach too. */
    private static final List<String> OF_RULES = List.of("Bash", "Read", "Edit", "Write", "WebFetch", "Rail", "Guard");

    /** Tools of other programs, which may share the user's settings; not what is said to this one. */
    private static final List<String> OF_OTHERS = List.of("Agent", "Skill");

    private final TreeSet<String> known = new TreeSet<>(OF_RULES);

    /** Knows the tools of this program. */
    public RuleTools() {
        BuiltInTools.all().tools().forEach(tool -> known.add(tool.spec().name()));
    }

    /**
     * Refuses rules that name no tool.
     *
     * @throws UserError with a line for each of them
     */
    public void require(List<RuleSource> sources) {
        List<String> problems = sources.stream()
                .flatMap(source -> source.rules().stream().flatMap(rule -> problem(source, rule).stream()))
                .toList();
        if (!problems.isEmpty()) {
            throw new UserError(String.join("\n", problems));
        }
    }

    private Optional<String> problem(RuleSource source, WrittenRule rule) {
        Matcher tool = TOOL.matcher(rule.text().strip());
        boolean isForOthers = source.tier() != Tier.COMMAND_LINE;
        if (!tool.lookingAt()
                || known.contains(tool.group())
                || tool.group().startsWith(OF_SERVERS)
                || (isForOthers && OF_OTHERS.contains(tool.group()))) {
            return Optional.empty(); // what begins with no name at all is told when the engine is built
        }
        Optional<String> near = nearest(tool.group());
        if (near.isEmpty() && source.tier().comesWithTheWorkspace()) {
            return Optional.empty();
        }
        String where = source.name() + (rule.place().isEmpty() ? "" : ":" + rule.place());
        return Optional.of(where + ": `" + rule.text() + "`: There is no tool `" + tool.group() + "`, so the rule would"
                + " do nothing. "
                + near.map(name -> "Did you mean `" + name + "`?").orElseGet(this::whatRulesBeginWith));
    }

    private Optional<String> nearest(String tool) {
        return known.stream()
                .filter(name -> Spelling.distance(tool, name) <= (tool.length() < 5 ? 1 : 2))
                .min(Comparator.comparingInt(name -> Spelling.distance(tool, name)));
    }

    private String whatRulesBeginWith() {
        return "A rule begins with one of " + String.join(", ", known) + ", or with " + OF_SERVERS + "SERVER.";
    }
}
