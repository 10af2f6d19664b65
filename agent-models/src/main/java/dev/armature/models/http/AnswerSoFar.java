package dev.armature.models.http;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.StopReason;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelNotice;
import dev.armature.core.usage.Usage;
import dev.armature.core.usage.Usage.Count;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer as far as it has come: the events that wait to be taken, the parts that are whole, and whether it has grown.
 * After its last event nothing is told any more. One thread at a time.
 */
public final class AnswerSoFar {
    private static final Usage PROMPT_UNKNOWN = unknown(Count.INPUT);
    private static final Usage LENGTH_UNKNOWN = unknown(Count.OUTPUT, Count.REASONING);

    private final Deque<ModelEvent> ready = new ArrayDeque<>();
    private final List<Part> parts = new ArrayList<>();
    private String id = "";
    private String model = "";
    private boolean started;
    private boolean grown;
    private boolean ended;
    private long received;

    /** The next event; null when there is none yet. */
    public @Nullable ModelEvent poll() {
        return ready.poll();
    }

    /** Whether it has grown since this was last asked. */
    public boolean hasGrown() {
        boolean before = grown;
        grown = false;
        return before;
    }

    /** Whether the last event was told. */
    public boolean hasEnded() {
        return ended;
    }

    /** The id of the message; empty before it has begun. */
    public String id() {
        return id;
    }

    /** What is whole, in order. */
    public List<Part> parts() {
        return List.copyOf(parts);
    }

    /** How much is whole. */
    public int size() {
        return parts.size();
    }

    /** Something came that is more than a sign of life. */
    public void grow() {
        grown = true;
    }

    /** So many characters came that no event tells of. */
    public void receive(int characters) {
        received += characters;
    }

    /** How many characters of text, reasoning and calls have come. */
    public long received() {
        return received;
    }

    /** It begins; said once, however often it is heard. Who answers counts as known once it was named. */
    public void start(String messageId, String modelName) {
        start(messageId, modelName, List.of());
    }

    /** It begins, and something is said beside it. */
    public void start(String messageId, String modelName, List<ModelNotice> notices) {
        if (model.isEmpty()) {
            id = messageId;
            model = modelName;
        }
        if (!started) {
            started = true;
            grown = true;
            tell(new ModelEvent.Started(id, model, notices));
        }
    }

    /** Not every server says that it begins. */
    private void tellWithin(ModelEvent event) {
        start("", "");
        grown = true;
        tell(event);
    }

    /** A piece of text; an empty one is none. */
    public void say(String more) {
        if (!more.isEmpty()) {
            receive(more.length());
            tellWithin(new ModelEvent.TextDelta(more));
        }
    }

    /** A piece of reasoning; an empty one is none. */
    public void think(String more) {
        if (!more.isEmpty()) {
            receive(more.length());
            tellWithin(new ModelEvent.ThinkingDelta(more));
        }
    }

    /** A call begins. */
    public void call(String callId, String name) {
        tellWithin(new ModelEvent.CallStarted(callId, name));
    }

    /** A part is whole. */
    public void complete(Part part) {
        parts.add(part);
        tellWithin(new ModelEvent.PartCompleted(part));
    }

    /** It is whole. */
    public void finish(StopReason reason, Usage usage) {
        tell(new ModelEvent.Completed(new AssistantMessage(id, model, parts, reason), counted(usage)));
        ended = true;
    }

    /** A prompt is never empty, nor is an answer that says something: a count of zero for these is none. */
    private Usage counted(Usage told) {
        if (told.equals(Usage.none())) {
            return Usage.uncounted();
        }
        Usage counted = told.input() == 0 ? told.plus(PROMPT_UNKNOWN) : told;
        return told.output() == 0 && !parts.isEmpty() ? counted.plus(LENGTH_UNKNOWN) : counted;
    }

    /** There will be no answer. */
    public void fail(ModelFailure failure, Usage usage) {
        tell(new ModelEvent.Failed(failure, usage));
        ended = true;
    }

    private static Usage unknown(Count... counts) {
        return new Usage(0, 0, 0, 0, 0, 0, Set.of(counts));
    }

    private void tell(ModelEvent event) {
        if (!ended) {
            ready.add(event);
        }
    }
}
