package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** A tool that a result refers to must still be defined. */
final class ToolReferenceRules implements Rule {

    @Override
    public Optional<Violation> violation(Asked asked) {
        Set<String> names = ToolRules.names(asked.body());
        for (Asked.Turn turn : asked.turns()) {
            for (Asked.Placed block : turn.blocks()) {
                for (JsonNode inner : block.block().path("content")) {
                    String name = inner.path("tool_name").asText();
                    if (inner.path("type").asText().equals("tool_reference") && !names.contains(name)) {
                        return Optional.of(new Violation(
                                "Tool reference '%s' has no corresponding tool definition".formatted(name),
                                "{\"error_code\":\"tool_reference_unresolved\"}"));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
