package dev.armature.testkit.simulator.validation;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Each tool call is answered, once, in the message right after it, before any text there. */
final class ToolPairRules implements Rule {

    @Override
    public Optional<Violation> violation(Asked asked) {
        Set<String> known = new HashSet<>();
        Set<String> open = Set.of();
        // A system message may stand after the results, so it closes nothing and opens nothing.
        List<Asked.Turn> turns = asked.turns().stream()
                .filter(turn -> !turn.role().equals("system"))
                .toList();
        for (Asked.Turn turn : turns) {
            Optional<Violation> wrong = turn.role().equals("user") ? results(turn, open) : calls(turn, open, known);
            if (wrong.isPresent()) {
                return wrong;
            }
            open = turn.role().equals("user") ? Set.of() : ids(turn);
        }
        return open.isEmpty() ? Optional.empty() : unanswered("messages", open);
    }

    private static Optional<Violation> calls(Asked.Turn turn, Set<String> open, Set<String> known) {
        if (!open.isEmpty()) {
            return unanswered("messages", open);
        }
        for (Asked.Placed block : turn.blocks()) {
            if (block.is("tool_use") && !known.add(block.block().path("id").asText())) {
                return Rule.says("messages: `tool_use` ids must be unique");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> results(Asked.Turn turn, Set<String> open) {
        Set<String> left = new LinkedHashSet<>(open);
        boolean textBefore = false;
        for (Asked.Placed block : turn.blocks()) {
            if (!block.is("tool_result")) {
                textBefore = true;
                continue;
            }
            String id = block.block().path("tool_use_id").asText();
            if (!open.contains(id)) {
                return Rule.says(
                        "%s: unexpected `tool_use_id` found in `tool_result` blocks: %s.".formatted(block.path(), id)
                                + " Each `tool_result` block must have a corresponding `tool_use` block in the previous message.");
            }
            if (!left.remove(id)) {
                return Rule.says(
                        "%s: each tool_use must have a single result. Found multiple `tool_result` blocks with id: %s"
                                .formatted(block.path(), id));
            }
            if (textBefore) {
                return Rule.says(block.path() + ": `tool_result` blocks must come before other content of a message");
            }
        }
        return left.isEmpty() ? Optional.empty() : unanswered(path(turn), left);
    }

    private static String path(Asked.Turn turn) {
        return turn.blocks().isEmpty() ? "messages" : turn.blocks().getFirst().path();
    }

    private static Optional<Violation> unanswered(String path, Set<String> ids) {
        return Rule.says("%s: `tool_use` ids were found without `tool_result` blocks immediately after: %s."
                        .formatted(path, String.join(", ", ids))
                + " Each `tool_use` block must have a corresponding `tool_result` block in the next message.");
    }

    private static Set<String> ids(Asked.Turn turn) {
        Set<String> ids = new LinkedHashSet<>();
        for (Asked.Placed block : turn.blocks()) {
            if (block.is("tool_use")) {
                ids.add(block.block().path("id").asText());
            }
        }
        return ids;
    }
}
