package dev.armature.benchmarks.streams;

import dev.armature.benchmarks.langchain.AwaitedResponse;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** With LangChain4j's streaming client for the Messages format, as it is set up without further ado. */
final class LangChainConversation implements Conversation {

    private final StreamingChatModel model;
    private final int turns;
    private final ToolSpecification tool = ToolSpecification.builder()
            .name("note")
            .description("Takes a note.")
            .parameters(JsonObjectSchema.builder()
                    .addStringProperty("text")
                    .required("text")
                    .build())
            .build();

    LangChainConversation(URI server, int turns) {
        this.turns = turns;
        this.model = AnthropicStreamingChatModel.builder()
                .baseUrl(server.resolve("/v1/").toString())
                .apiKey("a-key")
                .modelName("paced")
                .maxTokens(32_000)
                .timeout(Duration.ofMinutes(10))
                .build();
    }

    @Override
    public void have(Runnable whenItSpeaks) throws InterruptedException {
        List<ChatMessage> messages = new ArrayList<>(List.of(UserMessage.from("Take notes.")));
        int requests = 0;
        ChatResponse answer;
        do {
            answer = ask(messages, whenItSpeaks);
            if (answer.tokenUsage().outputTokenCount() != PacedServer.OUTPUT_TOKENS
                    || answer.tokenUsage().inputTokenCount() != PacedServer.inputTokens(requests)) {
                throw new IllegalStateException("other numbers of tokens than were sent: " + answer.tokenUsage());
            }
            requests++;
            messages.add(answer.aiMessage());
            for (ToolExecutionRequest call : answer.aiMessage().toolExecutionRequests()) {
                messages.add(ToolExecutionResultMessage.from(call, "Noted."));
            }
        } while (answer.aiMessage().hasToolExecutionRequests());
        if (requests != turns) {
            throw new IllegalStateException("expected " + turns + " requests, was " + requests);
        }
    }

    private ChatResponse ask(List<ChatMessage> messages, Runnable whenItSpeaks) throws InterruptedException {
        ChatRequest request = ChatRequest.builder()
                .messages(messages)
                .toolSpecifications(tool)
                .build();
        return AwaitedResponse.of(model, request, whenItSpeaks);
    }
}
