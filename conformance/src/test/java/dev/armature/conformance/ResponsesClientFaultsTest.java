package dev.armature.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.Message;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.ModelCall;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.usage.Usage;
import dev.armature.models.openai.OpenAiModel;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.fault.AnswerFault;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.Frequency;
import dev.armature.testkit.simulator.fault.StreamFault;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reply.Chunking;
import dev.armature.testkit.simulator.reply.SimReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Our client of Responses against every fault that the simulated server can commit. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ResponsesClientFaultsTest {
    private static final SimReply REPLY = ModelClientFaultsTest.REPLY;
    private static final String INPUT = ModelClientFaultsTest.INPUT;

    private final ModelSimulator simulator = ModelSimulator.builder()
            .model(SimModel.named(ModelClientFaultsTest.MODEL))
            .policy(request -> request.messages().size() == 1 ? REPLY : SimReply.text("Done."))
            .start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @MethodSource("dev.armature.conformance.ModelClientFaultsTest#harmless")
    void what_does_no_harm_gives_the_same_answer_as_without(Fault fault) throws InterruptedException {
        AssistantMessage usual = completed(question()).message();
        simulator.inject(fault);

        AssistantMessage answer = completed(question()).message();

        assertThat(ModelClientFaultsTest.meaning(answer)).isEqualTo(ModelClientFaultsTest.meaning(usual));
        assertThat(answer.text()).isEqualTo("I will read größe €.txt 😀 now.");
        assertThat(answer.calls()).extracting(ToolCall::inputJson).containsExactly(INPUT);
        simulator.verify();
    }

    @Test
    void pieces_may_end_inside_characters_and_escapes() throws InterruptedException {
        simulator.policy(request -> REPLY.inChunks(new Chunking(1, 0, true, true)));

        AssistantMessage answer = completed(question()).message();

        assertThat(answer.text()).isEqualTo("I will read größe €.txt 😀 now.");
        assertThat(answer.calls()).extracting(ToolCall::inputJson).containsExactly(INPUT);
    }

    @ParameterizedTest
    @MethodSource("dev.armature.conformance.ModelClientFaultsTest#final_failures")
    @MethodSource("failures_for_good")
    void what_fails_for_good_is_told_once(Fault fault, Kind kind) throws InterruptedException {
        simulator.inject(fault, Frequency.times(9));

        List<ModelEvent> events =
                ModelCall.ask(model(), question(), ModelClientFaultsTest.QUICK).readAll();

        ModelFailure failure = ((ModelEvent.Failed) events.getLast()).failure();
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.message()).isNotBlank().doesNotContain("simulator-key", "<html");
        assertThat(simulator.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("dev.armature.conformance.ModelClientFaultsTest#passing_failures")
    @MethodSource("failures_that_pass")
    void what_fails_for_now_is_tried_again(Fault fault, Kind kind) throws InterruptedException {
        // In this format nothing but the last event says why an answer stops.
        Fault possible = fault == StreamFault.EOF_AFTER_STOP_REASON ? StreamFault.EOF_AFTER_CONTENT : fault;
        simulator.inject(possible);

        List<ModelEvent> events = ModelCall.ask(impatient(), question(), ModelClientFaultsTest.QUICK)
                .readAll();

        assertThat(events)
                .filteredOn(ModelEvent.Retrying.class::isInstance)
                .extracting(event -> ((ModelEvent.Retrying) event).failure().kind())
                .containsExactly(kind);
        assertThat(((ModelEvent.Completed) events.getLast()).message().calls())
                .extracting(ToolCall::inputJson)
                .containsExactly(INPUT);
        assertThat(simulator.requestCount()).isEqualTo(2);
    }

    @Test
    void a_failure_that_the_answer_tells_itself_is_paid_for() throws InterruptedException {
        simulator.inject(new Fault.FailedAnswer("server_error", "The model broke."));

        ModelEvent.Failed failed =
                (ModelEvent.Failed) model().ask(question()).readAll().getLast();

        assertThat(failed.failure().message()).contains("The model broke.");
        assertThat(failed.usage().input()).isPositive();
    }

    @Test
    void a_call_that_breaks_off_is_never_complete() throws InterruptedException {
        simulator.inject(AnswerFault.TOOL_INPUT_CUT_OFF);

        AssistantMessage answer = completed(question()).message();

        assertThat(answer.stopReason()).isEqualTo(StopReason.MAX_TOKENS);
        assertThat(answer.calls())
                .containsExactly(new ToolCall(
                        answer.calls().getFirst().id(), "Read", INPUT.substring(0, INPUT.length() / 2), false));
    }

    @Test
    void calls_with_one_id_get_two() throws InterruptedException {
        simulator.inject(AnswerFault.DUPLICATE_TOOL_ID);

        List<ToolCall> calls = completed(question()).message().calls();

        assertThat(calls).hasSize(2).extracting(ToolCall::id).doesNotHaveDuplicates();
    }

    @Test
    void an_input_of_megabytes_arrives_whole() throws InterruptedException {
        simulator.inject(new Fault.HugeToolInput(5_000_000));

        ToolCall call = completed(question()).message().calls().getFirst();

        assertThat(call.complete()).isTrue();
        assertThat(call.inputJson()).hasSizeGreaterThan(5_000_000);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void every_ending_is_understood(Fault fault, StopReason reason) throws InterruptedException {
        simulator.inject(fault);

        assertThat(completed(question()).message().stopReason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource(names = {"NULL_USAGE", "NO_USAGE"})
    void missing_counts_are_none(AnswerFault fault) throws InterruptedException {
        simulator.inject(fault);

        assertThat(completed(question()).usage()).isEqualTo(Usage.uncounted());
    }

    /** Whatever was said goes back in a form that the strict server accepts. */
    @ParameterizedTest
    @MethodSource("dev.armature.conformance.ModelClientFaultsTest#sayings")
    void goes_back_in_a_form_that_is_accepted(Fault fault) throws InterruptedException {
        simulator.inject(fault);
        AssistantMessage answer = completed(question()).message();
        List<Message> conversation = new ArrayList<>(question().messages());
        conversation.add(answer);
        List<UserMessage.Part> results = new ArrayList<>();
        answer.calls().forEach(call -> results.add(new UserMessage.Part.Answer(call.id(), List.of(), false)));
        conversation.add(results.isEmpty() ? UserMessage.of("Go on.") : new UserMessage(results));

        ModelEvent.Completed next = completed(ModelClientFaultsTest.request(conversation));

        assertThat(next.message().text()).isNotBlank();
        simulator.verify();
    }

    static Stream<Arguments> failures_for_good() {
        return Stream.of(
                Arguments.of(new Fault.FailedAnswer("invalid_prompt", "No."), Kind.INVALID_REQUEST),
                Arguments.of(new Fault.FailedAnswer("context_length_exceeded", "Too long."), Kind.CONTEXT_TOO_LONG),
                Arguments.of(new Fault.FailedAnswer("insufficient_quota", "Pay."), Kind.QUOTA),
                Arguments.of(new Fault.FailedAnswer("cyber_policy", "No."), Kind.INVALID_REQUEST));
    }

    static Stream<Arguments> failures_that_pass() {
        return Stream.of(
                Arguments.of(new Fault.FailedAnswer("server_error", "Broken."), Kind.SERVER),
                Arguments.of(new Fault.FailedAnswer("rate_limit_exceeded", "Slowly."), Kind.RATE_LIMITED),
                Arguments.of(new Fault.ErrorEvent("server_is_overloaded", "Full.", 2), Kind.OVERLOADED),
                Arguments.of(new Fault.ErrorEvent("rate_limit_exceeded", "Slowly.", 5), Kind.RATE_LIMITED));
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of(AnswerFault.EMPTY_CONTENT, StopReason.END_TURN),
                Arguments.of(AnswerFault.UNKNOWN_STOP_REASON, StopReason.UNKNOWN),
                Arguments.of(AnswerFault.CONTEXT_WINDOW_EXCEEDED, StopReason.MAX_TOKENS),
                Arguments.of(new Fault.Refusal("cyber", "No."), StopReason.REFUSED),
                Arguments.of(AnswerFault.UNKNOWN_TOOL, StopReason.TOOL_USE),
                Arguments.of(AnswerFault.EMPTY_TEXT_BLOCK, StopReason.TOOL_USE),
                Arguments.of(StreamFault.TOOL_USE_WITHOUT_DELTA, StopReason.TOOL_USE),
                Arguments.of(StreamFault.UNKNOWN_BLOCK_TYPE, StopReason.TOOL_USE));
    }

    @Test
    void a_cut_within_the_input_of_a_call_tells_how_much_had_come() throws InterruptedException {
        simulator.policy(request -> ModelClientFaultsTest.LONG_CALL);
        simulator.inject(new Fault.CutAtByte(40_000, false));

        List<ModelEvent> events = model().ask(ModelClientFaultsTest.question()).readAll();

        assertThat(((ModelEvent.Failed) events.getLast()).received()).isBetween(5_000L, 40_000L);
    }

    private OpenAiModel model() {
        return builder().build();
    }

    /** For silences that a test does not want to sit out. */
    private OpenAiModel impatient() {
        return builder()
                .firstEventTimeout(Duration.ofMillis(700))
                .idleTimeout(Duration.ofMillis(700))
                .build();
    }

    private OpenAiModel.Builder builder() {
        return OpenAiModel.builder(ModelClientFaultsTest.MODEL)
                .responses()
                .reasoningSummary("auto")
                .baseUri(simulator.baseUri())
                .apiKey(ApiKey.of(simulator.apiKey()));
    }

    private static ModelRequest question() {
        return ModelClientFaultsTest.question();
    }

    private ModelEvent.Completed completed(ModelRequest request) throws InterruptedException {
        ModelEvent last = model().ask(request).readAll().getLast();
        assertThat(last).isInstanceOf(ModelEvent.Completed.class);
        return (ModelEvent.Completed) last;
    }
}
