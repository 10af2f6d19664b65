package dev.armature.models.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.Message;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.model.ModelRequest;
import dev.armature.models.Streams;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolSpec;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What is sent of how an answer was wished for, by model. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class WishesTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private final ToolSpec read = new ToolSpec("Read", "Reads.", "{\"type\":\"object\"}", ToolLimits.standard());

    @Test
    void a_temperature_is_left_out_where_it_is_refused() {
        assertThat(tail(model("claude-haiku-4-5").temperature(0.2))).isEqualTo(",\"temperature\":0.2}");
        assertThat(tail(model("claude-x").temperature(0))).isEqualTo(",\"temperature\":0.0}");
        assertThat(tail(model("claude-opus-5-5").temperature(0.2))).isEqualTo("}");
        assertThat(tail(model("claude-haiku-4-5").temperature(0.2).version("2026-10-21")))
                .isEqualTo("}");
        assertThatThrownBy(() -> model("claude-x").temperature(1.5))
                .hasMessage("a temperature is from 0 to 1, was 1.5");
    }

    @Test
    void a_temperature_is_left_out_where_the_model_thinks() {
        assertThat(tail(model("claude-haiku-4-5").temperature(0.2).thinkingBudget(1_024)))
                .isEqualTo(",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}}");
        assertThat(tail(model("claude-haiku-4-5").temperature(0.2).withoutThinking()))
                .isEqualTo(",\"thinking\":{\"type\":\"disabled\"},\"temperature\":0.2}");
    }

    @Test
    void who_must_call_a_tool_does_not_think_first() {
        assertThat(tail(model("claude-sonnet-5-5").adaptiveThinking().mustCallTool()))
                .isEqualTo(",\"thinking\":{\"type\":\"disabled\"},\"tool_choice\":{\"type\":\"any\"}}");
        assertThat(tail(model("claude-haiku-4-5").mustCallTool("Read")))
                .endsWith(",\"tool_choice\":{\"type\":\"tool\",\"name\":\"Read\"}}");
    }

    @Test
    void without_tools_none_must_be_called() {
        ModelRequest bare = new ModelRequest(List.of(), List.of(), List.of(UserMessage.of("Hi")), 2_000, "", null);

        assertThat(model("claude-opus-5-5").mustCallTool().build().body(bare)).endsWith("],\"max_tokens\":2000}");
    }

    @Test
    void a_model_that_cannot_be_made_to_call_a_tool_is_not_asked() {
        ModelFailure failure =
                Streams.failure(model("claude-opus-5-5").mustCallTool().build().ask(request(UserMessage.of("Hi"))));

        assertThat(failure)
                .isEqualTo(ModelFailure.of(
                        Kind.INVALID_REQUEST,
                        "Did not ask Anthropic at http://127.0.0.1:1: the model `claude-opus-5-5` cannot be made to"
                                + " call a tool. Leave out `mustCallTool`; if the answer needs a certain shape, give an"
                                + " answer schema."));
    }

    @Test
    void a_model_that_goes_on_from_no_given_beginning_is_not_asked_to() {
        Message beginning = answer(StopReason.END_TURN);

        ModelFailure refused =
                Streams.failure(model("claude-opus-4-6").build().ask(request(UserMessage.of("Hi"), beginning)));
        ModelFailure sent =
                Streams.failure(model("claude-opus-4-5").build().ask(request(UserMessage.of("Hi"), beginning)));
        ModelFailure paused = Streams.failure(
                model("claude-opus-4-6").build().ask(request(UserMessage.of("Hi"), answer(StopReason.PAUSED))));

        assertThat(refused)
                .isEqualTo(ModelFailure.of(
                        Kind.INVALID_REQUEST,
                        "Did not ask Anthropic at http://127.0.0.1:1: the conversation ends with words of the"
                                + " assistant, and the model `claude-opus-4-6` does not go on from a given beginning. End"
                                + " it with a message of the user."));
        assertThat(sent.kind()).isEqualTo(Kind.NETWORK);
        assertThat(paused.kind()).isEqualTo(Kind.NETWORK);
    }

    @Test
    void the_cache_is_asked_about_with_the_id_of_the_answer_before() {
        AnthropicModel model = model("claude-x").cacheDiagnostics().build();

        assertThat(model.body(request(UserMessage.of("Hi"))))
                .endsWith(",\"max_tokens\":2000,\"diagnostics\":{\"previous_message_id\":null}}");
        assertThat(model.body(request(UserMessage.of("Hi"), answer(StopReason.END_TURN), UserMessage.of("So?"))))
                .endsWith(",\"diagnostics\":{\"previous_message_id\":\"msg_7\"}}");
    }

    @Test
    void an_answer_of_another_provider_has_no_id_that_this_one_knows() {
        Message foreign = new AssistantMessage(
                "chatcmpl-1", "gpt", List.of(new Part.Said("Hello", RawBlock.none())), StopReason.END_TURN);

        assertThat(model("claude-x")
                        .cacheDiagnostics()
                        .build()
                        .body(request(UserMessage.of("Hi"), foreign, UserMessage.of("So?"))))
                .endsWith(",\"diagnostics\":{\"previous_message_id\":null}}");
    }

    private static AnthropicModel.Builder model(String name) {
        return AnthropicModel.builder(name).baseUri(NOWHERE);
    }

    /** What is said behind the limit of the answer. */
    private String tail(AnthropicModel.Builder model) {
        String body = model.build().body(request(UserMessage.of("Hi")));
        String limit = "],\"max_tokens\":2000";
        return body.substring(body.indexOf(limit) + limit.length());
    }

    private ModelRequest request(Message... messages) {
        return new ModelRequest(List.of(), List.of(read), List.of(messages), 2_000, "", null);
    }

    private static Message answer(StopReason reason) {
        RawBlock raw = new RawBlock(AnthropicModel.FORMAT, "{\"type\":\"text\",\"text\":\"Hello\"}");
        return new AssistantMessage("msg_7", "claude-x", List.of(new Part.Said("Hello", raw)), reason);
    }
}
