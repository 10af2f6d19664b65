package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All rules for bodies of the Messages API, in the order in which they are tried. */
public final class MessagesRules {
    private static final List<Rule> CREATE = List.of(
            new FieldRules(true),
            new ParameterRules(true),
            new ToolRules(),
            new RoleRules(),
            new ContentRules(),
            new ToolPairRules(),
            new ToolReferenceRules(),
            new ImageRules(),
            new MarkerRules());
    private static final List<Rule> COUNT = List.of(
            new FieldRules(false),
            new ParameterRules(false),
            new ToolRules(),
            new RoleRules(),
            new ContentRules(),
            new ToolPairRules(),
            new ToolReferenceRules(),
            new ImageRules(),
            new MarkerRules());

    private MessagesRules() {}

    /** What is wrong with the body of a request for a message. */
    public static Optional<Violation> create(JsonNode body, String version, Set<String> betas, ModelTraits traits) {
        return first(CREATE, Asked.of(body, version, betas, traits));
    }

    /** What is wrong with the body of a request to count tokens. */
    public static Optional<Violation> count(JsonNode body, String version, Set<String> betas, ModelTraits traits) {
        return first(COUNT, Asked.of(body, version, betas, traits));
    }

    private static Optional<Violation> first(List<Rule> rules, Asked asked) {
        return rules.stream().flatMap(rule -> rule.violation(asked).stream()).findFirst();
    }
}
