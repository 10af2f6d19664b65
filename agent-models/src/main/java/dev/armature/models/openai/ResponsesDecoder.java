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
import dev.armature.models.http.CallInput;
import dev.armature.models.http.Endpoint;
import dev.armature.models.http.EventJson;
import dev.armature.models.http.WireDecoder;
import dev.armature.models.http.WireJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Understands the events of a Responses stream.
 *
 * <p>Items are told in {@linkplain ItemsInOrder their order}, so that parts are in the order in which they must go back. The
 * answer is complete with its terminal event only; that brings all items once more, which makes up for beginnings and ends
 * that did not come. Unknown events are skipped, unknown items are kept as they came; a piece that says something and belongs
 * to no open item garbles the answer.
 */
final class ResponsesDecoder implements WireDecoder {
    /** Far more than any model says at once; what a server that never stops sends must not keep this busy for hours. */
    private static final int MOST_ITEMS = 10_000;

    private static final String REASONING = "reasoning";
    private static final String CALL = "function_call";

    private final Endpoint endpoint;
    private final AnswerSoFar answer = new AnswerSoFar();
    private final CallIds callIds = new CallIds();
    private final ItemsInOrder items = new ItemsInOrder();
    private Usage usage = Usage.none();
    /** How many values the items have, which are kept until they can be told. */
    private int values;

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
    public long received() {
        return answer.received();
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
                event -> understand(
                        event.path("type").isTextual() ? event.path("type").textValue() : name, event, data, length));
        if (failure != null) {
            answer.fail(failure, usage);
        }
    }

    private void understand(String type, ObjectNode event, byte[] data, int length) {
        switch (type) {
            case "response.created", "response.queued", "response.in_progress" -> begun(event.path("response"));
            case "response.output_item.added" -> added(event);
            case "response.output_text.delta" -> said(event, "message", text(event.path("delta")));
            case "response.refusal.delta" -> refused(event);
            case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" ->
                said(event, REASONING, text(event.path("delta")));
            case "response.function_call_arguments.delta" -> input(event);
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
        if (!isItem(event)) {
            return;
        }
        JsonNode given = event.path("item");
        int place = items.placeOfItem(event, true);
        OpenItem open = items.at(place);
        if (open == null && items.takenFrom(place) == null) {
            answer.grow();
            begin(place, new OpenItem(given));
        } else if (open != null && !open.isWhole() && open.isCall() && !open.mayBecome(given)) {
            garbled("two items are at one place");
        }
    }

    /** Whether an event brings one; one that is none, or has no place, garbles the answer. */
    private boolean isItem(ObjectNode event) {
        JsonNode item = event.path("item");
        if (isNothing(item)) {
            return false;
        }
        values += WireJson.values(item);
        if (WireJson.isTooMany(values)) {
            answer.fail(endpoint.tooMany("items"), usage);
            return false;
        }
        boolean isPlaced = items.placeOfItem(event, true) != ItemsInOrder.NOWHERE;
        boolean isReadable = item.isObject() && OpenItem.isReadable(item) && isPlaced;
        if (!isReadable) {
            garbled("an item is none, or its place is none");
        }
        return isReadable;
    }

    private void begin(int place, OpenItem item) {
        if (items.begun() >= MOST_ITEMS) {
            garbled("it has more than " + MOST_ITEMS + " items");
            return;
        }
        items.begin(place, item);
        name(item);
    }

    private void name(OpenItem item) {
        if (item.isCall() && item.callId().isEmpty()) {
            item.callId(callIds.take(item.identity(), "call"));
            answer.call(item.callId(), item.name());
        }
    }

    private void said(ObjectNode event, String type, String more) {
        OpenItem item = more.isEmpty() ? null : open(event, type);
        if (item != null) {
            answer.grow();
            item.addText(more);
            show(item);
        }
    }

    private void refused(ObjectNode event) {
        String more = text(event.path("delta"));
        OpenItem item = more.isEmpty() ? null : open(event, "message");
        if (item != null) {
            item.refuse();
            said(event, "message", more);
        }
    }

    private void input(ObjectNode event) {
        JsonNode more = event.path("delta");
        boolean saysNothing =
                isNothing(more) || (more.isTextual() && more.textValue().isEmpty());
        OpenItem item = saysNothing ? null : open(event, CALL);
        if (item != null) {
            answer.grow();
            answer.receive(more.asText("").length());
            item.addArguments(more);
        }
    }

    /** The open item to which a piece of that type belongs; null when there is none, which garbles the answer. */
    private @Nullable OpenItem open(ObjectNode event, String type) {
        OpenItem item = items.at(items.placeOfPiece(event));
        if (item == null || item.isWhole()) {
            garbled("a piece came for an item that is not open");
            return null;
        }
        if (!item.type().equals(type)) {
            garbled("a piece of a " + type + " came for an item of the type `" + item.type() + "`");
            return null;
        }
        return item;
    }

    /** Texts are shown one after the other, as they will be in the message. */
    private void show(OpenItem item) {
        if (items.firstOf(item.type()) != item) {
            return;
        }
        if (item.type().equals(REASONING)) {
            answer.think(item.show());
        } else {
            answer.say(item.show());
        }
    }

    /** Summaries come in several parts, which are told apart by an empty line. */
    private void nextThought(ObjectNode event) {
        OpenItem item = items.at(items.placeOfPiece(event));
        if (item != null && item.hasText() && !item.isWhole()) {
            said(event, REASONING, "\n\n");
        }
    }

    private void arguments(ObjectNode event) {
        JsonNode all = event.path("arguments");
        if (OpenCall.saysNothing(all)) {
            return;
        }
        int place = items.placeOfPiece(event);
        OpenItem item = items.at(place);
        ToldItem told = item == null ? items.takenFrom(place) : item.isWhole() ? item.told() : null;
        if (told != null) {
            again(told, all);
        } else if (open(event, CALL) != null && item != null) {
            item.arguments(all);
        }
    }

    /** Arguments of a call that is over: they may say the same once more. */
    private void again(ToldItem told, JsonNode all) {
        CallInput input = new CallInput();
        input.add(all);
        if (!told.hasInput(input)) {
            garbled("other arguments came for a call that is over");
        }
    }

    private void done(ObjectNode event, String verbatim) {
        if (!isItem(event)) {
            return;
        }
        JsonNode finished = event.path("item");
        int place = items.placeOfItem(event, false);
        OpenItem open = items.at(place);
        boolean isOver = open == null ? items.takenFrom(place) != null : open.isWhole();
        if (isOver) {
            return;
        }
        if (open != null && !open.mayBecome(finished)) {
            garbled("an item ends as another than it began");
            return;
        }
        end(place, finished, verbatim);
        for (OpenItem item = items.takeWhole(); item != null; item = items.takeWhole()) {
            tell(item, false);
        }
    }

    private void end(int place, JsonNode finished, String verbatim) {
        OpenItem item = items.at(place);
        if (item == null) {
            item = new OpenItem(finished);
            begin(place, item);
        }
        if (!answer.hasEnded()) {
            answer.grow();
            items.end(place, item, finished, verbatim);
            name(item);
        }
    }

    private void tell(OpenItem item, boolean cutOff) {
        Part part = item.part(cutOff);
        switch (part) {
            case Part.Said said -> answer.say(item.restOf(said.text()));
            case Part.Thought thought -> answer.think(item.restOf(thought.text()));
            case Part.Call ignored -> {}
            case Part.Opaque ignored -> {}
        }
        refused |= item.refuses();
        answer.complete(part);
        OpenItem next = items.firstOf(item.type());
        if (next != null && next.hasText()) {
            show(next);
        }
    }

    private void finished(JsonNode response, boolean complete) {
        begun(response);
        count(response);
        JsonNode output = response.path("output");
        boolean isNone = complete && isNothing(output) && items.begun() == 0;
        boolean isReadable = output.isArray() || isNothing(output);
        if (isNone || !isReadable) {
            garbled("it ended before anything came");
            return;
        }
        makeUp(output);
        for (OpenItem item = items.take(); item != null && !answer.hasEnded(); item = items.take()) {
            tell(item, !complete);
        }
        answer.finish(complete ? reason() : cutShort(response), usage);
    }

    /** Brings in what only the last event holds; first what is known, so that nothing else takes its place. */
    private void makeUp(JsonNode output) {
        List<Integer> unknown = new ArrayList<>();
        int index = 0;
        for (JsonNode item : output) {
            if (answer.hasEnded() || unknown.size() > MOST_ITEMS) {
                break;
            }
            boolean isReadable = item.isNull() || item.isObject();
            if (!isReadable || !OpenItem.isReadable(item)) {
                garbled("an item is none");
                return;
            }
            int place = item.isNull() ? ItemsInOrder.NOWHERE : items.placeInLast(item);
            if (place == ItemsInOrder.UNKNOWN) {
                unknown.add(index);
            } else if (place != ItemsInOrder.NOWHERE) {
                end(place, item, item.toString());
            }
            index++;
        }
        for (int at : unknown) {
            JsonNode item = output.path(at);
            int place = items.placeOfUnknown(at, item);
            if (place != ItemsInOrder.NOWHERE && !answer.hasEnded()) {
                end(place, item, item.toString());
            }
        }
    }

    private String text(JsonNode value) {
        if (!value.isTextual() && !isNothing(value)) {
            garbled("a piece of text is none");
        }
        return value.isTextual() ? value.textValue() : "";
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private void garbled(String how) {
        answer.fail(endpoint.malformed(how), usage);
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
