package dev.armature.benchmarks;

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
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The same conversation as in {@link ModelClientTurn}, had with LangChain4j's streaming client for the Messages format. */
final class LangChainLoop {
    private final StreamingChatModel model;
    private final String system;
    private final List<ToolSpecification> tools;

    LangChainLoop(URI base, String system, List<String> toolNames) {
        this.model = AnthropicStreamingChatModel.builder()
                .baseUrl(base.resolve("/v1/").toString())
                .apiKey("a-key")
                .modelName("canned")
                .maxTokens(32_000)
                .cacheSystemMessages(true)
                .cacheTools(true)
                .build();
        this.system = system;
        this.tools = toolNames.stream().map(LangChainLoop::tool).toList();
    }

    private static ToolSpecification tool(String name) {
        return ToolSpecification.builder()
                .name(name)
                .description("Takes a note.")
                .parameters(JsonObjectSchema.builder()
                        .addIntegerProperty("number")
                        .addStringProperty("text")
                        .required("number", "text")
                        .build())
                .build();
    }

    /** Has one conversation and returns how many requests it took. */
    int converse(String question) throws InterruptedException {
        List<ChatMessage> messages = new ArrayList<>(List.of(SystemMessage.from(system), UserMessage.from(question)));
        int requests = 0;
        while (true) {
            AiMessage said = ask(messages);
            requests++;
            if (!said.hasToolExecutionRequests()) {
                return requests;
            }
            messages.add(said);
            for (ToolExecutionRequest call : said.toolExecutionRequests()) {
                messages.add(ToolExecutionResultMessage.from(call, ModelClientTurn.RESULT));
            }
        }
    }

    private AiMessage ask(List<ChatMessage> messages) throws InterruptedException {
        ChatRequest request = ChatRequest.builder()
                .messages(messages)
                .toolSpecifications(tools)
                .build();
        return AwaitedResponse.of(model, request, () -> {}).aiMessage();
    }
}
