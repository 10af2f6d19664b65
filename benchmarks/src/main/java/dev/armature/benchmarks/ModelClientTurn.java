package dev.armature.benchmarks;

import dev.armature.benchmarks.contender.CannedServer;
import dev.armature.benchmarks.contender.Contender;
import dev.armature.benchmarks.contender.NoteTaking;
import dev.armature.benchmarks.contender.Talk;
import dev.armature.benchmarks.server.ServerProcess;
import dev.armature.core.Agent;
import dev.armature.core.model.ApiKey;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.tools.contract.Tool;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the client of a model costs over real HTTP: one operation is one conversation of {@code turns} requests with 40 kB of
 * instructions and 20 tools, against a server in another process that sends prepared answers. Divide by {@code turns} for
 * the cost of a turn, and compare within one run only.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 5)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class ModelClientTurn {
    /** Requests to the model in one conversation. */
    @Param({"40", "400"})
    public int turns = 40;

    private final AtomicLong notes = new AtomicLong();
    private final List<AutoCloseable> opened = new ArrayList<>();

    private Talk client = () -> 0;
    private Talk engine = () -> 0;
    private Talk loop = () -> 0;
    private Talk langChain = () -> 0;

    @Setup
    public void prepare() throws IOException {
        ServerProcess server = ServerProcess.start(CannedServer.class, "256m", String.valueOf(turns - 1));
        opened.add(server);
        client = Contender.ARMATURE.with(server.address());
        loop = Contender.LOOP.with(server.address());
        langChain = Contender.LANGCHAIN4J.with(server.address());
        Agent agent = agent(server.address());
        engine = () -> agent.ask(NoteTaking.QUESTION).length();
    }

    @TearDown
    public void close() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
    }

    /** Each note gets another result, so that nothing looks like a loop. */
    private Agent agent(URI server) {
        Tool[] tools = NoteTaking.TOOLS.stream()
                .map(name -> Tool.of(
                        name,
                        NoteTaking.PURPOSE,
                        NoteTaking.Note.class,
                        (note, context) -> "Noted as " + notes.incrementAndGet()))
                .toArray(Tool[]::new);
        return Agent.builder()
                .model(AnthropicModel.builder("canned")
                        .baseUri(server)
                        .apiKey(ApiKey.of("a-key"))
                        .build())
                .system(NoteTaking.INSTRUCTIONS)
                .tools(tools)
                .permissions(rules -> rules.allow("note"))
                .build();
    }

    /** The client alone: no session, no permission, no tool. */
    @Benchmark
    public int client() throws IOException, InterruptedException {
        return client.converse();
    }

    /** The whole: an agent with that client. */
    @Benchmark
    public int agentWithClient() throws IOException, InterruptedException {
        return engine.converse();
    }

    /** The measure: see {@code HandWrittenLoop}. */
    @Benchmark
    public int handWrittenLoop() throws IOException, InterruptedException {
        return loop.converse();
    }

    /** The same with a framework that is not ours: see {@code LangChainLoop}. */
    @Benchmark
    public int langChainLoop() throws IOException, InterruptedException {
        return langChain.converse();
    }
}
