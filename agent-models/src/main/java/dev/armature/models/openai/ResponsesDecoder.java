package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.StopReason;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.usage.Usage;
import dev.armature.models.http.AnswerSoFar;
import dev.armature.models.http.CallIds;
import dev.armature.models.http.Endpoint;
import dev.armature.models.http.EventJson;
import dev.armature.models.http.WireDecoder;
import dev.armature.models.http.WireJson;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Understands the events of a Responses stream.
 *
 * <p>An item is told when its end has come and all items before it are told, so that parts are in the order in which they
 * must go back. The answer is complete with its terminal event only; that brings all items once more, which makes up for
 * ends that did not come. Unknown events are skipped, unknown items are kept as they came.
 */
final class ResponsesDecoder implements WireDecoder {
    /** Far more than any model says at once; what a server that never stops sends must not keep this busy for hours. */
    private static final int MOST_ITEMS = 10_000;

    private final Endpoint endpoint;
    private final AnswerSoFar answer = new AnswerSoFar();
    private final CallIds callIds = new CallIds();
    /** By their place in the answer; those that are told are gone. */
    private final TreeMap<Integer, OpenItem> waiting = new TreeMap<>();

    private final Set<String> told = new HashSet<>();
    private int toldThrough = -1;
    private int items;
    private Usage usage = Usage.none();
    private boolean refused;

