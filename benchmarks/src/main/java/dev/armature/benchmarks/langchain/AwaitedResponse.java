package dev.armature.benchmarks.langchain;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** An answer that LangChain4j tells piece by piece, for one who waits until it is whole. */
public final class AwaitedResponse implements StreamingChatResponseHandler {

    private final CompletableFuture<ChatResponse> answer = new CompletableFuture<>();
    private final AtomicBoolean speaks = new AtomicBoolean();
    private final Runnable whenItSpeaks;

    private AwaitedResponse(Runnable whenItSpeaks) {
        this.whenItSpeaks = whenItSpeaks;
    }

    /**
     * Asks and waits.
     *
     * @param whenItSpeaks is run once, at the first piece of text
     * @throws IllegalStateException when there is no answer
     */
    public static ChatResponse of(StreamingChatModel model, ChatRequest request, Runnable whenItSpeaks)
            throws InterruptedException {
        AwaitedResponse response = new AwaitedResponse(whenItSpeaks);
        model.chat(request, response);
        try {
            return response.answer.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("LangChain4j was not answered", failed.getCause());
        }
    }

    @Override
    public void onPartialResponse(String text) {
        if (speaks.compareAndSet(false, true)) {
            whenItSpeaks.run();
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        answer.complete(response);
    }

    @Override
    public void onError(Throwable failure) {
        answer.completeExceptionally(failure);
    }
}
