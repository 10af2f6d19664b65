package dev.armature.testkit;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.usage.Usage;
import dev.armature.testkit.model.Reply;
import dev.armature.testkit.stream.ReadyStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A model that says what it was told to say, one answer per request, and remembers what it was asked.
 *
 * <pre>{@code
 * var model = ScriptedModel.says(ScriptedModel.call("Bash", "{\"command\":\"ls\"}")).then("Done.");
 * }</pre>
 *
 * A request beyond the last answer is a failure that says so. Thread-safe.
 */
public final class ScriptedModel implements Model {
    private static final ModelProfile PROFILE = new ModelProfile("scripted", "scripted", 200_000, 32_000);

    private final List<Reply> answers;
    private final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    private ScriptedModel(List<Reply> answers) {
        this.answers = List.copyOf(answers);
    }

    /** A model that has no answer yet, to which {@code then} adds some. */
    public static ScriptedModel silent() {
        return new ScriptedModel(List.of());
    }

    /** A model that answers first with this text. */
    public static ScriptedModel says(String text) {
        return new ScriptedModel(List.of()).then(text);
    }

    /** A model that answers first with these calls. */
    public static ScriptedModel says(ToolCall... calls) {
        return new ScriptedModel(List.of()).then(calls);
    }

    /** A model whose first request fails. */
    public static ScriptedModel fails(ModelFailure failure) {
        return new ScriptedModel(List.of()).thenFails(failure);
    }

    /** A call with an id made of what it says. When the model makes it again, the id gets a number at its end. */
    public static ToolCall call(String tool, String inputJson) {
        return call(madeId(tool, inputJson), tool, inputJson);
    }

    /** A call with that id. */
    public static ToolCall call(String id, String tool, String inputJson) {
        return new ToolCall(id, tool, inputJson, true);
    }

    /** The same model, saying this next. */
    public ScriptedModel then(String text) {
        return and(Reply.text(text));
    }

    /** The same model, making these calls next. */
    public ScriptedModel then(ToolCall... calls) {
        List<ToolCall> made = new ArrayList<>();
        for (ToolCall call : calls) {
            made.add(numbered(call, made));
        }
        return and(Reply.calls(made.toArray(ToolCall[]::new)));
    }

    /** The same model, giving these parts next and stopping for that reason. */
    public ScriptedModel then(StopReason stopReason, Part... parts) {
        return and(Reply.of(stopReason, parts));
    }

    /** The same model, failing next. */
    public ScriptedModel thenFails(ModelFailure failure) {
        return and(Reply.fails(failure));
    }

    private ScriptedModel and(Reply answer) {
        List<Reply> more = new ArrayList<>(answers);
        more.add(answer);
        return new ScriptedModel(more);
    }

    private static String madeId(String tool, String inputJson) {
        return "call_" + Integer.toHexString((tool + inputJson).hashCode());
    }

    /** Ids must be unique in a conversation; one that a test chose is its own affair. */
    private ToolCall numbered(ToolCall call, List<ToolCall> before) {
        String made = madeId(call.name(), call.inputJson());
        if (!call.id().equals(made)) {
            return call;
        }
        Stream<ToolCall> said = answers.stream()
                .flatMap(answer -> answer instanceof Reply.Says says ? says.parts().stream() : Stream.empty())
                .flatMap(part -> part instanceof Part.Call earlier ? Stream.of(earlier.call()) : Stream.empty());
        long times = Stream.concat(said, before.stream())
                .filter(earlier -> madeId(earlier.name(), earlier.inputJson()).equals(made))
                .count();
        return times == 0 ? call : call(made + "_" + (times + 1), call.name(), call.inputJson());
    }

    /** What it was asked so far, oldest first. */
    public List<ModelRequest> requests() {
        return List.copyOf(requests);
    }

    /** How many answers nobody asked for yet. */
    public int unsaid() {
        return Math.max(0, answers.size() - next.get());
    }

    @Override
    public ModelProfile profile() {
        return PROFILE;
    }

    @Override
    public ModelStream ask(ModelRequest request) {
        requests.add(request);
        int turn = next.getAndIncrement();
        if (turn >= answers.size()) {
            return ReadyStream.failed(ModelFailure.of(
                    ModelFailure.Kind.INVALID_REQUEST,
                    "The script has %d answers, and this is request %d.".formatted(answers.size(), turn + 1)));
        }
        return switch (answers.get(turn)) {
            case Reply.Fails(ModelFailure failure) -> ReadyStream.failed(failure);
            case Reply.Says(List<Part> parts, StopReason stopReason) ->
                ReadyStream.saying(
                        new AssistantMessage("msg_" + (turn + 1), PROFILE.name(), parts, stopReason),
                        usage(parts),
                        Integer.MAX_VALUE);
        };
    }

    /** A rule of thumb, so that budgets have something to count. */
    private static Usage usage(List<Part> parts) {
        String told = parts.size() == 1 && parts.getFirst() instanceof Part.Said said ? said.text() : parts.toString();
        return new Usage(100, 0, 0, 0, 1 + told.length() / 4, 0);
    }
}
