package dev.armature.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.Message;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelCall;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.RetryPolicy;
import dev.armature.core.usage.Usage;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.models.openai.OpenAiModel;
import dev.armature.prompts.PromptBlock;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.fault.AnswerFault;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.Frequency;
import dev.armature.testkit.simulator.fault.LineFault;
import dev.armature.testkit.simulator.fault.StreamFault;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reply.Chunking;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Our clients against every fault that the simulated server can commit. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ModelClientFaultsTest {
    static final String MODEL = "faulty-model";
    private static final ToolSpec READ =
            new ToolSpec("Read", "Reads a file.", "{\"type\":\"object\"}", ToolLimits.standard());
    static final String INPUT = "{\"path\": \"größe €.txt\", \"n\": 1.50}";
    static final SimReply REPLY = SimReply.of(
            new ReplyBlock.Thinking("Let me see."),
            new ReplyBlock.Text("I will read größe €.txt 😀 now."),
            new ReplyBlock.ToolUse("Read", INPUT));
    static final SimReply LONG_CALL =
            SimReply.of(new ReplyBlock.ToolUse("Read", "{\"file\":\"" + "x".repeat(60_000) + "\"}"));
    static final RetryPolicy QUICK =
            new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(2), 0, Duration.ofSeconds(5), 3);

    private final ModelSimulator simulator = ModelSimulator.builder()
            .model(SimModel.named(MODEL))
            .policy(request -> request.messages().size() == 1 ? REPLY : SimReply.text("Done."))
            .start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Nested
    final class What_does_no_harm {

        @ParameterizedTest
        @MethodSource("dev.armature.conformance.ModelClientFaultsTest#harmless")
        void gives_the_same_answer_as_without(Fault fault) throws InterruptedException {
            AssistantMessage usual = completed(anthropic(), question()).message();
            simulator.inject(fault);

            AssistantMessage answer = completed(anthropic(), question()).message();

            assertThat(meaning(answer)).isEqualTo(meaning(usual));
            simulator.verify();
        }

        @ParameterizedTest
        @MethodSource("dev.armature.conformance.ModelClientFaultsTest#harmlessForChat")
        void gives_the_same_answer_in_the_other_format(Fault fault) throws InterruptedException {
            AssistantMessage usual = completed(openAi(), question()).message();
            simulator.inject(fault);

            AssistantMessage answer = completed(openAi(), question()).message();

            assertThat(meaning(answer)).isEqualTo(meaning(usual));
            simulator.verify();
        }

        @Test
        void the_other_format_tells_the_same_as_the_first() throws InterruptedException {
            AssistantMessage answer = completed(openAi(), question()).message();

            assertThat(answer.text()).isEqualTo("I will read größe €.txt 😀 now.");
            assertThat(answer.calls()).extracting(ToolCall::inputJson).containsExactly(INPUT);
            assertThat(answer.stopReason()).isEqualTo(StopReason.TOOL_USE);
        }

        @Test
        void pieces_may_end_inside_characters_and_escapes() throws InterruptedException {
            Chunking cut = new Chunking(1, 0, true, true);
            simulator.policy(request -> REPLY.inChunks(cut));

            AssistantMessage answer = completed(anthropic(), question()).message();

            assertThat(answer.text()).isEqualTo("I will read größe €.txt 😀 now.");
            assertThat(answer.calls()).extracting(ToolCall::inputJson).containsExactly(INPUT);
        }
    }

    @Nested
    final class What_ends_an_answer {

        @ParameterizedTest
        @MethodSource("dev.armature.conformance.ModelClientFaultsTest#final_failures")
        void for_good_is_told_once(Fault fault, Kind kind) throws InterruptedException {
            simulator.inject(fault, Frequency.times(9));

            List<ModelEvent> events =
                    ModelCall.ask(anthropic(), question(), QUICK).readAll();

            ModelFailure failure = ((ModelEvent.Failed) events.get(events.size() - 1)).failure();
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.message()).isNotBlank().doesNotContain("simulator-key", "<html");
            assertThat(simulator.requestCount()).isEqualTo(1);
        }

        @ParameterizedTest
        @MethodSource("dev.armature.conformance.ModelClientFaultsTest#passing_failures")
        void for_now_is_tried_again(Fault fault, Kind kind) throws InterruptedException {
            simulator.inject(fault);

            List<ModelEvent> events =
                    ModelCall.ask(impatient(), question(), QUICK).readAll();

            List<Kind> failures = events.stream()
                    .filter(ModelEvent.Retrying.class::isInstance)
                    .map(event -> ((ModelEvent.Retrying) event).failure().kind())
                    .toList();
            assertThat(failures).containsExactly(kind);
            assertThat(((ModelEvent.Completed) events.get(events.size() - 1))
                            .message()
                            .calls())
                    .extracting(ToolCall::inputJson)
                    .containsExactly(INPUT);
            assertThat(simulator.requestCount()).isEqualTo(2);
        }

        @ParameterizedTest
        @MethodSource("dev.armature.conformance.ModelClientFaultsTest#passing_failures_of_chat")
        void for_now_is_tried_again_in_the_other_format(Fault fault, Kind kind) throws InterruptedException {
            simulator.inject(fault);

            List<ModelEvent> events = ModelCall.ask(openAi(), question(), QUICK).readAll();

            assertThat(events)
                    .filteredOn(ModelEvent.Retrying.class::isInstance)
                    .extracting(event -> ((ModelEvent.Retrying) event).failure().kind())
                    .containsExactly(kind);
            assertThat(events.get(events.size() - 1)).isInstanceOf(ModelEvent.Completed.class);
        }

        @ParameterizedTest
        @MethodSource("dev.armature.conformance.ModelClientFaultsTest#failures_after_the_beginning")
        void after_its_beginning_is_paid_for_all_the_same(Fault fault) throws InterruptedException {
            simulator.inject(fault);

            List<ModelEvent> events =
                    ModelCall.ask(impatient(), question(), QUICK).readAll();

            long input = ((ModelEvent.Completed) last(events)).usage().input();
            assertThat(input).isPositive();
            assertThat(events.stream()
                            .filter(ModelEvent.Retrying.class::isInstance)
                            .map(event -> ((ModelEvent.Retrying) event)
                                    .failed()
                                    .usage()
                                    .input()))
                    .containsExactly(input);
        }

        /** No event tells of the pieces of an input, so that a budget had not heard of them. */
        @Test
        void within_the_input_of_a_call_tells_how_much_had_come() throws InterruptedException {
            simulator.policy(request -> LONG_CALL);
            for (Model model : List.of(anthropic(), openAi())) {
                simulator.inject(new Fault.CutAtByte(40_000, false));

                ModelEvent last = last(model.ask(question()).readAll());

                assertThat(((ModelEvent.Failed) last).failure().kind()).isEqualTo(Kind.CUT_OFF);
                assertThat(((ModelEvent.Failed) last).received()).isBetween(5_000L, 40_000L);
            }
        }

        @Test
        void is_a_closed_port_too() throws InterruptedException {
            Model model = anthropic();
            simulator.refuseConnections();

            ModelEvent last = last(model.ask(question()).readAll());

            assertThat(((ModelEvent.Failed) last).failure().kind()).isEqualTo(Kind.NETWORK);
        }

        @Test
        void is_a_wrong_key_and_a_wrong_name_too() throws InterruptedException {
            Model wrongKey = AnthropicModel.builder(MODEL)
                    .baseUri(simulator.baseUri())
                    .apiKey(ApiKey.of("not-the-key"))
                    .build();
            Model wrongName = AnthropicModel.builder("no-such-model")
                    .baseUri(simulator.baseUri())
                    .apiKey(ApiKey.of(simulator.apiKey()))
                    .build();

            ModelFailure keyFailure =
                    ((ModelEvent.Failed) last(wrongKey.ask(question()).readAll())).failure();
            ModelFailure nameFailure =
                    ((ModelEvent.Failed) last(wrongName.ask(question()).readAll())).failure();

            assertThat(keyFailure.kind()).isEqualTo(Kind.AUTHENTICATION);
            assertThat(keyFailure.message()).contains("ANTHROPIC_API_KEY").doesNotContain("not-the-key");
            assertThat(nameFailure.kind()).isEqualTo(Kind.MODEL_NOT_FOUND);
            assertThat(nameFailure.message()).contains("`no-such-model`");
        }

        @Test
        void is_not_undone_once_retries_are_forbidden() throws InterruptedException {
            simulator.inject(new Fault.ErrorEvent("overloaded_error", "Overloaded", 3));
            ModelCall call = ModelCall.ask(anthropic(), question(), QUICK);
            call.forbidRetries();

            ModelEvent last = last(call.readAll());

            assertThat(((ModelEvent.Failed) last).failure().kind()).isEqualTo(Kind.OVERLOADED);
            assertThat(simulator.requestCount()).isEqualTo(1);
        }
    }

    @Nested
    final class What_a_model_may_say {

        @Test
        void a_call_that_breaks_off_is_never_complete() throws InterruptedException {
            simulator.inject(AnswerFault.TOOL_INPUT_CUT_OFF);

            AssistantMessage answer = completed(anthropic(), question()).message();

            assertThat(answer.stopReason()).isEqualTo(StopReason.MAX_TOKENS);
            assertThat(answer.calls())
                    .containsExactly(new ToolCall(
                            answer.calls().get(0).id(), "Read", INPUT.substring(0, INPUT.length() / 2), false));
        }

        @Test
        void calls_with_one_id_get_two() throws InterruptedException {
            simulator.inject(AnswerFault.DUPLICATE_TOOL_ID);

            AssistantMessage answer = completed(anthropic(), question()).message();

            assertThat(answer.calls()).hasSize(2);
            assertThat(answer.calls().get(0).id())
                    .isNotEqualTo(answer.calls().get(1).id());
        }

        @Test
        void an_input_of_megabytes_arrives_whole() throws InterruptedException {
            simulator.inject(new Fault.HugeToolInput(5_000_000));

            AssistantMessage answer = completed(anthropic(), question()).message();

            assertThat(answer.calls().get(0).complete()).isTrue();
            assertThat(answer.calls().get(0).inputJson()).hasSizeGreaterThan(5_000_000);
        }

        @ParameterizedTest
        @MethodSource("dev.armature.conformance.ModelClientFaultsTest#endings")
        void every_ending_is_understood(Fault fault, StopReason reason) throws InterruptedException {
            simulator.inject(fault);

            assertThat(completed(anthropic(), question()).message().stopReason())
                    .isEqualTo(reason);
        }

        @ParameterizedTest
        @EnumSource(names = {"NULL_USAGE", "NO_USAGE"})
        void missing_counts_are_none(AnswerFault fault) throws InterruptedException {
            simulator.inject(fault);

            assertThat(completed(anthropic(), question()).usage()).isEqualTo(Usage.uncounted());
        }

        /** Whatever was said goes back in a form that the strict server accepts. */
        @ParameterizedTest
        @MethodSource("dev.armature.conformance.ModelClientFaultsTest#sayings")
        void goes_back_in_a_form_that_is_accepted(Fault fault) throws InterruptedException {
            simulator.inject(fault);

            assertThat(next(completed(anthropic(), question()).message()).text())
                    .isNotBlank();
            simulator.verify();
        }

        /** Servers that speak this format name calls so; the provider would refuse the id in every later request. */
        @Test
        void a_call_and_its_result_go_back_under_one_id_whatever_the_server_called_it() throws InterruptedException {
            SimReply named = SimReply.of(
                    new ReplyBlock.RawJson(
                            "{\"type\":\"tool_use\",\"id\":\"functions.Read:0\",\"name\":\"Read\",\"input\":{\"path\":\"a\"}}"));
            simulator.policy(request -> request.messages().size() == 1 ? named : SimReply.text("Done."));

            AssistantMessage answer = completed(anthropic(), question()).message();

            assertThat(answer.calls())
                    .containsExactly(new ToolCall("functions.Read:0", "Read", "{\"path\":\"a\"}", true));
            assertThat(next(answer).text()).isEqualTo("Done.");
            simulator.verify();
        }

        /** What is said when the answer and results for all its calls have gone back. */
        private AssistantMessage next(AssistantMessage answer) throws InterruptedException {
            List<Message> conversation = new ArrayList<>(question().messages());
            conversation.add(answer);
            List<UserMessage.Part> results = new ArrayList<>();
            answer.calls().forEach(call -> results.add(new UserMessage.Part.Answer(call.id(), List.of(), false)));
            conversation.add(results.isEmpty() ? UserMessage.of("Go on.") : new UserMessage(results));
            return completed(anthropic(), request(conversation)).message();
        }
    }

    @Test
    void a_conversation_with_marks_reads_what_the_request_before_has_written() throws InterruptedException {
        String instructions = "Be brief. ".repeat(1000);
        Model model = anthropic();
        List<Message> conversation = new ArrayList<>(List.of(UserMessage.of("Read it.")));

        ModelRequest first = new ModelRequest(
                        List.of(PromptBlock.of(instructions)), List.of(READ), conversation, 1000, "", null)
                .cacheMarks(Map.of(1, Duration.ofMinutes(5), 2, Duration.ofMinutes(5)));
        ModelEvent.Completed before = completed(model, first);
        conversation.add(before.message());
        conversation.add(new UserMessage(List.of(
                new UserMessage.Part.Answer(before.message().calls().get(0).id(), List.of(), false))));
        ModelRequest second = new ModelRequest(
                        List.of(PromptBlock.of(instructions)), List.of(READ), conversation, 1000, "", null)
                .cacheMarks(Map.of(1, Duration.ofMinutes(5), 6, Duration.ofMinutes(5)));
        ModelEvent.Completed after = completed(model, second);

        assertThat(before.usage().cacheWrite5m()).isGreaterThan(2000);
        assertThat(after.usage().cacheRead())
                .isEqualTo(before.usage().cacheRead() + before.usage().cacheWrite5m());
    }

    static Stream<Fault> harmless() {
        return Stream.of(
                        Stream.of(LineFault.values()),
                        Stream.of(
                                StreamFault.UNKNOWN_EVENT,
                                StreamFault.UNKNOWN_DELTA_TYPE,
                                StreamFault.DUPLICATE_BLOCK_STOP,
                                StreamFault.MISSING_BLOCK_STOP,
                                StreamFault.INDEX_GAP,
                                StreamFault.DUPLICATE_MESSAGE_START),
                        Stream.<Fault>of(
                                new Fault.OneByteChunks(),
                                new Fault.Gzip(),
                                new Fault.SlowBody(20_000),
                                new Fault.StallAfterEvent(3, Duration.ofMillis(30)),
                                new Fault.Pings(2000, Duration.ZERO),
                                new Fault.ModelSwap("another-model")))
                .flatMap(faults -> faults.map(Fault.class::cast));
    }

    static Stream<Fault> harmlessForChat() {
        return Stream.of(
                        Stream.of(
                                LineFault.CRLF_LINES,
                                LineFault.CR_LINES,
                                LineFault.BOM,
                                LineFault.COMMENT_LINES,
                                LineFault.NO_SPACE_AFTER_COLON,
                                LineFault.MULTI_LINE_DATA),
                        Stream.<Fault>of(new Fault.OneByteChunks(), new Fault.Gzip(), new Fault.SlowBody(20_000)))
                .flatMap(faults -> faults.map(Fault.class::cast));
    }

    static Stream<Arguments> final_failures() {
        return Stream.of(
                Arguments.of(Fault.promptTooLong(208_310, 200_000), Kind.CONTEXT_TOO_LONG),
                Arguments.of(Fault.maxTokensExceedContext(188_240, 21_333, 200_000), Kind.CONTEXT_TOO_LONG),
                Arguments.of(Fault.creditTooLow(), Kind.QUOTA),
                Arguments.of(Fault.invalidRequest("no"), Kind.INVALID_REQUEST),
                Arguments.of(Fault.expiredKey(), Kind.AUTHENTICATION),
                Arguments.of(Fault.forbidden(), Kind.PERMISSION),
                Arguments.of(Fault.unknownModel("x"), Kind.MODEL_NOT_FOUND),
                Arguments.of(Fault.rateLimited().withErrorCode("enforced_spend_limit_reached"), Kind.QUOTA),
                Arguments.of(Fault.rateLimitedForSeconds(86_400), Kind.RATE_LIMITED),
                Arguments.of(Fault.internalError().withShouldRetry(false), Kind.SERVER),
                Arguments.of(new Fault.HtmlReply(413), Kind.REQUEST_TOO_LARGE),
                Arguments.of(new Fault.Redirect("https://elsewhere.example/v1/messages"), Kind.INVALID_REQUEST));
    }

    static Stream<Fault> failures_after_the_beginning() {
        return Stream.of(
                new Fault.StallAfterEvent(3, Duration.ofSeconds(30)),
                new Fault.CutAtByte(700, true),
                StreamFault.EOF_AFTER_CONTENT,
                StreamFault.MALFORMED_DATA,
                new Fault.ErrorEvent("overloaded_error", "Overloaded", 4));
    }

    static Stream<Arguments> passing_failures() {
        return Stream.of(
                Arguments.of(Fault.rateLimited(), Kind.RATE_LIMITED),
                Arguments.of(Fault.rateLimitedForMillis(5), Kind.RATE_LIMITED),
                Arguments.of(Fault.rateLimitedForSeconds(1), Kind.RATE_LIMITED),
                Arguments.of(Fault.rateLimitedUntil(Instant.now().plusSeconds(1)), Kind.RATE_LIMITED),
                Arguments.of(Fault.overloaded(), Kind.OVERLOADED),
                Arguments.of(Fault.internalError(), Kind.SERVER),
                Arguments.of(Fault.unavailable(), Kind.OVERLOADED),
                Arguments.of(Fault.invalidRequest("again").withShouldRetry(true), Kind.INVALID_REQUEST),
                Arguments.of(new Fault.HtmlReply(502), Kind.SERVER),
                Arguments.of(new Fault.NoReply(), Kind.NETWORK),
                Arguments.of(new Fault.HeadersThenStall(), Kind.TIMEOUT),
                Arguments.of(new Fault.Pings(1000, Duration.ofMillis(20)), Kind.TIMEOUT),
                Arguments.of(new Fault.StallAfterEvent(3, Duration.ofSeconds(30)), Kind.TIMEOUT),
                Arguments.of(new Fault.CutAtByte(0, false), Kind.CUT_OFF),
                Arguments.of(new Fault.CutAtByte(700, false), Kind.CUT_OFF),
                Arguments.of(new Fault.CutAtByte(700, true), Kind.CUT_OFF),
                Arguments.of(StreamFault.EOF_AFTER_CONTENT, Kind.CUT_OFF),
                Arguments.of(StreamFault.EOF_AFTER_STOP_REASON, Kind.CUT_OFF),
                Arguments.of(StreamFault.MALFORMED_DATA, Kind.MALFORMED),
                Arguments.of(StreamFault.DELTA_FOR_UNKNOWN_INDEX, Kind.MALFORMED),
                Arguments.of(new Fault.ErrorEvent("overloaded_error", "Overloaded", 4), Kind.OVERLOADED),
                Arguments.of(new Fault.ErrorEvent("api_error", "Internal", 0), Kind.SERVER));
    }

    static Stream<Arguments> passing_failures_of_chat() {
        return Stream.of(
                Arguments.of(Fault.rateLimited(), Kind.RATE_LIMITED),
                Arguments.of(Fault.internalError(), Kind.SERVER),
                Arguments.of(new Fault.HtmlReply(502), Kind.SERVER),
                Arguments.of(new Fault.NoReply(), Kind.NETWORK),
                Arguments.of(new Fault.CutAtByte(400, true), Kind.CUT_OFF),
                Arguments.of(new Fault.ErrorEvent("server_error", "boom", 2), Kind.SERVER));
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of(AnswerFault.EMPTY_CONTENT, StopReason.END_TURN),
                Arguments.of(AnswerFault.UNKNOWN_STOP_REASON, StopReason.UNKNOWN),
                Arguments.of(AnswerFault.PAUSE_TURN, StopReason.PAUSED),
                Arguments.of(AnswerFault.CONTEXT_WINDOW_EXCEEDED, StopReason.CONTEXT_WINDOW),
                Arguments.of(new Fault.Refusal("cyber", "No."), StopReason.REFUSED),
                Arguments.of(AnswerFault.UNKNOWN_TOOL, StopReason.TOOL_USE),
                Arguments.of(AnswerFault.EMPTY_TEXT_BLOCK, StopReason.TOOL_USE),
                Arguments.of(StreamFault.TOOL_USE_WITHOUT_DELTA, StopReason.TOOL_USE),
                Arguments.of(StreamFault.UNKNOWN_BLOCK_TYPE, StopReason.TOOL_USE));
    }

    static Stream<Fault> sayings() {
        return Stream.of(
                AnswerFault.EMPTY_TEXT_BLOCK,
                AnswerFault.EMPTY_CONTENT,
                AnswerFault.TOOL_INPUT_CUT_OFF,
                AnswerFault.UNKNOWN_TOOL,
                AnswerFault.DUPLICATE_TOOL_ID,
                AnswerFault.UNKNOWN_STOP_REASON,
                StreamFault.TOOL_USE_WITHOUT_DELTA,
                StreamFault.MISSING_BLOCK_STOP,
                StreamFault.INDEX_GAP);
    }

    private AnthropicModel anthropic() {
        return builder().build();
    }

    /** For silences that a test does not want to sit out. */
    private AnthropicModel impatient() {
        return builder()
                .firstEventTimeout(Duration.ofMillis(700))
                .idleTimeout(Duration.ofMillis(700))
                .build();
    }

    private AnthropicModel.Builder builder() {
        return AnthropicModel.builder(MODEL).baseUri(simulator.baseUri()).apiKey(ApiKey.of(simulator.apiKey()));
    }

    private OpenAiModel openAi() {
        return OpenAiModel.builder(MODEL)
                .baseUri(simulator.baseUri())
                .apiKey(ApiKey.of(simulator.apiKey()))
                .build();
    }

    static ModelRequest question() {
        return request(List.of(UserMessage.of("Read it.")));
    }

    static ModelRequest request(List<Message> messages) {
        return new ModelRequest(List.of(PromptBlock.of("Be brief.")), List.of(READ), messages, 1000, "", null);
    }

    private static ModelEvent.Completed completed(Model model, ModelRequest request) throws InterruptedException {
        ModelEvent last = last(model.ask(request).readAll());
        assertThat(last).isInstanceOf(ModelEvent.Completed.class);
        return (ModelEvent.Completed) last;
    }

    private static ModelEvent last(List<ModelEvent> events) {
        return events.get(events.size() - 1);
    }

    /** An answer without ids, which differ from request to request. */
    static List<String> meaning(AssistantMessage answer) {
        return answer.parts().stream()
                .map(part -> switch (part) {
                    case AssistantMessage.Part.Said said -> "said " + said.text();
                    case AssistantMessage.Part.Thought thought -> "thought " + thought.text();
                    case AssistantMessage.Part.Call call ->
                        "call " + call.call().name() + call.call().inputJson()
                                + call.call().complete();
                    case AssistantMessage.Part.Opaque opaque -> "opaque " + opaque.raw();
                })
                .toList();
    }
}
