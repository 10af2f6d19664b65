package dev.armature.benchmarks.contender;

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
import dev.armature.tools.contract.ToolSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Our client of the Messages format, alone: no session, no permission, no tool. */
final class ArmatureClient implements Talk {

    static final List<ToolSpec> TOOLS = NoteTaking.TOOLS.stream()
            .map(name -> ToolSpec.of(name, NoteTaking.PURPOSE, NoteTaking.Note.class))
            .toList();

    private final List<PromptBlock> system = List.of(PromptBlock.of(NoteTaking.INSTRUCTIONS));
    private final Model model;

    ArmatureClient(URI server) {
        model = AnthropicModel.builder("canned")
                .baseUri(server)
                .apiKey(ApiKey.of("a-key"))
                .build();
    }

    @Override
    public int converse() throws InterruptedException {
        List<Message> messages = new ArrayList<>(List.of(UserMessage.of(NoteTaking.QUESTION)));
        while (true) {
            ModelEvent.Completed completed = ask(messages);
            messages.add(completed.message());
            List<ToolCall> calls = completed.message().calls();
            understood(completed, calls).mustBeAsSent();
            if (calls.isEmpty()) {
                return messages.size() / 2;
            }
            messages.add(
                    new UserMessage(calls.stream().map(ArmatureClient::result).toList()));
        }
    }

    private static Answer understood(ModelEvent.Completed completed, List<ToolCall> calls) {
        return new Answer(
                completed.message().text(),
                calls.isEmpty() ? "" : calls.getFirst().inputJson(),
                completed.usage().input(),
                completed.usage().output());
    }

    private static UserMessage.Part result(ToolCall call) {
        return new UserMessage.Part.Answer(call.id(), List.of(new Content.Text(NoteTaking.RESULT)), false);
    }

    private ModelEvent.Completed ask(List<Message> messages) throws InterruptedException {
        ModelRequest request = new ModelRequest(system, TOOLS, messages, 32_000, "", null);
        try (ModelStream stream = model.ask(request)) {
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
