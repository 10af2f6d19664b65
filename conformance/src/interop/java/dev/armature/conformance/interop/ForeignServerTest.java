package dev.armature.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.RetryPolicy;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.models.openai.OpenAiModel;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.schema.Default;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole agents with our clients, against a mock server that somebody else wrote. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ForeignServerTest {
    private static final RetryPolicy QUICK =
            new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(2), 0, Duration.ofSeconds(5), 2);

    private static MockServer server;

    record City(String city, @Default("1") int days) {}

    @BeforeAll
    static void start() {
        server = MockServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Model> models() {
        return Stream.of(
                AnthropicModel.builder("claude-sonnet-5-5")
                        .baseUri(server.baseUri())
                        .apiKey(ApiKey.of("a-key"))
                        .build(),
                OpenAiModel.builder("gpt-5.6")
                        .baseUri(server.baseUri())
                        .apiKey(ApiKey.of("a-key"))
                        .build(),
                OpenAiModel.builder("gpt-5.6")
                        .responses()
                        .baseUri(server.baseUri())
                        .apiKey(ApiKey.of("a-key"))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_streamed_conversation_with_two_calls_at_once_completes(Model model) {
        List<String> cities = new CopyOnWriteArrayList<>();
        List<AgentEvent> events = new ArrayList<>();
        Agent agent = Agent.builder()
                .model(model)
                .tools(Tool.of("weather", "The weather of a city.", City.class, (city, context) -> {
                    cities.add(city.city() + " " + city.days());
                    return city.city().equals("Bodø") ? "Rain in Bodø" : "Snow in " + city.city();
                }))
                .permissions(rules -> rules.allow("weather"))
                .build();

        RunResult result = run(agent, "How are Tromsø and Bodø?", events);

        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(((RunResult.Completed) result).text()).isEqualTo("It snows in Tromsø ❄ and rains in Bodø.");
        assertThat(cities).containsExactlyInAnyOrder("Tromsø 2", "Bodø 1");
        assertThat(texts(events)).isEqualTo("I will look it up.It snows in Tromsø ❄ and rains in Bodø.");
        assertThat(events.stream().filter(AgentEvent.TextDelta.class::isInstance))
                .as("pieces of five characters")
                .hasSizeGreaterThan(8);
        assertThat(result.usage().input()).isEqualTo(240);
        assertThat(result.usage().output()).isEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_refusal_by_rate_is_tried_again_and_then_told_as_such(Model model) {
        List<AgentEvent> events = new ArrayList<>();
        Agent agent = Agent.builder().model(model).retries(QUICK).build();

        RunResult result = run(agent, "Refuse", events);

        assertThat(events)
                .filteredOn(AgentEvent.ModelRetrying.class::isInstance)
                .isNotEmpty();
        assertThat(failure(result).kind()).isEqualTo(ModelFailure.Kind.RATE_LIMITED);
    }

    @ParameterizedTest
    @MethodSource("models")
    void an_answer_that_breaks_off_is_no_answer(Model model) {
        Agent agent = Agent.builder().model(model).retries(QUICK).build();

        RunResult result = run(agent, "Break off", new ArrayList<>());

        assertThat(failure(result).kind()).isEqualTo(ModelFailure.Kind.CUT_OFF);
    }

    private static RunResult run(Agent agent, String prompt, List<AgentEvent> events) {
        try (Run run = agent.newSession().prompt(prompt)) {
            run.forEach(events::add);
            return run.result();
        }
    }

    private static ModelFailure failure(RunResult result) {
        assertThat(result).isInstanceOf(RunResult.Failed.class);
        RunResult.Cause cause = ((RunResult.Failed) result).cause();
        assertThat(cause).isInstanceOf(RunResult.Cause.ModelFailed.class);
        return ((RunResult.Cause.ModelFailed) cause).failure();
    }

    private static String texts(List<AgentEvent> events) {
        StringBuilder text = new StringBuilder();
        for (AgentEvent event : events) {
            if (event instanceof AgentEvent.TextDelta delta) {
                text.append(delta.text());
            }
        }
        return text.toString();
    }
}
