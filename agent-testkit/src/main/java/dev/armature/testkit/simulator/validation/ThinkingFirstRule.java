package dev.armature.testkit.simulator.validation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** With a thinking budget, an answer whose calls are open begins with what was thought before them. */
final class ThinkingFirstRule implements Rule {
    private static final Set<String> THINKING = Set.of("thinking", "redacted_thinking");

    @Override
    public Optional<Violation> violation(Asked asked) {
        if (!asked.body().path("thinking").path("type").asText().equals("enabled")) {
            return Optional.empty();
        }
        List<Asked.Turn> turns = asked.turns();
        for (int i = turns.size() - 1; i > 0; i--) {
            Asked.Turn turn = turns.get(i);
            if (turn.role().equals("user") && turn.blocks().stream().noneMatch(block -> block.is("tool_result"))) {
                return Optional.empty();
            }
            if (turn.role().equals("assistant")) {
                return first(turn);
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> first(Asked.Turn turn) {
        boolean calls = turn.blocks().stream().anyMatch(block -> block.is("tool_use"));
        Asked.Placed first = turn.blocks().getFirst();
        return !calls || THINKING.contains(first.type())
                ? Optional.empty()
                : Rule.says(
                        ("%s.type: Expected `thinking` or `redacted_thinking`, but found `%s`. When `thinking` is enabled,"
                                        + " a final `assistant` message must start with a thinking block.")
                                .formatted(first.path(), first.type()));
    }
}
