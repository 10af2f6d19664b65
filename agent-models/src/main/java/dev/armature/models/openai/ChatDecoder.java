package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Understands the chunks of a Chat Completions stream.
 *
 * <p>The pieces of parallel calls may interleave, and some servers give a finish reason with every chunk, so no part is
 * complete before the answer is: at {@code [DONE]}, or at the end of the body if a finish reason came before, because some
 * servers never say {@code [DONE]}.
 */
final class ChatDecoder implements WireDecoder {
    /** Far more than any model makes at once; what a server that never stops sends must not keep this busy for hours. */
    private static final int MOST_CALLS = 10_000;

    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    private final Endpoint endpoint;
    private final AnswerSoFar answer = new AnswerSoFar();
    private final OpenCalls calls = new OpenCalls();
    private final CallIds callIds = new CallIds();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private String reasoningField = "";
    private Usage usage = Usage.none();
    private boolean refused;
    private @Nullable StopReason stopReason;

    ChatDecoder(Endpoint endpoint) {
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
    public void event(String name, byte[] data, int length, boolean whole) {
        if (answer.hasEnded()) {
            return;
        }
        if (EventJson.isEndMark(data, length)) {
            done();
            return;
        }
        ModelFailure failure = EventJson.read(data, length, whole, endpoint, this::understand);
        if (failure != null) {
            fail(failure);
        }
    }

    @Override
    public void end(ModelFailure cutOff) {
        if (stopReason != null && !answer.hasEnded()) {
            done();
        } else {
            fail(cutOff);
        }
    }

    private void understand(ObjectNode chunk) {
        if (chunk.hasNonNull("error") || chunk.path("object").asText("").equals("error")) {
            fail(endpoint.toldInStream(chunk));
            return;
        }
        answer.start(chunk.path("id").asText(""), chunk.path("model").asText(""));
        if (chunk.path("prompt_progress").isObject()) {
            answer.grow(); // a local server that reads a long prompt
        }
        if (chunk.path("usage").isObject()) {
            usage = TokenCounts.ofChat(chunk.path("usage"));
        }
        JsonNode choices = chunk.path("choices");
        if (!choices.isArray() && !isNothing(choices)) {
            garbled("its choices are no array");
            return;
        }
        for (JsonNode choice : choices) {
            if (choice.path("index").asInt(0) == 0 && !answer.hasEnded()) {
                JsonNode delta = choice.path("delta");
                delta(isNothing(delta) ? choice.path("message") : delta);
                finish(choice.path("finish_reason").asText(""));
            }
        }
    }

    private void delta(JsonNode delta) {
        if (!delta.isObject() && !isNothing(delta)) {
            garbled("a delta is no object");
            return;
        }
        for (String field : List.of("reasoning_content", "reasoning")) {
            String thought = delta.path(field).asText("");
            if (delta.path(field).isTextual() && !thought.isEmpty()) {
                reasoningField = field;
                reasoning.append(thought);
                answer.think(thought);
                break;
            }
        }
        say(content(delta.path("content")));
        String refusal = text(delta.path("refusal"), "a refusal");
        refused |= !refusal.isEmpty();
        say(refusal);
        JsonNode made = delta.path("tool_calls");
        if (!made.isArray() && !isNothing(made)) {
            garbled("its calls are no array");
        }
        if (!isNothing(delta.path("function_call"))) {
            call(FACTORY.objectNode().set("function", delta.path("function_call"))); // the older way, of one call
        }
        for (JsonNode call : made) {
            if (answer.hasEnded()) {
                return;
            }
            call(call);
        }
    }

    private String content(JsonNode content) {
        if (!content.isArray()) {
            return text(content, "a text");
        }
        StringBuilder all = new StringBuilder();
        content.forEach(part -> all.append(text(part.isObject() ? part.path("text") : part, "a part of a text")));
        return all.toString();
    }

    private String text(JsonNode value, String what) {
        if (!value.isTextual() && !isNothing(value)) {
            garbled(what + " is none");
        }
        return value.isTextual() ? value.textValue() : "";
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private void say(String more) {
        text.append(more);
        answer.say(more);
    }

    private void call(JsonNode delta) {
        JsonNode function = delta.path("function");
        boolean isReadable = isNothing(delta) || (delta.isObject() && (function.isObject() || isNothing(function)));
        if (!isReadable) {
            garbled("a call is no object");
            return;
        }
        String name = text(function.path("name"), "the name of a call");
        boolean hasInput = !OpenCall.saysNothing(function.path("arguments"));
        boolean says =
                hasInput || !name.isEmpty() || !delta.path("id").asText("").isEmpty();
        OpenCall call = calls.of(delta, says);
        if (call == null || answer.hasEnded()) {
            return;
        }
        if (calls.size() > MOST_CALLS) {
            garbled("it makes more than " + MOST_CALLS + " calls");
            return;
        }
        boolean wasNamed = !call.name().isEmpty();
        if (wasNamed && !name.isEmpty() && !name.equals(call.name())) {
            garbled("a call has two names, `" + call.name() + "` and `" + name + "`");
            return;
        }
        if (!wasNamed || hasInput) {
            answer.grow();
            answer.receive(function.path("arguments").asText("").length());
        }
        call.add(delta);
        if (!wasNamed && !call.name().isEmpty()) {
            unique(call);
            answer.call(call.id(), call.name());
        }
    }

    /** Whatever id the server gave, if it gave one, is taken only once. */
    private void unique(OpenCall call) {
        String made = "call_" + answer.id().replaceAll("[^a-zA-Z0-9]", "") + "_" + calls.size();
        call.rename(callIds.take(call.id().isEmpty() ? made : call.id(), made));
    }

    /** One that says that the answer was cut off holds; of others the last. */
    private void finish(String reason) {
        if (reason.isEmpty() || reason.equals("null")) {
            return;
        }
        if (stopReason == null) {
            answer.grow();
        }
        if (stopReason == null || isOwnEnd(stopReason)) {
            stopReason = stopReason(reason);
        }
    }

    /** Whether the model ended the answer by itself. */
    private static boolean isOwnEnd(StopReason reason) {
        return reason == StopReason.END_TURN || reason == StopReason.TOOL_USE;
    }

    private void done() {
        boolean isEmpty = text.isEmpty() && reasoning.isEmpty() && calls.size() == 0;
        if (stopReason == null && isEmpty) {
            garbled("it ended before anything came");
        } else if (calls.all().stream().anyMatch(call -> call.name().isEmpty())) {
            garbled("a call has no name");
        } else {
            tellAll(stopReason == null || !isOwnEnd(stopReason) || calls.hasStrayed());
            answer.finish(reason(), usage);
        }
    }

    /** @param cutOff whether a call without arguments may have lost them */
    private void tellAll(boolean cutOff) {
        if (!reasoning.isEmpty()) {
            String raw = WireJson.object(reasoningField, reasoning.toString()).toString();
            answer.complete(new Part.Thought(reasoning.toString(), new RawBlock(ChatMessages.FORMAT, raw)));
        }
        if (!text.isEmpty()) {
            answer.complete(new Part.Said(text.toString(), RawBlock.none()));
        }
        calls.all().forEach(call -> answer.complete(call.part(cutOff)));
    }

    private StopReason reason() {
        StopReason said = stopReason == null ? StopReason.END_TURN : stopReason;
        if (said == StopReason.END_TURN && calls.size() > 0) {
            return StopReason.TOOL_USE;
        }
        return refused ? StopReason.REFUSED : said;
    }

    private void garbled(String how) {
        fail(endpoint.malformed(how));
    }

    private void fail(ModelFailure failure) {
        answer.fail(failure, usage);
    }

    private static StopReason stopReason(String word) {
        return switch (word) {
            case "stop" -> StopReason.END_TURN;
            case "tool_calls", "function_call" -> StopReason.TOOL_USE;
            case "length" -> StopReason.MAX_TOKENS;
            case "content_filter" -> StopReason.REFUSED;
            default -> StopReason.UNKNOWN;
        };
    }
}
