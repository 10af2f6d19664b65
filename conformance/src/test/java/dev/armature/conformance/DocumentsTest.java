package dev.armature.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.Message;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.models.openai.OpenAiModel;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.tools.content.Content;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolSpec;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that a user shows, or that a tool gives back, in every format, to a server that takes only right ones. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DocumentsTest {
    private static final ToolSpec FETCH =
            new ToolSpec("fetch", "Fetches a document.", "{\"type\":\"object\"}", ToolLimits.standard());

    private final ModelSimulator simulator = ModelSimulator.start(
            request -> request.turn() == 0 ? SimReply.toolUse("fetch", "{}") : SimReply.text("Read."));

    @AfterEach
    void stop() {
        simulator.close();
    }

    static Stream<Named<Function<ModelSimulator, Model>>> clients() {
        return Stream.of(
                Named.of(
                        "Messages",
                        server -> AnthropicModel.builder("claude-sonnet-5-5")
                                .baseUri(server.baseUri())
                                .apiKey(ApiKey.of(server.apiKey()))
                                .build()),
                Named.of(
                        "Chat Completions",
                        server -> OpenAiModel.builder("gpt-5.6")
                                .baseUri(server.baseUri())
                                .apiKey(ApiKey.of(server.apiKey()))
                                .build()),
                Named.of(
                        "Responses",
                        server -> OpenAiModel.builder("gpt-5.6")
                                .responses()
                                .baseUri(server.baseUri())
                                .apiKey(ApiKey.of(server.apiKey()))
                                .build()));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void are_taken_from_users_and_from_tools(Function<ModelSimulator, Model> client) throws InterruptedException {
        Model model = client.apply(simulator);
        Content pdf = Content.Document.pdf("report.pdf", new byte[] {'%', 'P', 'D', 'F', '-'});
        Content notes = Content.Document.text("notes.md", "größe");
        UserMessage question = new UserMessage(List.of(
                new UserMessage.Part.Said(pdf),
                new UserMessage.Part.Said(notes),
                new UserMessage.Part.Said(new Content.Text("Compare."))));

        AssistantMessage call = answer(model, List.of(question));
        UserMessage result = new UserMessage(
                List.of(new UserMessage.Part.Answer(call.calls().getFirst().id(), List.of(pdf, notes), false)));

        assertThat(answer(model, List.of(question, call, result)).text()).isEqualTo("Read.");
        assertThat(simulator.journal().getLast().body().text())
                .containsSubsequence("report.pdf", "notes.md", "Compare.", "report.pdf", "notes.md");
        simulator.verify();
    }

    private static AssistantMessage answer(Model model, List<Message> messages) throws InterruptedException {
        try (ModelStream stream = model.ask(new ModelRequest(List.of(), List.of(FETCH), messages, 500, "", null))) {
            while (true) {
                switch (stream.next()) {
                    case ModelEvent.Completed completed -> {
                        return completed.message();
                    }
                    case ModelEvent.Failed failed -> throw new AssertionError(failed.failure());
                    default -> {}
                }
            }
        }
    }
}
