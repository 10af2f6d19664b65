package dev.armature.examples.langchain4j.model;

import dev.armature.core.model.KnownModels;
import dev.armature.core.model.ModelProfile;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel.AnthropicStreamingChatModelBuilder;

/** LangChain4j's client for the Messages format, in front of a simulated server, brought as one of our models. */
final class Served {
    static final String NAME = "claude-sonnet-5-5";
    static final ModelProfile PROFILE = KnownModels.standard().profile("anthropic", NAME);

    private Served() {}

    static LangChainModel by(ModelSimulator server) {
        return LangChainModel.of(client(server).build(), PROFILE, TokenReader.ANTHROPIC);
    }

    static AnthropicStreamingChatModelBuilder client(ModelSimulator server) {
        return AnthropicStreamingChatModel.builder()
                .baseUrl(server.baseUri().resolve("/v1/").toString())
                .apiKey(server.apiKey())
                .modelName(NAME)
                .returnThinking(true)
                .cacheTools(true)
                .cacheSystemMessages(true);
    }
}
