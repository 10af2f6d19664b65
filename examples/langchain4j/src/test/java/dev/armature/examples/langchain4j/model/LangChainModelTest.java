package dev.armature.examples.langchain4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.model.RetryPolicy;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.fault.AnswerFault;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.StreamFault;
import dev.armature.testkit.simulator.provider.PreservedThinking;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testkit.simulator.request.SimBlock;
import dev.armature.testkit.simulator.request.SimRequest;
import dev.armature.tools.contract.Tool;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** LangChain4j's own client, through the adapter, against a simulated server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LangChainModelTest {

    private final ModelSimulator server = ModelSimulator.builder()
            .preservedThinking(PreservedThinking.ERROR) // refuses reasoning that does not come back as it was
            .policy(LangChainModelTest::reply)
            .start();

    record City(String name) {}

    @AfterEach
    void close() {
        server.close();
    }

    private static SimReply reply(SimRequest request) {
        return switch (request.turn()) {
            case 0 ->
                SimReply.of(
                        new ReplyBlock.Thinking("The tool knows."),
                        new ReplyBlock.Text("I look."),
                        new ReplyBlock.ToolUse("weather", "{\"name\":\"Oslo\"}"),
                        new ReplyBlock.ToolUse("weather", "{\"name\":\"Atlantis\"}"));
            default -> SimReply.text("Fog.");
        };
    }

    @Test
    void a_run_calls_a_tool_and_the_server_gets_everything_back() {
        Agent agent = Agent.builder()
                .model(Served.by(server))
                .tools(Tool.of("weather", "Current weather.", City.class, (city, context) -> {
                    if (city.name().equals("Atlantis")) {
                        throw new IllegalStateException("There is no such city.");
                    }
                    return "fog";
                }))
                .permissions(rules -> rules.allow("weather"))
                .build();

        try (Run run = agent.session("s").prompt("What is the weather?")) {
            assertThat(run.result()).isInstanceOfSatisfying(RunResult.Completed.class, completed -> {
                assertThat(completed.text()).isEqualTo("Fog.");
                assertThat(completed.cost().complete()).isTrue();
                assertThat(completed.cost().usd()).isPositive();
            });
        }

        SimRequest second = server.journal().getLast().request().orElseThrow();
        assertThat(server.journal()).extracting(entry -> entry.status()).containsExactly(200, 200);
        assertThat(second.toolNames()).containsExactly("weather");
        assertThat(second.messages().get(1).blocks())
                .hasSize(4)
                .first()
                .isInstanceOfSatisfying(
                        SimBlock.Other.class,
                        thinking -> assertThat(thinking.json())
                                .contains("\"thinking\":\"The tool knows.\"", "\"signature\":"));
        assertThat(second.newToolResults())
                .satisfiesExactly(
                        fine -> {
                            assertThat(fine.text()).isEqualTo("fog");
                            assertThat(fine.isError()).isFalse();
                        },
                        broken -> {
                            assertThat(broken.text()).contains("There is no such city.");
                            assertThat(broken.isError()).isTrue();
                        });
        assertThat(server.failures()).isEmpty();
    }

    @Test
    void tokens_of_the_cache_are_told_apart() throws InterruptedException {
        ModelRequest request =
                Asked.of("Hi.").system("Be terse. ".repeat(1_000)).request();

        List<ModelEvent> first = Served.by(server).ask(request).readAll();
        List<ModelEvent> second = Served.by(server).ask(request).readAll();

        var written = server.journal().getFirst().usage().orElseThrow();
        var read = server.journal().getLast().usage().orElseThrow();
        assertThat(first.getLast()).isInstanceOfSatisfying(ModelEvent.Completed.class, whole -> {
            assertThat(whole.usage().cacheWrite5m()).isPositive().isEqualTo(written.write5m());
            assertThat(whole.usage().input()).isEqualTo(written.total());
        });
        assertThat(second.getLast()).isInstanceOfSatisfying(ModelEvent.Completed.class, whole -> {
            assertThat(whole.usage().cacheRead()).isPositive().isEqualTo(read.read());
            assertThat(whole.usage().output()).isPositive();
        });
    }

    @Test
    void an_answer_without_counts_is_never_free() throws InterruptedException {
        server.policy(request -> SimReply.text("Hi.").withFaults(AnswerFault.NO_USAGE));

        ModelFailure failure = failure(ask(Served.by(server)));

        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.message()).contains("how many tokens").contains("`TokenReader.UNCOUNTED`");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(Fault.rateLimited(), Kind.RATE_LIMITED, true),
                Arguments.of(Fault.overloaded(), Kind.OVERLOADED, true),
                Arguments.of(Fault.unavailable(), Kind.OVERLOADED, true),
                Arguments.of(Fault.internalError(), Kind.SERVER, true),
                Arguments.of(new Fault.HtmlReply(502), Kind.SERVER, true),
                Arguments.of(new Fault.HtmlReply(413), Kind.REQUEST_TOO_LARGE, false),
                Arguments.of(Fault.promptTooLong(2, 1), Kind.CONTEXT_TOO_LONG, false),
                Arguments.of(Fault.maxTokensExceedContext(2, 2, 3), Kind.CONTEXT_TOO_LONG, false),
                Arguments.of(Fault.creditTooLow(), Kind.QUOTA, false),
                Arguments.of(Fault.invalidRequest("No."), Kind.INVALID_REQUEST, false),
                Arguments.of(Fault.expiredKey(), Kind.AUTHENTICATION, false),
                Arguments.of(Fault.forbidden(), Kind.PERMISSION, false),
                Arguments.of(Fault.unknownModel("x"), Kind.MODEL_NOT_FOUND, false),
                Arguments.of(new Fault.NoReply(), Kind.NETWORK, true),
                Arguments.of(new Fault.CutAtByte(600, true), Kind.NETWORK, true),
                Arguments.of(new Fault.CutAtByte(600, false), Kind.NETWORK, true),
                Arguments.of(new Fault.ErrorEvent("overloaded_error", "Overloaded", 3), Kind.OVERLOADED, true),
                Arguments.of(new Fault.ErrorEvent("api_error", "Oh.", 3), Kind.SERVER, true));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_failure_has_its_kind_and_whether_it_may_pass(Fault fault, Kind kind, boolean retryable)
            throws InterruptedException {
        server.inject(fault);

        ModelFailure failure = failure(ask(Served.by(server)));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.message()).contains("`" + Served.NAME + "`").doesNotContain(server.apiKey());
    }

    @Test
    void nobody_at_the_address_is_a_failure_of_the_network() throws InterruptedException {
        server.refuseConnections();

        assertThat(failure(ask(Served.by(server))).kind()).isEqualTo(Kind.NETWORK);
    }

    static Stream<Arguments> silences() {
        return Stream.of(
                Arguments.of(StreamFault.EOF_AFTER_CONTENT),
                Arguments.of(StreamFault.EOF_AFTER_STOP_REASON),
                Arguments.of(new Fault.HeadersThenStall()));
    }

    /** LangChain4j tells of none of these, so only patience ends the wait. */
    @ParameterizedTest
    @MethodSource("silences")
    void an_answer_that_never_ends_runs_out_of_patience(Fault fault) throws InterruptedException {
        server.inject(fault);

        ModelEvent last = ask(Served.by(server).patience(Duration.ofMillis(500)));

        assertThat(last).isInstanceOf(ModelEvent.Failed.class);
        assertThat(failure(last).kind()).isEqualTo(Kind.TIMEOUT);
    }

    static Stream<Arguments> stopReasons() {
        return Stream.of(
                Arguments.of("end_turn", StopReason.END_TURN),
                Arguments.of("max_tokens", StopReason.MAX_TOKENS),
                Arguments.of("refusal", StopReason.UNKNOWN),
                Arguments.of("pause_turn", StopReason.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("stopReasons")
    void a_stop_reason_is_what_langchain4j_makes_of_it(String sent, StopReason reason) throws InterruptedException {
        server.policy(request -> SimReply.text("Hi.").stoppingWith(sent));

        assertThat(ask(Served.by(server)))
                .isInstanceOfSatisfying(
                        ModelEvent.Completed.class,
                        whole -> assertThat(whole.message().stopReason()).isEqualTo(reason));
    }

    @Test
    void a_call_that_was_cut_off_is_never_run() throws InterruptedException {
        server.policy(request ->
                SimReply.toolUse("weather", "{\"name\":\"Oslo\"}").withFaults(AnswerFault.TOOL_INPUT_CUT_OFF));

        assertThat(ask(Served.by(server))).isInstanceOfSatisfying(ModelEvent.Completed.class, whole -> {
            assertThat(whole.message().stopReason()).isEqualTo(StopReason.MAX_TOKENS);
            assertThat(whole.message().calls())
                    .singleElement()
                    .satisfies(call -> assertThat(call.complete()).isFalse());
        });
    }

    @Test
    void who_closes_a_stalled_answer_is_told_at_once() throws InterruptedException {
        server.inject(new Fault.StallAfterEvent(4, Duration.ofMinutes(1)));

        ModelStream answer = Served.by(server).ask(Asked.of("Hi.").request());
        ModelEvent event = answer.next();
        while (!(event instanceof ModelEvent.ThinkingDelta)) {
            event = answer.next();
        }

        answer.close();

        assertThat(failure(answer.next()).kind()).isEqualTo(Kind.CANCELLED);
    }

    @Test
    void a_run_tries_again_by_our_policy_and_not_by_theirs() {
        server.inject(Fault.overloaded());
        server.policy(request -> SimReply.text("Hi."));
        Agent agent = Agent.builder()
                .model(Served.by(server))
                .retries(new RetryPolicy(2, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, 2))
                .build();

        assertThat(agent.ask("Hi.")).isEqualTo("Hi.");
        assertThat(server.journal()).extracting(entry -> entry.status()).containsExactly(529, 200);
    }

    private static ModelEvent ask(LangChainModel model) throws InterruptedException {
        return model.ask(Asked.of(UserMessage.of("Hi.")).request()).readAll().getLast();
    }

    private static ModelFailure failure(ModelEvent event) {
        assertThat(event).isInstanceOf(ModelEvent.Failed.class);
        return ((ModelEvent.Failed) event).failure();
    }
}
