package dev.armature.benchmarks;

import dev.armature.benchmarks.server.ServerProcess;
import dev.armature.core.Agent;
import dev.armature.core.message.Message;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.prompts.PromptBlock;
import dev.armature.tools.content.Content;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    static final String RESULT = "Noted.";
    private static final String QUESTION = "Take notes.";
    private static final String INSTRUCTIONS = "You take notes. ".repeat(2_500);
    private static final int TOOLS = 20;

    /** Requests to the model in one conversation. */
    @Param({"40", "400"})
    public int turns = 40;

    private final List<String> names = Stream.concat(
                    Stream.of("note"), IntStream.range(1, TOOLS).mapToObj(number -> "note_" + number))
            .toList();
    private final List<ToolSpec> specs = names.stream()
            .map(name -> ToolSpec.of(name, "Takes a note.", EngineTurn.Note.class))
            .toList();
    private final List<PromptBlock> system = List.of(PromptBlock.of(INSTRUCTIONS));
    private final AtomicLong notes = new AtomicLong();
    private final List<AutoCloseable> opened = new ArrayList<>();

    private Talk client = () -> 0;
    private Talk engine = () -> 0;
    private Talk loop = () -> 0;
    private Talk langChain = () -> 0;

    /** Has a conversation and tells how many requests it took. */
    private interface Talk {
        int converse() throws IOException, InterruptedException;
    }

    @Setup
    public void prepare() throws IOException {
        ServerProcess server = ServerProcess.start(CannedServer.class, "256m", String.valueOf(turns - 1));
        opened.add(server);
        Model model = AnthropicModel.builder("canned")
                .baseUri(server.address())
                .apiKey(ApiKey.of("a-key"))
                .build();
        HandWrittenLoop written = new HandWrittenLoop(
                server.address(), INSTRUCTIONS, names, specs.getFirst().inputSchema());
        Agent agent = agent(model);
        client = () -> converse(model);
        LangChainLoop other = new LangChainLoop(server.address(), INSTRUCTIONS, names);
        loop = () -> written.converse(QUESTION);
        langChain = () -> other.converse(QUESTION);
        engine = () -> agent.ask(QUESTION).length();
    }

    @TearDown
    public void close() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
    }

    /** Each note gets another result, so that nothing looks like a loop. */
    private Agent agent(Model model) {
        Tool[] tools = names.stream()
                .map(name -> Tool.of(
                        name,
                        "Takes a note.",
                        EngineTurn.Note.class,
                        (note, context) -> "Noted as " + notes.incrementAndGet()))
                .toArray(Tool[]::new);
        return Agent.builder()
                .model(model)
                .system(INSTRUCTIONS)
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

    /** The measure: see {@link HandWrittenLoop}. */
    @Benchmark
    public int handWrittenLoop() throws IOException, InterruptedException {
        return loop.converse();
    }

    /** The same with a framework that is not ours: see {@link LangChainLoop}. */
    @Benchmark
    public int langChainLoop() throws IOException, InterruptedException {
        return langChain.converse();
    }

    private int converse(Model model) throws InterruptedException {
        List<Message> messages = new ArrayList<>(List.of(UserMessage.of(QUESTION)));
        while (true) {
            ModelEvent.Completed completed = completed(model, messages);
            messages.add(completed.message());
            List<UserMessage.Part> results = new ArrayList<>();
            for (ToolCall call : completed.message().calls()) {
                results.add(new UserMessage.Part.Answer(call.id(), List.of(new Content.Text(RESULT)), false));
            }
            if (results.isEmpty()) {
                return messages.size() / 2;
            }
            messages.add(new UserMessage(results));
        }
    }

    private ModelEvent.Completed completed(Model model, List<Message> messages) throws InterruptedException {
        try (ModelStream stream = model.ask(new ModelRequest(system, specs, messages, 32_000, "", null))) {
            while (true) {
                switch (stream.next()) {
                    case ModelEvent.Completed completed -> {
                        return completed;
                    }
                    case ModelEvent.Failed failed ->
                        throw new IllegalStateException(failed.failure().message());
                    default -> {}
                }
            }
        }
    }
}
