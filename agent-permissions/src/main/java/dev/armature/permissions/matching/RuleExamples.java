package dev.armature.permissions.matching;

import dev.armature.permissions.matching.RuleParser.ParsedRule;
import dev.armature.permissions.rule.Verdict;
import dev.armature.permissions.rule.WrittenRule;
import java.nio.file.InvalidPathException;

/** Holds a rule to its own examples, so that a rule that says something else than its author meant is found at load. */
final class RuleExamples {

    private final Anchors anchors;

    RuleExamples(Anchors anchors) {
        this.anchors = anchors;
    }

    void check(WrittenRule written, ParsedRule parsed) throws RuleSyntax {
        for (String example : written.match()) {
            if (match(written, parsed, example) != Match.YES) {
                throw new RuleSyntax(
                        "The rule does not match its example `" + example + "`.", "Correct the rule or the example.");
            }
        }
        for (String example : written.notMatch()) {
            if (match(written, parsed, example) != Match.NO) {
                throw new RuleSyntax(
                        "The rule matches `" + example + "`, which it says it must not.",
                        "Narrow the rule, or take the example out of `notMatch`.");
            }
        }
    }

    private Match match(WrittenRule written, ParsedRule parsed, String example) throws RuleSyntax {
        Subject subject = subject(parsed, example);
        return written.verdict() == Verdict.ALLOW ? parsed.allows(subject) : parsed.forbids(subject);
    }

    private Subject subject(ParsedRule parsed, String example) throws RuleSyntax {
        try {
            return RuleSet.exampleSubject(parsed.base(), example, anchors);
        } catch (InvalidPathException e) {
            throw new RuleSyntax("The example `" + example + "` is no path: " + e.getReason() + ".", "Correct it.");
        }
    }
}
