package dev.armature.models.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.Message;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.KnownModels;
import dev.armature.core.model.ModelFailedException;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.models.http.TinyServer;
import dev.armature.prompts.PromptBlock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Calls that give a value instead of an answer. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PlainCallsTest {
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String OPUS = """
        {"type":"model","id":"claude-opus-5-5","display_name":"Claude Opus 5.5","created_at":"2026-09-01T00:00:00Z",
         "max_input_tokens":500000,"max_tokens":64000,
         "capabilities":{"batch":{"supported":true},"image_input":{"supported":false},
                         "thinking":{"supported":true,"types":{"adaptive":{"supported":true},"enabled":{"supported":false}}}}}\
        """;
    private static final ListedModel LISTED = new ListedModel(
            "claude-opus-5-5",
            "Claude Opus 5.5",
            500_000,
            64_000,
            Set.of("batch", "thinking", "thinking.types.adaptive"));

    @Test
    void tokens_are_counted_of_all_that_is_cached_and_of_how_to_answer() throws Exception {
        try (TinyServer server = TinyServer.answering(TinyServer.status(200, JSON, "{\"input_tokens\":2095}"))) {
            ModelRequest request = request(UserMessage.of("Hi")).cacheMarks(Map.of(0, Duration.ofMinutes(5)));

            long tokens = model(server)
                    .effort("low")
                    .temperature(1)
                    .cacheDiagnostics()
                    .build()
                    .countTokens(request);

            assertThat(tokens).isEqualTo(2_095);
            TinyServer.Received received = server.received().getFirst();
            assertThat(received.head()).startsWith("POST /v1/messages/count_tokens HTTP/1.1");
            assertThat(received.header("accept")).isEqualTo("application/json");
            assertThat(received.body())
                    .isEqualTo("{\"model\":\"claude-x\",\"system\":[{\"type\":\"text\",\"text\":\"Be brief.\"}],"
                            + "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}],"
                            + "\"output_config\":{\"effort\":\"low\"}}");
        }
    }

    @Test
    void reasoning_that_is_refused_is_not_counted() throws Exception {
        Message thoughtful = new AssistantMessage(
                "msg",
                "claude-x",
                List.of(
                        new Part.Thought("", new RawBlock(AnthropicModel.FORMAT, "{\"type\":\"thinking\"}")),
                        new Part.Said("Hello", RawBlock.none())),
                StopReason.END_TURN);
        String refusal =
                error("invalid_request_error", "messages.1.content.0: Invalid `signature` in `thinking` block.");
        try (TinyServer server = TinyServer.answering(
                TinyServer.status(400, JSON, refusal), TinyServer.status(200, JSON, "{\"input_tokens\":7}"))) {
            long tokens =
                    model(server).build().countTokens(request(UserMessage.of("Hi"), thoughtful, UserMessage.of("So?")));

            assertThat(tokens).isEqualTo(7);
            assertThat(server.received().get(1).body()).contains("Hello").doesNotContain("{\"type\":\"thinking\"}");
        }
    }

    @Test
    void what_is_no_count_is_a_failure_that_says_so() throws IOException {
        try (TinyServer server = TinyServer.answering(
                TinyServer.status(200, JSON, "{}"),
                TinyServer.status(200, JSON, "<html>"),
                TinyServer.status(200, JSON, "[1]"),
                TinyServer.status(404, JSON, error("not_found_error", "model: claude-x")))) {
            AnthropicModel model = model(server).build();
            String where = "The answer of Anthropic at " + server.base() + " cannot be understood: ";

            assertThat(failure(model)).isEqualTo(ModelFailure.of(Kind.MALFORMED, where + "it says no `input_tokens`."));
            assertThat(failure(model)).isEqualTo(ModelFailure.of(Kind.MALFORMED, where + "it is no JSON."));
            assertThat(failure(model)).isEqualTo(ModelFailure.of(Kind.MALFORMED, where + "it is no JSON object."));
            assertThat(failure(model).kind()).isEqualTo(Kind.MODEL_NOT_FOUND);
        }
    }

    @Test
    void models_are_listed_page_after_page() throws Exception {
        String first = "{\"data\":[" + OPUS + "],\"has_more\":true,\"last_id\":\"claude-opus-5-5\"}";
        String second = "{\"data\":[{\"id\":\"claude-y\"}],\"has_more\":false,\"last_id\":\"claude-y\"}";
        try (TinyServer server =
                TinyServer.answering(TinyServer.status(200, JSON, first), TinyServer.status(200, JSON, second))) {
            List<ListedModel> models = model(server).build().listModels();

            assertThat(models).containsExactly(LISTED, new ListedModel("claude-y", "", 0, 0, Set.of()));
            assertThat(server.received().get(0).head()).startsWith("GET /v1/models?limit=1000 HTTP/1.1");
            assertThat(server.received().get(1).head())
                    .startsWith("GET /v1/models?limit=1000&after_id=claude-opus-5-5 HTTP/1.1");
        }
    }

    @Test
    void a_model_is_described_and_its_sizes_can_be_believed() throws Exception {
        try (TinyServer server = TinyServer.answering(TinyServer.status(200, JSON, OPUS))) {
            ListedModel described = model(server).build().describe();
            ModelProfile known = KnownModels.standard().profile("anthropic", "claude-opus-5-5");

            assertThat(described).isEqualTo(LISTED);
            assertThat(server.received().getFirst().head()).startsWith("GET /v1/models/claude-x HTTP/1.1");
            assertThat(described.sizes(known))
                    .contains(new ModelProfile(
                            "anthropic", "claude-opus-5-5", 500_000, 64_000, known.cache(), known.traits()));
            assertThat(new ListedModel("claude-y", "", 0, 0, Set.of()).sizes(known))
                    .isEmpty();
        }
    }

    @Test
    void without_a_key_nothing_is_sent_to_the_provider() {
        assertThatThrownBy(() -> AnthropicModel.builder("claude-x").build().listModels())
                .isInstanceOf(ModelFailedException.class)
                .hasMessageContaining("Set ANTHROPIC_API_KEY");
    }

    private static ModelFailure failure(AnthropicModel model) {
        try {
            model.countTokens(request(UserMessage.of("Hi")));
        } catch (ModelFailedException refused) {
            return refused.failure();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("it was counted");
    }

    private static String error(String type, String message) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}}";
    }

    private static AnthropicModel.Builder model(TinyServer server) {
        return AnthropicModel.builder("claude-x").baseUri(server.base()).apiKey(ApiKey.of("sk-test-0123456789"));
    }

    private static ModelRequest request(Message... messages) {
        return new ModelRequest(List.of(PromptBlock.of("Be brief.")), List.of(), List.of(messages), 500, "", null);
    }
}
