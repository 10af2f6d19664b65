package dev.armature.examples.langchain4j.model;

import static dev.armature.examples.langchain4j.model.CallingBack.call;
import static dev.armature.examples.langchain4j.model.CallingBack.model;
import static dev.armature.examples.langchain4j.model.CallingBack.piece;
import static dev.armature.examples.langchain4j.model.CallingBack.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.usage.Usage;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Models that call back in ways that no server brings about. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class AnswerHandlerTest {
    private static final String FORMAT = "langchain4j.other";
    private static final ModelEvent STARTED = new ModelEvent.Started("", "m");
    private static final Usage USAGE = new Usage(7, 0, 0, 0, 3, 0);

    @Test
    void parts_come_in_the_order_in_which_they_are_streamed() throws InterruptedException {
        List<ModelEvent> events = events(handler -> {
            handler.onPartialThinking(new PartialThinking("Hm"));
            handler.onPartialThinking(new PartialThinking("m."));
            handler.onPartialResponse("I ");
            handler.onPartialResponse("look.");
            handler.onPartialToolCall(piece(0, "a", "{\"x\""));
            handler.onPartialToolCall(piece(0, "a", ":1}"));
            handler.onCompleteToolCall(new CompleteToolCall(0, call("a", "{\"x\":1}")));
            handler.onCompleteResponse(response(
                    AiMessage.builder()
                            .text("I look.")
                            .thinking("Hmm.")
                            .toolExecutionRequests(List.of(call("a", "{\"x\":1}")))
                            .build(),
                    FinishReason.TOOL_EXECUTION));
        });

        Part thought = new Part.Thought("Hmm.", new RawBlock(FORMAT, "\"Hmm.\""));
        assertThat(events)
                .containsExactly(
                        STARTED,
                        new ModelEvent.ThinkingDelta("Hm"),
                        new ModelEvent.ThinkingDelta("m."),
                        new ModelEvent.PartCompleted(thought),
                        new ModelEvent.TextDelta("I "),
                        new ModelEvent.TextDelta("look."),
                        new ModelEvent.PartCompleted(said("I look.")),
                        new ModelEvent.CallStarted("a", "look"),
                        new ModelEvent.PartCompleted(called("a", "{\"x\":1}", true)),
                        completed(StopReason.TOOL_USE, thought, said("I look."), called("a", "{\"x\":1}", true)));
    }

    @Test
    void what_was_not_streamed_is_taken_from_the_whole_message() throws InterruptedException {
        List<ModelEvent> events = events(handler -> handler.onCompleteResponse(response(
                AiMessage.builder()
                        .text("I look.")
                        .toolExecutionRequests(List.of(call("a", "{\"x\":1}"), call("b", "{\"x\":2}")))
                        .build(),
                FinishReason.STOP)));

        assertThat(events)
                .containsExactly(
                        STARTED,
                        new ModelEvent.TextDelta("I look."),
                        new ModelEvent.PartCompleted(said("I look.")),
                        new ModelEvent.CallStarted("a", "look"),
                        new ModelEvent.PartCompleted(called("a", "{\"x\":1}", true)),
                        new ModelEvent.CallStarted("b", "look"),
                        new ModelEvent.PartCompleted(called("b", "{\"x\":2}", true)),
                        completed(
                                StopReason.TOOL_USE,
                                said("I look."),
                                called("a", "{\"x\":1}", true),
                                called("b", "{\"x\":2}", true)));
    }

    @Test
    void calls_whose_pieces_are_mixed_and_text_between_them_stay_apart() throws InterruptedException {
        List<ModelEvent> events = events(handler -> {
            handler.onPartialToolCall(piece(1, "b", "{\"x\""));
            handler.onPartialToolCall(piece(0, "a", "{\"x\""));
            handler.onPartialResponse("So.");
            handler.onCompleteToolCall(new CompleteToolCall(1, call("b", "{\"x\":2}")));
            handler.onCompleteToolCall(new CompleteToolCall(0, call("a", "{\"x\":1}")));
            handler.onCompleteResponse(response(
                    AiMessage.from("So.", List.of(call("a", "{\"x\":1}"), call("b", "{\"x\":2}"))), FinishReason.STOP));
        });

        assertThat(events)
                .containsExactly(
                        STARTED,
                        new ModelEvent.CallStarted("b", "look"),
                        new ModelEvent.CallStarted("a", "look"),
                        new ModelEvent.TextDelta("So."),
                        new ModelEvent.PartCompleted(said("So.")),
                        new ModelEvent.PartCompleted(called("b", "{\"x\":2}", true)),
                        new ModelEvent.PartCompleted(called("a", "{\"x\":1}", true)),
                        completed(
                                StopReason.TOOL_USE,
                                said("So."),
                                called("b", "{\"x\":2}", true),
                                called("a", "{\"x\":1}", true)));
    }

    @Test
    void a_call_that_is_only_heard_to_begin_is_completed_by_the_whole_message() throws InterruptedException {
        List<ModelEvent> events = events(handler -> {
            handler.onPartialToolCall(piece(3, "a", "{\"x\""));
            handler.onCompleteResponse(response(AiMessage.from(call("a", "{\"x\":1}")), FinishReason.STOP));
        });

        assertThat(events)
                .containsExactly(
                        STARTED,
                        new ModelEvent.CallStarted("a", "look"),
                        new ModelEvent.PartCompleted(called("a", "{\"x\":1}", true)),
                        completed(StopReason.TOOL_USE, called("a", "{\"x\":1}", true)));
    }

    @Test
    void a_call_that_is_told_twice_is_one_call() throws InterruptedException {
        List<ModelEvent> events = events(handler -> {
            handler.onCompleteToolCall(new CompleteToolCall(0, call("a", "{\"x\":1}")));
            handler.onCompleteToolCall(new CompleteToolCall(0, call("a", "{\"x\":1}")));
            handler.onCompleteResponse(response(AiMessage.from(call("a", "{\"x\":1}")), FinishReason.STOP));
        });

        assertThat(events.getLast()).isEqualTo(completed(StopReason.TOOL_USE, called("a", "{\"x\":1}", true)));
    }

    @Test
    void a_call_without_arguments_waits_for_the_end_which_tells_whether_it_was_cut_off() throws InterruptedException {
        for (boolean cutOff : List.of(true, false)) {
            List<ModelEvent> events = events(handler -> {
                handler.onCompleteToolCall(new CompleteToolCall(0, call("a", "{}")));
                handler.onCompleteToolCall(new CompleteToolCall(1, call("b", "{}")));
                handler.onCompleteResponse(response(
                        AiMessage.from(call("a", "{}"), call("b", "{}")),
                        cutOff ? FinishReason.LENGTH : FinishReason.TOOL_EXECUTION));
            });

            assertThat(events.getLast())
                    .isEqualTo(completed(
                            cutOff ? StopReason.MAX_TOKENS : StopReason.TOOL_USE,
                            called("a", "{}", true),
                            called("b", "{}", !cutOff)));
        }
    }

    @Test
    void calls_without_an_id_or_with_the_same_get_one_of_their_own() throws InterruptedException {
        List<ModelEvent> events = events(handler -> handler.onCompleteResponse(response(
                AiMessage.from(call(null, "{\"x\":1}"), call("a", "{\"x\":2}"), call("a", "{\"x\":3}")),
                FinishReason.STOP)));

        assertThat(((ModelEvent.Completed) events.getLast()).message().calls())
                .extracting(ToolCall::id)
                .doesNotHaveDuplicates()
                .doesNotContainNull()
                .contains("a");
    }

    @Test
    void an_error_after_a_part_of_the_answer_is_the_ending() throws InterruptedException {
        List<ModelEvent> events = events(handler -> {
            handler.onPartialResponse("Hel");
            handler.onError(new IllegalStateException("Broken."));
            handler.onPartialResponse("lo");
            handler.onCompleteResponse(response(AiMessage.from("Hello"), FinishReason.STOP));
        });

        assertThat(events).hasSize(3).startsWith(STARTED, new ModelEvent.TextDelta("Hel"));
        assertThat(events.getLast()).isInstanceOfSatisfying(ModelEvent.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(Kind.SERVER);
            assertThat(failed.failure().retryable()).isFalse();
            assertThat(failed.failure().message()).contains("IllegalStateException: Broken.");
        });
    }

    @Test
    void what_is_thrown_when_asking_is_an_event() throws InterruptedException {
        for (Throwable thrown : List.of(new IllegalArgumentException("no video"), new NoClassDefFoundError("x/Y"))) {
            List<ModelEvent> events = events(handler -> AnswerHandlerTest.<RuntimeException>raise(thrown));

            assertThat(events)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            ModelEvent.Failed.class,
                            failed -> assertThat(failed.failure().message()).contains(thrown.getMessage()));
        }
    }

    @Test
    void who_does_not_want_to_count_may_say_so() throws InterruptedException {
        Consumer<StreamingChatResponseHandler> uncounted = handler -> handler.onCompleteResponse(
                ChatResponse.builder().aiMessage(AiMessage.from("Hi.")).build());
        LangChainModel strict = model(uncounted);
        LangChainModel lenient = LangChainModel.of(strict.model(), strict.profile(), TokenReader.UNCOUNTED);

        assertThat(strict.ask(Asked.of("Hi.").request()).readAll().getLast()).isInstanceOf(ModelEvent.Failed.class);
        assertThat(lenient.ask(Asked.of("Hi.").request()).readAll().getLast())
                .isEqualTo(new ModelEvent.Completed(
                        new AssistantMessage("", "m", List.of(said("Hi.")), StopReason.UNKNOWN), Usage.uncounted()));
    }

    private static List<ModelEvent> events(Consumer<StreamingChatResponseHandler> callbacks)
            throws InterruptedException {
        return model(callbacks).ask(Asked.of("Hi.").request()).readAll();
    }

    private static ModelEvent completed(StopReason reason, Part... parts) {
        return new ModelEvent.Completed(new AssistantMessage("r", "m-1", List.of(parts), reason), USAGE);
    }

    private static Part said(String text) {
        return new Part.Said(text, RawBlock.none());
    }

    private static Part called(String id, String input, boolean complete) {
        return new Part.Call(new ToolCall(id, "look", input, complete), RawBlock.none());
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
