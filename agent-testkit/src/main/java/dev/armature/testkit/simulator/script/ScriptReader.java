package dev.armature.testkit.simulator.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.json.Fields;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.reply.Chunking;
import dev.armature.testkit.simulator.reply.Pace;
import dev.armature.testkit.simulator.reply.SimReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the JSON of a script. */
final class ScriptReader {
    private static final Set<String> TURN =
            Set.of("match", "reply", "stopReason", "chunking", "delays", "faults", "repeat");
    private static final Set<String> FILE = Set.of("$schema", "turns");
    private static final Set<String> REPLY = Set.of("blocks", "stopReason");
    private static final Set<String> MATCH = Set.of(
            "turnIndex", "hasToolResult", "lastUserContains", "toolResultContains", "systemContains", "toolsInclude");
    private static final Set<String> CHUNKING = Set.of("chars", "bytes", "splitUtf8", "splitEscapes");
    private static final Set<String> DELAYS = Set.of("ttftMs", "perChunkMs", "stallAtChunk", "stallMs", "realTime");

    private ScriptReader() {}

    static List<ScriptTurn> turns(String json) {
        JsonNode read = Json.parse(json);
        if (read.isObject()) {
            Fields.of("a script", read, FILE);
        }
        JsonNode script = read.isObject() ? read.path("turns") : read;
        if (!script.isArray()) {
            throw new IllegalArgumentException(
                    "a script is a JSON list of turns, or an object with such a list as `turns`," + " was `"
                            + Fields.shortened(json) + "`");
        }
        if (script.isEmpty()) {
            throw new IllegalArgumentException(
                    "a script has at least one turn; without any, every request would be wrong");
        }
        List<ScriptTurn> turns = new ArrayList<>();
        for (int i = 0; i < script.size(); i++) {
            try {
                turns.add(turn(script.get(i)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("turn " + i + " of the script: " + e.getMessage(), e);
            }
        }
        return turns;
    }

    private static ScriptTurn turn(JsonNode json) {
        Fields turn = Fields.of("a turn", json, TURN);
        Fields said = turn.object("reply", REPLY);
        if (said.has("stopReason") && turn.has("stopReason")) {
            throw new IllegalArgumentException(
                    "`stopReason` stands both in the turn and in its `reply`; one is enough");
        }
        List<FaultOrder> faults =
                turn.list("faults").stream().map(FaultOrder::order).toList();
        SimReply reply = SimReply.of(BlockReader.blocks(said.list("blocks")))
                .inChunks(chunking(turn.object("chunking", CHUNKING)))
                .paced(pace(turn.object("delays", DELAYS)));
        SimReply whole = turn.text("stopReason")
                .or(() -> said.text("stopReason"))
                .map(reply::stoppingWith)
                .orElse(reply);
        ScriptMatch match = match(turn.object("match", MATCH));
        boolean answersTheRest = turn.has("match") && json.path("match").isEmpty();
        return new ScriptTurn(
                match, whole, turn.has("reply"), turn.yesOrNo("repeat").orElse(false), answersTheRest, faults);
    }

    private static ScriptMatch match(Fields match) {
        return new ScriptMatch(
                match.has("turnIndex") ? OptionalInt.of(match.count("turnIndex")) : OptionalInt.empty(),
                match.yesOrNo("hasToolResult"),
                pattern(match, "lastUserContains"),
                pattern(match, "toolResultContains"),
                pattern(match, "systemContains"),
                match.texts("toolsInclude"));
    }

    private static Chunking chunking(Fields chunking) {
        return new Chunking(
                chunking.has("chars")
                        ? chunking.count("chars")
                        : Chunking.standard().charsPerDelta(),
                chunking.count("bytes"),
                chunking.yesOrNo("splitUtf8").orElse(false),
                chunking.yesOrNo("splitEscapes").orElse(false));
    }

    private static Pace pace(Fields delays) {
        return new Pace(
                Duration.ofMillis(delays.number("ttftMs").orElse(0)),
                Duration.ofMillis(delays.number("perChunkMs").orElse(0)),
                delays.count("stallAtChunk"),
                Duration.ofMillis(delays.number("stallMs").orElse(0)),
                delays.yesOrNo("realTime").orElse(false));
    }

    private static Optional<Pattern> pattern(Fields match, String name) {
        try {
            return match.text(name).map(Pattern::compile);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "`match.%s` must be a regular expression, was `%s`: %s at character %d"
                            .formatted(
                                    name,
                                    Fields.shortened(e.getPattern()),
                                    e.getDescription(),
                                    Math.max(0, e.getIndex())),
                    e);
        }
    }
}
