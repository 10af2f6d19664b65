package dev.armature.permissions.rule;

import java.util.List;
import java.util.stream.Collectors;

/** Rules that cannot be used as they are written. An engine refuses to start with them rather than lose one. */
public final class InvalidRulesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RuleProblem> problems;

    public InvalidRulesException(List<RuleProblem> problems) {
        super(problems.stream().map(RuleProblem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of the sources. */
    public List<RuleProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
