package dev.armature.examples.langchain4j.model;

import dev.armature.core.model.Model;
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

/** A model of LangChain4j is a model like any other. */
final class LangChainModelContractTest extends ModelContract {
    private final List<ModelSimulator> servers = new ArrayList<>();

    private ModelSimulator server(ReplyPolicy policy) {
        ModelSimulator server = ModelSimulator.start(policy);
        servers.add(server);
        return server;
    }

    @Override
    protected Model saying(String text) {
        return Served.by(server(request -> SimReply.text(text)));
    }

    @Override
    protected Model calling(String tool, String... inputsJson) {
        ReplyBlock[] calls = Stream.of(inputsJson)
                .map(input -> new ReplyBlock.ToolUse(tool, input))
                .toArray(ReplyBlock[]::new);
        return Served.by(server(request -> SimReply.of(calls)));
    }

    @Override
    protected Model failing() {
        ModelSimulator server = server(request -> SimReply.text("never"));
        server.inject(Fault.overloaded(), Frequency.every(1));
        return Served.by(server);
    }

    @Override
    protected Model stalling() {
        ModelSimulator server = server(request -> SimReply.text("never whole"));
        server.inject(new Fault.StallAfterEvent(4, Duration.ofMinutes(5)), Frequency.every(1));
        return Served.by(server);
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
