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
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Understands the events of a Responses stream.
 *
 * <p>Items are told in {@linkplain ItemsInOrder their order}, so that parts are in the order in which they must go back. The
 * answer is complete with its terminal event only; that brings all items once more, which makes up for ends that did not
 * come. Unknown events are skipped, unknown items are kept as they came.
 */
final class ResponsesDecoder implements WireDecoder {
    /** Far more than any model says at once; what a server that never stops sends must not keep this busy for hours. */
    private static final int MOST_ITEMS = 10_000;

    private final Endpoint endpoint;
    private final AnswerSoFar answer = new AnswerSoFar();
    private final CallIds callIds = new CallIds();
    private final ItemsInOrder items = new ItemsInOrder();
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
        int place = items.place(event);
        if (items.isPast(place)
                || items.at(place) != null
                || !event.path("item").isObject()) {
            return;
        }
        answer.grow();
        OpenItem item = new OpenItem(event.path("item"));
        begin(place, item);
        name(item);
    }

    private void begin(int place, OpenItem item) {
        items.begin(place, item);
        if (items.begun() > MOST_ITEMS) {
            answer.fail(endpoint.malformed("it has more than " + MOST_ITEMS + " items"), usage);
        }
    }

    private void name(OpenItem item) {
        if (item.isCall() && item.callId().isEmpty()) {
            item.callId(callIds.take(item.identity(), "call"));
            answer.call(item.callId(), item.name());
        }
    }

    private void piece(ObjectNode event, String more) {
        OpenItem item = items.at(items.place(event));
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
        OpenItem item = items.at(items.place(event));
        if (item != null && item.hasText()) {
            piece(event, "\n\n");
        }
    }

    private void arguments(ObjectNode event) {
        OpenItem item = items.at(items.place(event));
        if (item != null) {
            item.arguments(event.path("arguments").asText(""));
        }
    }

    private void done(ObjectNode event, String verbatim) {
        int place = items.place(event);
        OpenItem open = items.at(place);
        if (items.isPast(place)
                || (open != null && open.isWhole())
                || !event.path("item").isObject()) {
            return;
        }
        end(place, event.path("item"), verbatim);
        for (OpenItem item = items.takeWhole(); item != null; item = items.takeWhole()) {
            tell(item, false);
        }
    }

    private void end(int place, JsonNode finished, String verbatim) {
        OpenItem item = items.at(place);
        if (item == null) {
            item = OpenItem.unannounced();
            begin(place, item);
        }
        answer.grow();
        item.end(finished, verbatim);
        name(item);
    }

    private void tell(OpenItem item, boolean cutOff) {
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
            OptionalInt missing = item.isObject() ? items.missing(place, item) : OptionalInt.empty();
            if (missing.isPresent()) {
                end(missing.getAsInt(), item, item.toString());
            }
            place++;
        }
        for (OpenItem item = items.take(); item != null; item = items.take()) {
            tell(item, !complete);
        }
        answer.finish(complete ? reason() : cutShort(response), usage);
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
