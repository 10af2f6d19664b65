package dev.armature.benchmarks.contender;

import dev.armature.benchmarks.langchain.AwaitedResponse;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** With LangChain4j's streaming client for the Messages format. */
final class LangChainLoop implements Talk {
    private final StreamingChatModel model;
    private final List<ToolSpecification> tools =
            NoteTaking.TOOLS.stream().map(LangChainLoop::tool).toList();

    LangChainLoop(URI server) {
        model = AnthropicStreamingChatModel.builder()
                .baseUrl(server.resolve("/v1/").toString())
                .apiKey("a-key")
                .modelName("canned")
                .maxTokens(32_000)
                .cacheSystemMessages(true)
                .cacheTools(true)
                .build();
    }

    private static ToolSpecification tool(String name) {
        return ToolSpecification.builder()
                .name(name)
                .description(NoteTaking.PURPOSE)
                .parameters(JsonObjectSchema.builder()
                        .addIntegerProperty("number")
                        .addStringProperty("text")
                        .required("number", "text")
                        .build())
                .build();
    }

    @Override
    public int converse() throws InterruptedException {
        List<ChatMessage> messages = new ArrayList<>(
                List.of(SystemMessage.from(NoteTaking.INSTRUCTIONS), UserMessage.from(NoteTaking.QUESTION)));
        int requests = 0;
        while (true) {
            AiMessage said = ask(messages);
            requests++;
            if (!said.hasToolExecutionRequests()) {
                return requests;
            }
            messages.add(said);
            for (ToolExecutionRequest call : said.toolExecutionRequests()) {
                messages.add(ToolExecutionResultMessage.from(call, NoteTaking.RESULT));
            }
        }
    }

    private AiMessage ask(List<ChatMessage> messages) throws InterruptedException {
        ChatRequest request = ChatRequest.builder()
                .messages(messages)
                .toolSpecifications(tools)
                .build();
        ChatResponse response = AwaitedResponse.of(model, request, () -> {});
        understood(response).mustBeAsSent();
        return response.aiMessage();
    }

    private static Answer understood(ChatResponse response) {
        AiMessage said = response.aiMessage();
        return new Answer(
                said.text(),
                said.hasToolExecutionRequests()
                        ? said.toolExecutionRequests().getFirst().arguments()
                        : "",
                response.tokenUsage().inputTokenCount(),
                response.tokenUsage().outputTokenCount());
    }
}
