package dev.armature.examples.langchain4j.model;

import dev.armature.core.message.StopReason;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.model.PushedStream;
import dev.armature.core.usage.Usage;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hears LangChain4j's callbacks. Which of them come depends on the model: pieces may be streamed or not, with a handle or
 * without, and only the whole message is sure to come. So what was not streamed is taken from there. What was streamed
 * has been seen, and stays even if the whole message says something else.
 *
 * <p>Callbacks may come from several threads; the lock is this object's.
 */
final class AnswerHandler implements StreamingChatResponseHandler {
    private final String model;
    private final TokenReader tokens;
    private final PushedStream answer;
    private final Cancelling cancelling;
    private final AnswerParts parts;
    private final List<ToolExecutionRequest> calls = new ArrayList<>();
    private boolean said;
    private boolean thought;

    AnswerHandler(String model, String format, TokenReader tokens, PushedStream answer, Cancelling cancelling) {
        this.model = model;
        this.tokens = tokens;
        this.answer = answer;
        this.cancelling = cancelling;
        this.parts = new AnswerParts(answer, model, format);
    }

    @Override
    public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
        cancelling.by(context.streamingHandle());
        onPartialResponse(piece.text());
    }

    @Override
    public synchronized void onPartialResponse(String piece) {
        if (piece != null && !piece.isEmpty()) {
            said = true;
            parts.say(piece);
        }
    }

    @Override
    public void onPartialThinking(PartialThinking piece, PartialThinkingContext context) {
        cancelling.by(context.streamingHandle());
        onPartialThinking(piece);
    }

    @Override
    public synchronized void onPartialThinking(PartialThinking piece) {
        thought = true;
        parts.think(piece.text());
    }

    @Override
    public void onPartialToolCall(PartialToolCall piece, PartialToolCallContext context) {
        cancelling.by(context.streamingHandle());
        onPartialToolCall(piece);
    }

    @Override
    public synchronized void onPartialToolCall(PartialToolCall piece) {
        parts.callBegins(piece.index(), piece.id(), piece.name());
    }

    @Override
    public synchronized void onCompleteToolCall(CompleteToolCall complete) {
        ToolExecutionRequest call = complete.toolExecutionRequest();
        boolean isRepeated = call.id() != null && calls.contains(call);
        if (!isRepeated) { // it would run twice
            call(complete.index(), call);
        }
    }

    @Override
    public synchronized void onCompleteResponse(ChatResponse response) {
        try {
            complete(response.aiMessage());
            Optional<Usage> usage = tokens.read(response.tokenUsage());
            if (usage.isEmpty()) {
                answer.push(new ModelEvent.Failed(uncounted()));
                return;
            }
            StopReason reason = stopReason(response.finishReason(), !calls.isEmpty());
            parts.finish(response.id(), response.modelName(), reason, usage.get());
        } catch (RuntimeException e) {
            onError(e);
        }
    }

    @Override
    public void onError(Throwable error) {
        ModelFailure failure = LangChainFailures.of(error, model);
        answer.push(new ModelEvent.Failed(failure)); // LangChain4j does not tell what a failure cost
    }

    /** An answer whose cost nobody knows would be booked as free. */
    private ModelFailure uncounted() {
        String sentence =
                "`" + model + "` answered, but LangChain4j does not tell how many tokens that took, so no budget"
                        + " can be kept. See whether its model can be built to tell it; if not, bring it with"
                        + " `TokenReader.UNCOUNTED`.";
        return ModelFailure.of(Kind.MALFORMED, sentence).retryable(false);
    }

    /** Adds what of the message was not streamed. */
    private void complete(AiMessage message) {
        if (!thought && message.thinking() != null && !message.thinking().isEmpty()) {
            parts.think(message.thinking());
        }
        if (!said && message.text() != null && !message.text().isEmpty()) {
            parts.say(message.text());
        }
        List<ToolExecutionRequest> unheard = new ArrayList<>(message.toolExecutionRequests());
        calls.forEach(unheard::remove);
        for (ToolExecutionRequest call : unheard) {
            call(-1 - calls.size(), call); // an index that no streamed call has
        }
        if (!message.attributes().isEmpty()) {
            // Signatures of the reasoning and the like: without them the provider would not take the message back.
            parts.opaque(ChatMessageSerializer.messageToJson(
                    AiMessage.builder().attributes(message.attributes()).build()));
        }
    }

    private void call(int index, ToolExecutionRequest call) {
        calls.add(call);
        parts.callEnds(index, call.id(), call.name(), call.arguments());
    }

    /** Some providers say {@code STOP} when they want a tool to run. */
    private static StopReason stopReason(@Nullable FinishReason reason, boolean calling) {
        return switch (reason) {
            case STOP -> calling ? StopReason.TOOL_USE : StopReason.END_TURN;
            case TOOL_EXECUTION -> StopReason.TOOL_USE;
            case LENGTH -> StopReason.MAX_TOKENS;
            case CONTENT_FILTER -> StopReason.REFUSED;
            case OTHER -> StopReason.UNKNOWN;
            case null -> StopReason.UNKNOWN;
        };
    }
}
