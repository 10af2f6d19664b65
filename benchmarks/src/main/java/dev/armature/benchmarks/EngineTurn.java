package dev.armature.benchmarks;

import dev.armature.benchmarks.contender.NoteTaking;
import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.Message;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.session.SessionStore;
import dev.armature.prompts.PromptBlock;
import dev.armature.tools.content.Content;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * What a run costs on top of the model and the tool, which cost next to nothing here: one operation is one run of
 * {@code turns} turns with a tool call in each but the last. Divide by {@code turns} for the cost of a turn.
 *
 * <p>{@link #bareLoop} does the least that any program must do with the same model and the same tool, without a session, a
 * permission, an event or a limit; the difference is the engine.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class EngineTurn {
    private static final String QUESTION = "Take notes.";

    /** Requests to the model in one run. */
    @Param({"40", "400"})
    public int turns = 40;

    private final String instructions = "You take notes. ".repeat(2_500);
    private final List<PromptBlock> system = List.of(PromptBlock.of(instructions));
    private ZeroDelayModel model = new ZeroDelayModel(turns);
    private Agent inMemory = agent(SessionStore.inMemory());
    private Agent onDisk = inMemory;
    private Path folder = Path.of("");

    @Setup
    public void prepare() throws IOException {
        model = new ZeroDelayModel(turns);
        folder = Files.createTempDirectory("engine-turn");
        inMemory = agent(SessionStore.inMemory());
        onDisk = agent(SessionStore.files(folder));
    }

    @TearDown
    public void removeSessions() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Agent agent(SessionStore store) {
        return Agent.builder()
                .model(model)
                .system(instructions)
                .tools(Tool.of(
                        "note", NoteTaking.PURPOSE, NoteTaking.Note.class, (note, context) -> "Noted " + note.number()))
                .permissions(rules -> rules.allow("note"))
                .sessions(store)
                .build();
    }

    /** The front door, with a transcript in memory that is forgotten afterwards. */
    @Benchmark
    public String agent() {
        return inMemory.ask(QUESTION);
    }

    /** The front door, with a transcript on disk. */
    @Benchmark
    public RunResult agentWithSessionOnDisk() {
        try (Run run = onDisk.newSession().prompt(QUESTION)) {
            return run.result();
        }
    }

    /** A loop that calls the model and the tool and keeps the messages, and nothing else. */
    @Benchmark
    public List<Message> bareLoop() throws InterruptedException {
        List<ToolSpec> tools = List.of(ToolSpec.of("note", NoteTaking.PURPOSE, NoteTaking.Note.class));
        List<Message> messages = new ArrayList<>(List.of(UserMessage.of(QUESTION)));
        while (true) {
            AssistantMessage answer = answer(new ModelRequest(system, tools, messages, 32_000, "", null));
            messages.add(answer);
            if (answer.calls().isEmpty()) {
                return messages;
            }
            List<UserMessage.Part> results = new ArrayList<>();
            for (ToolCall call : answer.calls()) {
                results.add(new UserMessage.Part.Answer(
                        call.id(), List.of(new Content.Text("Noted " + call.inputJson())), false));
            }
            messages.add(new UserMessage(results));
        }
    }

    private AssistantMessage answer(ModelRequest request) throws InterruptedException {
        try (ModelStream stream = model.ask(request)) {
            while (true) {
                if (stream.next() instanceof ModelEvent.Completed completed) {
                    return completed.message();
                }
            }
        }
    }
}
