package dev.armature.testkit.simulator.script;

import dev.armature.testkit.simulator.reply.ReplyPolicy;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testkit.simulator.request.SimRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A written conversation: a JSON list of turns, or an object with such a list as `turns`. A request gets the reply of the
 * first turn that fits it and is not used up; a turn is used up by its first use unless it says `"repeat": true`. A turn
 * with an empty `match` comes last: it answers every request that no other one answers. {@link #schema()} describes it all.
 *
 * <pre>{@code
 * [ { "match":  { "turnIndex": 0, "lastUserContains": "weather in \\w+", "toolsInclude": ["weather"] },
 *     "reply":  { "blocks": [ { "type": "thinking", "thinking": "Ask the tool." },
 *                             { "type": "tool_use", "name": "weather", "input": { "city": "Oslo" } } ] } },
 *   { "match":  { "hasToolResult": true, "toolResultContains": "[Ff]og", "systemContains": "terse" },
 *     "reply":  { "blocks": [ { "type": "text", "text": "Foggy." } ] },
 *     "stopReason": "end_turn",
 *     "chunking": { "chars": 3, "bytes": 0, "splitUtf8": true, "splitEscapes": true },
 *     "delays":   { "ttftMs": 10, "perChunkMs": 1, "stallAtChunk": 2, "stallMs": 50 },
 *     "faults":   [ { "type": "http429", "retryAfterSeconds": 1 } ],
 *     "repeat": true } ]
 * }</pre>
 *
 * A fault strikes once, or as often as its `frequency` says, and then the reply is given: a turn whose reply was refused or
 * broken off stays for the next try. A turn without a `reply` is over with its faults.
 *
 * <p>Without `match` a turn fits any request. All of `match` is optional; what is said must all be true. `lastUserContains`, `toolResultContains` and
 * `systemContains` are regular expressions that must occur somewhere. A block of another type, or of type `raw` with a
 * field `json`, is sent as it is. A request that fits no turn is answered by a 400 that shows the nearest turn and where
 * it differs, and fails the test that asks the simulator to verify.
 *
 * <p>Safe for use by many threads, but turns are used up in the order in which requests come.
 */
public final class Script implements ReplyPolicy {
    private static final String SCHEMA = "script.schema.json";

    private static final long SEED = 1;

    private final List<ScriptTurn> turns;
    private final ReentrantLock lock = new ReentrantLock();
    private SplittableRandom random = new SplittableRandom(SEED);

    private Script(List<ScriptTurn> turns) {
        this.turns = List.copyOf(turns);
    }

    /**
     * Reads a script.
     *
     * @throws IllegalArgumentException saying which turn cannot be understood, and why
     */
    public static Script parse(String json) {
        return new Script(ScriptReader.turns(json));
    }

    /** What is said where nobody wrote a script: the same short text to every request. */
    public static Script standard() {
        return parse("""
                {"turns": [{"match": {}, "reply": {"blocks": [{"type": "text", "text": "This is the simulated model."}]}}]}
                """);
    }

    /** The JSON Schema of scripts, 2020-12. */
    public static String schema() {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(SCHEMA), SCHEMA)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The reply of the first turn that fits.
     *
     * @throws UnmatchedRequest when none does, saying which is the nearest and where it differs
     */
    @Override
    public SimReply reply(SimRequest request) {
        lock.lock();
        try {
            for (ScriptTurn turn : turns) {
                if (!turn.answersTheRest()
                        && !turn.isUsedUp()
                        && turn.match().misses(request).isEmpty()) {
                    return turn.use(random);
                }
            }
            for (ScriptTurn turn : turns) {
                if (turn.answersTheRest()) {
                    return turn.use(random);
                }
            }
            throw new UnmatchedRequest(nearest(request));
        } finally {
            lock.unlock();
        }
    }

    /** No turn is used up any more, no fault has struck, and the first chances come again. */
    @Override
    public void restart() {
        lock.lock();
        try {
            turns.forEach(ScriptTurn::restart);
            random = new SplittableRandom(SEED);
        } finally {
            lock.unlock();
        }
    }

    private String nearest(SimRequest request) {
        int best = -1;
        List<String> fewest = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            List<String> misses = new ArrayList<>(turns.get(i).match().misses(request));
            if (turns.get(i).isUsedUp()) {
                misses.add("is used up");
            }
            if (best < 0 || misses.size() < fewest.size()) {
                best = i;
                fewest = misses;
            }
        }
        return "No turn of the script fits the request (turn %d, last user text `%s`). The nearest is turn %d: it %s."
                .formatted(request.turn(), request.lastUserText(), best, String.join("; it ", fewest));
    }
}
