package dev.armature.models.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.Message;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.KnownModels;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.model.ModelNotice;
import dev.armature.core.model.ModelNotice.ReasoningDropped;
import dev.armature.core.model.ModelRequest;
import dev.armature.models.Streams;
import dev.armature.models.http.TinyServer;
import dev.armature.prompts.PromptBlock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ReasoningRecoveryTest {
    private static final String BINDING = "thinking-binding-controls-2026-08-01";
    private static final String THOUGHT = "{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"s1\"}";
    private static final String LATER = "{\"type\":\"thinking\",\"thinking\":\"So.\",\"signature\":\"s2\"}";

    private final UserMessage question = UserMessage.of("Hi");
    private final Message first = answer(THOUGHT, "One.");
    private final UserMessage more = UserMessage.of("And?");
    private final Message second = answer(LATER, "Two.");
    private final UserMessage last = UserMessage.of("So?");

    @Test
    void reasoning_that_is_refused_is_left_out_and_the_request_sent_again() throws IOException {
        try (TinyServer server = TinyServer.answering(refusal(1), TinyServer.events(Recorded.HELLO))) {
            List<ModelEvent> events = Streams.all(model(server).build().ask(request()));

            assertThat(events.getFirst())
                    .isEqualTo(started(new ReasoningDropped("messages.1.content.0", "prefix_binding_mismatch", false)));
            assertThat(events.getLast()).isInstanceOf(ModelEvent.Completed.class);
            assertThat(server.received()).hasSize(2);
            assertThat(server.received().get(1).body())
                    .isEqualTo(server.received()
                            .get(0)
                            .body()
                            .replace(THOUGHT + ",", "")
                            .replace(LATER + ",", ""));
        }
    }

    @Test
    void what_was_left_out_stays_left_out_and_newer_reasoning_goes_back() throws IOException {
        try (TinyServer server = TinyServer.answering(
                refusal(1), TinyServer.events(Recorded.HELLO), TinyServer.events(Recorded.HELLO))) {
            AnthropicModel model = model(server).build();
            Streams.all(model.ask(request(question, first, more)));

            List<ModelEvent> events = Streams.all(model.ask(request(question, first, more, second, last)));

            assertThat(events.getFirst()).isEqualTo(new ModelEvent.Started("msg_02", "claude-x"));
            assertThat(server.received()).hasSize(3);
            assertThat(server.received().get(2).body()).doesNotContain(THOUGHT).contains(LATER);
        }
    }

    @Test
    void reasoning_before_the_place_of_the_refusal_is_kept() throws IOException {
        try (TinyServer server = TinyServer.answering(refusal(3), TinyServer.events(Recorded.HELLO))) {
            Streams.all(model(server).build().ask(request()));

            assertThat(server.received().get(1).body()).contains(THOUGHT).doesNotContain(LATER);
        }
    }

    @Test
    void where_it_is_offered_the_provider_is_asked_to_drop_it() throws IOException {
        String hello = Recorded.HELLO.replace(
                "\"model\":\"claude-x\",",
                "\"model\":\"claude-x\",\"input_transformations\":[{\"type\":\"thinking_dropped\","
                        + "\"path\":\"messages.3.content.0\",\"reason\":\"prefix_binding_mismatch\"}],");
        try (TinyServer server =
                TinyServer.answering(refusal(3), TinyServer.events(hello), TinyServer.events(Recorded.HELLO))) {
            AnthropicModel model =
                    model(server).header("anthropic-beta", "other," + BINDING).build();

            List<ModelEvent> events = Streams.all(model.ask(request()));
            Streams.all(model.ask(request()));

            assertThat(events.getFirst())
                    .isEqualTo(started(new ReasoningDropped("messages.3.content.0", "prefix_binding_mismatch", true)));
            assertThat(server.received().get(1).header("anthropic-beta")).isEqualTo("other," + BINDING);
            assertThat(server.received().get(1).body())
                    .contains(THOUGHT, LATER)
                    .endsWith(",\"max_tokens\":500,\"thinking\":{\"type\":\"adaptive\","
                            + "\"block_binding\":{\"prefix_mismatch_behavior\":\"drop_block\"}}}");
            assertThat(server.received().get(2).body()).contains(THOUGHT).doesNotContain(LATER, "block_binding");
        }
    }

    @Test
    void a_wish_that_is_refused_too_is_followed_by_a_request_without_reasoning() throws IOException {
        TinyServer.Script unknown = error("thinking.block_binding: Extra inputs are not permitted");
        try (TinyServer server = TinyServer.answering(refusal(1), unknown, TinyServer.events(Recorded.HELLO))) {
            List<ModelEvent> events = Streams.all(model(server)
                    .header("anthropic-beta", BINDING)
                    .adaptiveThinking()
                    .build()
                    .ask(request()));

            assertThat(events.getFirst())
                    .isEqualTo(started(new ReasoningDropped("messages.1.content.0", "prefix_binding_mismatch", false)));
            assertThat(server.received().get(1).body())
                    .contains(
                            "\"display\":\"summarized\",\"block_binding\":{\"prefix_mismatch_behavior\":\"drop_block\"}}");
            assertThat(server.received().get(2).body()).doesNotContain(THOUGHT, LATER, "block_binding");
        }
    }

    @Test
    void it_is_never_sent_more_than_three_times() throws IOException {
        try (TinyServer server = TinyServer.answering(refusal(1), refusal(1), refusal(1), refusal(1))) {
            ModelFailure failure = Streams.failure(
                    model(server).header("anthropic-beta", BINDING).build().ask(request()));

            assertThat(failure.kind()).isEqualTo(Kind.INVALID_REQUEST);
            assertThat(server.received()).hasSize(3);
        }
    }

    @Test
    void where_there_is_nothing_to_leave_out_the_refusal_stands() throws IOException {
        try (TinyServer server = TinyServer.answering(refusal(1), refusal(1))) {
            ModelFailure failure =
                    Streams.failure(model(server).build().ask(request(question, answer("", "One."), more)));

            assertThat(failure.message()).contains("Invalid `signature` in `thinking` block");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void another_refusal_is_not_answered_so() throws IOException {
        try (TinyServer server = TinyServer.answering(error("messages.1.content.0: Field required"))) {
            ModelFailure failure = Streams.failure(model(server).build().ask(request()));

            assertThat(failure.kind()).isEqualTo(Kind.INVALID_REQUEST);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void cache_marks_find_places_in_what_is_left() throws IOException {
        try (TinyServer server = TinyServer.answering(refusal(1), TinyServer.events(Recorded.HELLO))) {
            ModelRequest marked = request("Be brief. ".repeat(1_000)) // as long as what is worth caching
                    .cacheMarks(Map.of(0, Duration.ofMinutes(5), 7, Duration.ofMinutes(5)));

            Streams.all(model(server).build().ask(marked));

            assertThat(server.received().get(0).body()).contains("\"text\":\"So?\",\"cache_control\"");
            assertThat(server.received().get(1).body())
                    .doesNotContain(THOUGHT)
                    .contains("\"text\":\"So?\",\"cache_control\"");
        }
    }

    private static TinyServer.Script refusal(int message) {
        return error(
                "messages." + message + ".content.0: Invalid `signature` in `thinking` block. The block is bound to"
                        + " a different conversation.");
    }

    private static TinyServer.Script error(String message) {
        return TinyServer.status(
                400,
                "Content-Type: application/json\r\n",
                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"" + message + "\"}}");
    }

    private static ModelEvent started(ModelNotice notice) {
        return new ModelEvent.Started("msg_02", "claude-x", List.of(notice));
    }

    private static AnthropicModel.Builder model(TinyServer server) {
        return AnthropicModel.builder("claude-opus-5-5")
                .profile(KnownModels.standard().profile("anthropic", "claude-opus-5-5"))
                .baseUri(server.base())
                .apiKey(ApiKey.of("sk-test-0123456789"));
    }

    private ModelRequest request() {
        return request(question, first, more, second, last);
    }

    private ModelRequest request(String system) {
        List<Message> messages = List.of(question, first, more, second, last);
        return new ModelRequest(List.of(PromptBlock.of(system)), List.of(), messages, 500, "", null);
    }

    private static ModelRequest request(Message... messages) {
        return new ModelRequest(List.of(PromptBlock.of("Be brief.")), List.of(), List.of(messages), 500, "", null);
    }

    /** @param thought as it came; empty for none */
    private static Message answer(String thought, String text) {
        Part said = new Part.Said(text, RawBlock.none());
        Part thinking = new Part.Thought("", new RawBlock(AnthropicModel.FORMAT, thought));
        return new AssistantMessage(
                "msg", "claude-x", thought.isEmpty() ? List.of(said) : List.of(thinking, said), StopReason.END_TURN);
    }
}
