package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Understands the chunks of a Chat Completions stream.
 *
 * <p>The pieces of parallel calls may interleave, so no call is complete before a finish reason comes. The answer is
 * complete at {@code [DONE]}, or at the end of the body if a finish reason came before: some servers never say
 * {@code [DONE]}. The usage comes between the two.
 */
final class ChatDecoder implements WireDecoder {
    /** Far more than any model makes at once; what a server that never stops sends must not keep this busy for hours. */
    private static final int MOST_CALLS = 10_000;

    private final Endpoint endpoint;
    private final AnswerSoFar answer = new AnswerSoFar();
    private final List<OpenCall> calls = new ArrayList<>();
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
        for (JsonNode choice : chunk.path("choices")) {
            if (choice.path("index").asInt(0) == 0 && stopReason == null) {
                JsonNode delta = choice.path("delta");
                delta(delta.isObject() ? delta : choice.path("message"));
                if (answer.hasEnded()) {
                    return;
                }
                finish(choice.path("finish_reason").asText(""));
            }
        }
    }

    private void delta(JsonNode delta) {
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
        if (delta.path("refusal").isTextual()) {
            refused = true;
            say(delta.path("refusal").textValue());
        }
        int position = 0;
        for (JsonNode call : delta.path("tool_calls")) {
            call(call, position++);
            if (calls.size() > MOST_CALLS) {
                fail(endpoint.malformed("it makes more than " + MOST_CALLS + " calls"));
                return;
            }
        }
    }

    private static String content(JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content.textValue() : "";
        }
        StringBuilder all = new StringBuilder();
        content.forEach(part -> all.append(part.path("text").asText("")));
        return all.toString();
    }

    private void say(String more) {
        text.append(more);
        answer.say(more);
    }

    private void call(JsonNode delta, int position) {
        OpenCall call = callOf(delta, position);
        boolean wasNamed = !call.name().isEmpty();
        if (!wasNamed || !delta.path("function").path("arguments").asText("").isEmpty()) {
            answer.grow();
        }
        call.add(delta);
        if (!wasNamed && !call.name().isEmpty()) {
            unique(call);
            answer.call(call.id(), call.name());
        }
    }

    /** By index where there is one; but another id at a used index is another call, as some servers count from 0 again. */
    private OpenCall callOf(JsonNode delta, int position) {
        String wanted = delta.path("id").asText("");
        boolean indexed = delta.path("index").isInt();
        int index = indexed ? delta.path("index").intValue() : position;
        OpenCall found = null;
        for (OpenCall call : calls) {
            boolean same = indexed
                    ? call.index() == index
                    : wanted.isEmpty() || call.id().equals(wanted);
            found = same ? call : found;
        }
        boolean another = found != null
                && !wanted.isEmpty()
                && !found.id().isEmpty()
                && !found.id().equals(wanted)
                && !delta.path("function").path("name").asText("").isEmpty();
        if (found == null || another) {
            found = new OpenCall(index);
            calls.add(found);
        }
        return found;
    }

    /** Whatever id the server gave, if it gave one, is taken only once. */
    private void unique(OpenCall call) {
        String made = "call_" + answer.id().replaceAll("[^a-zA-Z0-9]", "") + "_" + calls.size();
        call.rename(callIds.take(call.id().isEmpty() ? made : call.id(), made));
    }

    private void finish(String reason) {
        if (!reason.isEmpty() && !reason.equals("null")) {
            StopReason understood = stopReason(reason);
            settle(understood, understood != StopReason.END_TURN && understood != StopReason.TOOL_USE);
        }
    }

    /** @param cutOff whether the answer ended in another way than the model's own, or without saying how */
    private void settle(StopReason reason, boolean cutOff) {
        answer.grow();
        if (reasoning.length() > 0) {
            String raw = WireJson.object(reasoningField, reasoning.toString()).toString();
            answer.complete(new Part.Thought(reasoning.toString(), new RawBlock(ChatMessages.FORMAT, raw)));
        }
        if (text.length() > 0) {
            answer.complete(new Part.Said(text.toString(), RawBlock.none()));
        }
        for (OpenCall call : calls) {
            if (call.name().isEmpty()) {
                unique(call); // as it would have been when it was named
            }
            answer.complete(call.part(cutOff));
        }
        boolean wantsTools = !calls.isEmpty() && reason == StopReason.END_TURN;
        stopReason = wantsTools ? StopReason.TOOL_USE : refused ? StopReason.REFUSED : reason;
    }

    private void done() {
        if (stopReason == null) {
            settle(StopReason.END_TURN, true);
        }
        answer.finish(stopReason == null ? StopReason.END_TURN : stopReason, usage);
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
