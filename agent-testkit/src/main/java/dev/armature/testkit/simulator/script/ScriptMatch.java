package dev.armature.testkit.simulator.script;

import dev.armature.testkit.simulator.request.SimBlock;
import dev.armature.testkit.simulator.request.SimRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a request must be like for a turn of a script to fit. */
final class ScriptMatch {
    private final OptionalInt turn;
    private final Optional<Boolean> hasToolResult;
    private final Optional<Pattern> lastUser;
    private final Optional<Pattern> toolResult;
    private final Optional<Pattern> system;
    private final List<String> tools;

    ScriptMatch(
            OptionalInt turn,
            Optional<Boolean> hasToolResult,
            Optional<Pattern> lastUser,
            Optional<Pattern> toolResult,
            Optional<Pattern> system,
            List<String> tools) {
        this.turn = turn;
        this.hasToolResult = hasToolResult;
        this.lastUser = lastUser;
        this.toolResult = toolResult;
        this.system = system;
        this.tools = List.copyOf(tools);
    }

    /** Where the request is not as wanted, each a sentence without its subject; empty when it fits. */
    List<String> misses(SimRequest request) {
        List<String> misses = new ArrayList<>();
        String results =
                request.newToolResults().stream().map(SimBlock.ToolResult::text).collect(Collectors.joining("\n"));
        if (turn.isPresent() && turn.getAsInt() != request.turn()) {
            misses.add("expects turnIndex `%d`, was `%d`".formatted(turn.getAsInt(), request.turn()));
        }
        boolean has = !request.newToolResults().isEmpty();
        if (hasToolResult.isPresent() && hasToolResult.get() != has) {
            misses.add("expects hasToolResult `%s`, was `%s`".formatted(hasToolResult.get(), has));
        }
        contains(misses, "lastUserContains", lastUser, request.lastUserText());
        contains(misses, "toolResultContains", toolResult, results);
        contains(misses, "systemContains", system, request.system());
        for (String tool : tools) {
            if (!request.offers(tool)) {
                misses.add("expects the tool `%s`, were `%s`".formatted(tool, request.toolNames()));
            }
        }
        return misses;
    }

    private static void contains(List<String> misses, String name, Optional<Pattern> pattern, String text) {
        if (pattern.isPresent() && !pattern.get().matcher(text).find()) {
            misses.add("expects %s `%s`, was `%s`".formatted(name, pattern.get(), text));
        }
    }
}
