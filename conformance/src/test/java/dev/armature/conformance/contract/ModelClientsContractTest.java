package dev.armature.conformance.contract;

import dev.armature.core.model.ApiKey;
import dev.armature.core.model.Model;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.models.openai.OpenAiModel;
import dev.armature.testkit.contract.ModelContract;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.Frequency;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.ReplyPolicy;
import dev.armature.testkit.simulator.reply.SimReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The clients of model services are models like any other. */
final class ModelClientsContractTest {

    abstract static class Client extends ModelContract {
        private final List<ModelSimulator> servers = new ArrayList<>();

        abstract Model client(ModelSimulator server);

        private ModelSimulator server(ReplyPolicy policy) {
            ModelSimulator server = ModelSimulator.start(policy);
            servers.add(server);
            return server;
        }

        @Override
        protected Model saying(String text) {
            return client(server(request -> SimReply.text(text)));
        }

        @Override
        protected Model calling(String tool, String... inputsJson) {
            ReplyBlock[] calls = Stream.of(inputsJson)
                    .map(input -> new ReplyBlock.ToolUse(tool, input))
                    .toArray(ReplyBlock[]::new);
            return client(server(request -> SimReply.of(calls)));
        }

        @Override
        protected Model failing() {
            ModelSimulator server = server(request -> SimReply.text("never"));
            server.inject(Fault.overloaded(), Frequency.every(1));
            return client(server);
        }

        @Override
        protected Model stalling() {
            ModelSimulator server = server(request -> SimReply.text("never whole"));
            server.inject(new Fault.StallAfterEvent(3, Duration.ofMinutes(5)), Frequency.every(1));
            return client(server);
        }

        @Override
        protected List<String> secrets() {
            return servers.stream().map(ModelSimulator::apiKey).toList();
        }

        @AfterEach
        void close() {
            servers.forEach(ModelSimulator::close);
        }
    }

    @Nested
    final class Anthropic extends Client {
        @Override
        Model client(ModelSimulator server) {
            return AnthropicModel.builder("claude-sonnet-5-5")
                    .baseUri(server.baseUri())
                    .apiKey(ApiKey.of(server.apiKey()))
                    .build();
        }
    }

    @Nested
    final class ChatCompletions extends Client {
        @Override
        Model client(ModelSimulator server) {
            return OpenAiModel.builder("gpt-5.6")
                    .baseUri(server.baseUri())
                    .apiKey(ApiKey.of(server.apiKey()))
                    .build();
        }
    }

    @Nested
    final class Responses extends Client {
        @Override
        Model client(ModelSimulator server) {
            return OpenAiModel.builder("gpt-5.6")
                    .responses()
                    .baseUri(server.baseUri())
                    .apiKey(ApiKey.of(server.apiKey()))
                    .build();
        }
    }
}