    ResponsesDecoder(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public @Nullable ModelEvent poll() {
        return answer.poll();
    }

    @Override
    public boolean progressed() {
        return answer.hasGrown();
    }

    @Override
    public Usage usage() {
        return usage;
    }

    @Override
    public void end(ModelFailure cutOff) {
        answer.fail(cutOff, usage);
    }

    @Override
    public void event(String name, byte[] data, int length, boolean whole) {
        if (answer.hasEnded()) {
            return;
        }
        ModelFailure failure = EventJson.read(
                data,
                length,
                whole,
                endpoint,
                event -> understand(event.path("type").asText(name), event, data, length));
        if (failure != null) {
            answer.fail(failure, usage);
        }
    }

    private void understand(String type, ObjectNode event, byte[] data, int length) {
        switch (type) {
            case "response.created", "response.queued", "response.in_progress" -> begun(event.path("response"));
            case "response.output_item.added" -> added(event);
            case "response.output_text.delta",
                    "response.refusal.delta",
                    "response.reasoning_summary_text.delta",
                    "response.reasoning_text.delta",
                    "response.function_call_arguments.delta" ->
                piece(event, event.path("delta").asText(""));
            case "response.reasoning_summary_part.added" -> nextThought(event);
            case "response.function_call_arguments.done" -> arguments(event);
            case "response.output_item.done" -> done(event, WireJson.verbatim(data, length, "item"));
            case "response.completed" -> finished(event.path("response"), true);
            case "response.incomplete" -> finished(event.path("response"), false);
            case "response.failed", "response.cancelled" -> failed(event.path("response"));
            case "error" -> answer.fail(endpoint.toldInStream(event), usage);
            default -> {
                // the interface promises that events will be added; they say no more than that somebody lives
                if (event.path("error").isObject()) {
                    answer.fail(endpoint.toldInStream(event), usage);
                }
            }
        }
    }

    private void begun(JsonNode response) {
        answer.start(response.path("id").asText(""), response.path("model").asText(""));
    }

    private void added(ObjectNode event) {
        int place = place(event);
        if (place <= toldThrough
                || waiting.containsKey(place)
                || !event.path("item").isObject()) {
            return;
        }
        answer.grow();
        OpenItem item = new OpenItem(event.path("item"));
        open(place, item);
        name(item);
    }

    private void open(int place, OpenItem item) {
        waiting.put(place, item);
        if (++items > MOST_ITEMS) {
            answer.fail(endpoint.malformed("it has more than " + MOST_ITEMS + " items"), usage);
        }
    }

    private void name(OpenItem item) {
        if (item.isCall() && item.callId().isEmpty()) {
            item.callId(callIds.take(item.identity(), "call"));
            answer.call(item.callId(), item.name());
        }
    }

    /** Servers that leave the place out have one item at a time. */
    private int place(ObjectNode event) {
        JsonNode index = event.path("output_index");
        if (index.isInt()) {
            return index.intValue();
        }
        return waiting.isEmpty() ? toldThrough + 1 : waiting.lastKey();
    }

    private void piece(ObjectNode event, String more) {
        OpenItem item = waiting.get(place(event));
        if (item == null || more.isEmpty()) {
            return;
        }
        answer.grow();
        if (item.isCall()) {
            item.addArguments(more);
            return;
        }
        item.addText(more);
        if (item.type().equals("reasoning")) {
            answer.think(more);
        } else {
            answer.say(more);
        }
    }

    /** Summaries come in several parts, which are told apart by an empty line. */
    private void nextThought(ObjectNode event) {
        OpenItem item = waiting.get(place(event));
        if (item != null && item.hasText()) {
            piece(event, "\n\n");
        }
    }

    private void arguments(ObjectNode event) {
        OpenItem item = waiting.get(place(event));
        if (item != null) {
            item.arguments(event.path("arguments").asText(""));
        }
    }

    private void done(ObjectNode event, String verbatim) {
        int place = place(event);
        OpenItem item = waiting.get(place);
        if (place <= toldThrough
                || (item != null && item.isWhole())
                || !event.path("item").isObject()) {
            return;
        }
        end(place, event.path("item"), verbatim);
        tellWhole();
    }

    private void end(int place, JsonNode finished, String verbatim) {
        OpenItem item = waiting.get(place);
        if (item == null) {
            item = OpenItem.unannounced();
            open(place, item);
        }
        answer.grow();
        item.end(finished, verbatim);
        name(item);
    }

    /** Tells what is whole, as far as nothing before it is missing; a call that may be cut off waits for what follows. */
    private void tellWhole() {
        while (!waiting.isEmpty()) {
            OpenItem next = waiting.firstEntry().getValue();
            boolean canWait = next.isUndecided() && waiting.size() == 1;
            if (!next.isWhole() || canWait) {
                return;
            }
            tellFirst(false);
        }
    }

    private void tellFirst(boolean cutOff) {
        var first = waiting.pollFirstEntry();
        toldThrough = first.getKey();
        OpenItem item = first.getValue();
        told.add(item.identity());
        Part part = item.part(cutOff);
        if (!item.hasText()) {
            tellAtOnce(part);
        }
        refused |= item.refuses();
        answer.complete(part);
    }

    /** Some servers send no pieces. */
    private void tellAtOnce(Part part) {
        switch (part) {
            case Part.Said said -> answer.say(said.text());
            case Part.Thought thought -> answer.think(thought.text());
            case Part.Call ignored -> {}
            case Part.Opaque ignored -> {}
        }
    }

    private void finished(JsonNode response, boolean complete) {
        begun(response);
        count(response);
        int place = 0;
        for (JsonNode item : response.path("output")) {
            if (item.isObject()) {
                makeUpFor(place, item);
            }
            place++;
        }
        while (!waiting.isEmpty()) {
            tellFirst(!complete);
        }
        answer.finish(complete ? reason() : cutShort(response), usage);
    }

    /** An item of the last event: the end of one that waits for it, or one of which nothing came before. */
    private void makeUpFor(int place, JsonNode finished) {
        String identity = OpenItem.identity(finished);
        for (var open : waiting.entrySet()) {
            if (!identity.isEmpty() && open.getValue().identity().equals(identity)) {
                if (!open.getValue().isWhole()) {
                    end(open.getKey(), finished, finished.toString());
                }
                return;
            }
        }
        OpenItem open = waiting.get(place);
        boolean isFree = open == null || (!open.isWhole() && open.identity().isEmpty());
        // Where places are not to be trusted, a call must not be told a second time.
        if (place > toldThrough && isFree && (identity.isEmpty() || !told.contains(identity))) {
            end(place, finished, finished.toString());
        }
    }

    private StopReason reason() {
        boolean calls = answer.parts().stream().anyMatch(Part.Call.class::isInstance);
        if (calls) {
            return StopReason.TOOL_USE;
        }
        return refused ? StopReason.REFUSED : StopReason.END_TURN;
    }

    private static StopReason cutShort(JsonNode response) {
        return switch (response.path("incomplete_details").path("reason").asText("")) {
            case "max_output_tokens" -> StopReason.MAX_TOKENS;
            case "content_filter" -> StopReason.REFUSED;
            default -> StopReason.UNKNOWN;
        };
    }

    private void failed(JsonNode response) {
        count(response);
        answer.fail(endpoint.toldInStream(response), usage);
    }

    private void count(JsonNode response) {
        if (response.path("usage").isObject()) {
            usage = TokenCounts.ofResponses(response.path("usage"));
        }
    }
}
