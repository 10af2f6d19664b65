package dev.armature.examples.langchain4j.model;

import dev.armature.core.model.ModelProfile;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.function.Consumer;

/** Models of tests, which call back as they are told. */
final class CallingBack {
    private CallingBack() {}

    static LangChainModel model(Consumer<StreamingChatResponseHandler> callbacks) {
        StreamingChatModel model = new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                callbacks.accept(handler);
            }
        };
        return LangChainModel.of(model, new ModelProfile("other", "m", 100_000, 1_000), TokenReader.PLAIN);
    }

    static PartialResponseContext context(Runnable cancel) {
        return new PartialResponseContext(new StreamingHandle() {
            private boolean cancelled;

            @Override
            public void cancel() {
                cancel.run();
                cancelled = true;
            }

            @Override
            public boolean isCancelled() {
                return cancelled;
            }
        });
    }

    static PartialToolCall piece(int index, String id, String arguments) {
        return PartialToolCall.builder()
                .index(index)
                .id(id)
                .name("look")
                .partialArguments(arguments)
                .build();
    }

    static ToolExecutionRequest call(String id, String arguments) {
        return ToolExecutionRequest.builder()
                .id(id)
                .name("look")
                .arguments(arguments)
                .build();
    }

    static ChatResponse response(AiMessage message, FinishReason reason) {
        return ChatResponse.builder()
                .id("r")
                .modelName("m-1")
                .aiMessage(message)
                .tokenUsage(new TokenUsage(7, 3))
                .finishReason(reason)
                .build();
    }
}
