package dev.armature.examples.langchain4j.model;

import dev.armature.core.model.Model;
import dev.armature.testkit.contract.ModelContract;
import dev.armature.testkit.simulator.Fault;
import dev.armature.testkit.simulator.Frequency;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.ReplyPolicy;
import dev.armature.testkit.simulator.SimReply;
import java.util.ArrayList;
import java.util.List;
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
    protected Model calling(String tool, String inputJson) {
        return Served.by(server(request -> SimReply.toolUse(tool, inputJson)));
    }

    @Override
    protected Model failing() {
        ModelSimulator server = server(request -> SimReply.text("never"));
        server.inject(Fault.overloaded(), Frequency.every(1));
        return Served.by(server);
    }

    @AfterEach
    void close() {
        servers.forEach(ModelSimulator::close);
    }
}
