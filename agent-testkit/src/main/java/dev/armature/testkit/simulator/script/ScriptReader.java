package dev.armature.testkit.simulator.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.reply.Chunking;
import dev.armature.testkit.simulator.reply.Pace;
import dev.armature.testkit.simulator.reply.SimReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the JSON of a script. A field it does not know is an error, because a misspelt match would match everything. */
final class ScriptReader {
    private static final Set<String> TURN =
            Set.of("match", "reply", "stopReason", "chunking", "delays", "faults", "repeat");
    private static final int LONGEST_SHOWN = 80;
    private static final Set<String> FILE = Set.of("$schema", "turns");
    private static final Set<String> REPLY = Set.of("blocks", "stopReason");
    private static final Set<String> MATCH = Set.of(
            "turnIndex", "hasToolResult", "lastUserContains", "toolResultContains", "systemContains", "toolsInclude");
    private static final Set<String> CHUNKING = Set.of("chars", "bytes", "splitUtf8", "splitEscapes");
    private static final Set<String> DELAYS = Set.of("ttftMs", "perChunkMs", "stallAtChunk", "stallMs");

    private ScriptReader() {}

    static List<ScriptTurn> turns(String json) {
        JsonNode read = Json.parse(json);
        if (read.isObject()) {
            requireKnown("a script", read, FILE);
        }
        JsonNode script = read.isObject() ? read.path("turns") : read;
        if (!script.isArray()) {
            throw new IllegalArgumentException(
                    "a script is a JSON list of turns, or an object with such a list as `turns`," + " was `"
                            + shortened(json) + "`");
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

    private static ScriptTurn turn(JsonNode turn) {
        requireKnown("a turn", turn, TURN);
        JsonNode said = turn.path("reply");
        requireKnown("reply", said, REPLY);
        if (said.has("stopReason") && turn.has("stopReason")) {
            throw new IllegalArgumentException(
                    "`stopReason` stands both in the turn and in its `reply`; one is enough");
        }
        SimReply reply = SimReply.of(BlockReader.blocks(said.path("blocks")))
                .inChunks(chunking(turn.path("chunking")))
                .paced(pace(turn.path("delays")));
        List<Fault> faults = new ArrayList<>();
        turn.path("faults").forEach(fault -> faults.add(FaultReader.fault(fault)));
        reply = reply.withFaults(faults.toArray(new Fault[0]));
        JsonNode stopReason = turn.has("stopReason") ? turn.path("stopReason") : said.path("stopReason");
        if (stopReason.isTextual()) {
            reply = reply.stoppingWith(stopReason.asText());
        }
        boolean answersTheRest = turn.has("match") && turn.path("match").isEmpty();
        return new ScriptTurn(
                match(turn.path("match")), reply, turn.path("repeat").asBoolean(), answersTheRest);
    }

    private static ScriptMatch match(JsonNode match) {
        requireKnown("match", match, MATCH);
        List<String> tools = new ArrayList<>();
        match.path("toolsInclude").forEach(tool -> tools.add(tool.asText()));
        return new ScriptMatch(
                match.has("turnIndex") ? OptionalInt.of(match.path("turnIndex").asInt()) : OptionalInt.empty(),
                match.has("hasToolResult")
                        ? Optional.of(match.path("hasToolResult").asBoolean())
                        : Optional.empty(),
                pattern(match, "lastUserContains"),
                pattern(match, "toolResultContains"),
                pattern(match, "systemContains"),
                tools);
    }

    private static Chunking chunking(JsonNode chunking) {
        requireKnown("chunking", chunking, CHUNKING);
        return new Chunking(
                chunking.path("chars").asInt(Chunking.standard().charsPerDelta()),
                chunking.path("bytes").asInt(),
                chunking.path("splitUtf8").asBoolean(),
                chunking.path("splitEscapes").asBoolean());
    }

    private static Pace pace(JsonNode delays) {
        requireKnown("delays", delays, DELAYS);
        return new Pace(
                Duration.ofMillis(delays.path("ttftMs").asLong()),
                Duration.ofMillis(delays.path("perChunkMs").asLong()),
                delays.path("stallAtChunk").asInt(),
                Duration.ofMillis(delays.path("stallMs").asLong()));
    }

    private static Optional<Pattern> pattern(JsonNode match, String name) {
        try {
            return match.has(name)
                    ? Optional.of(Pattern.compile(match.path(name).asText()))
                    : Optional.empty();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "`match.%s` must be a regular expression, was `%s`: %s at character %d"
                            .formatted(name, shortened(e.getPattern()), e.getDescription(), Math.max(0, e.getIndex())),
                    e);
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
    }

    static void requireKnown(String what, JsonNode object, Set<String> known) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new IllegalArgumentException("expected of %s one of %s, was `%s`"
                        .formatted(what, known.stream().sorted().toList(), name));
            }
        }
    }
}
