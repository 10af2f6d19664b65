package dev.armature.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.KnownModels;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelNotice;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.usage.Usage;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.models.anthropic.ListedModel;
import dev.armature.models.openai.OpenAiModel;
import dev.armature.prompts.PromptBlock;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wished of a model, the simulated server takes what the client makes of it for that model. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class WishesOnTheWireTest {
    private static final ToolSpec READ =
            new ToolSpec("Read", "Reads a file.", "{\"type\":\"object\"}", ToolLimits.standard());

    private final ModelSimulator simulator = ModelSimulator.start(request -> SimReply.text("Done."));

    @AfterEach
    void stop() {
        simulator.close();
    }

    static Stream<String> models() {
        return SimModel.standard().stream()
                .map(SimModel::id)
                .filter(id -> KnownModels.standard().find("anthropic", id).isPresent());
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_wish_is_taken(String model) throws InterruptedException {
        List<UnaryOperator<AnthropicModel.Builder>> wishes = List.of(
                builder -> builder,
                AnthropicModel.Builder::adaptiveThinking,
                builder -> builder.thinkingBudget(2_000),
                AnthropicModel.Builder::withoutThinking,
                builder -> builder.temperature(0.3),
                builder -> builder.temperature(0.3).adaptiveThinking(),
                builder -> builder.temperature(0.3).version("2026-10-21"),
                builder -> builder.adaptiveThinking().mustCallTool("Read"),
                builder -> builder.searchFor(tool -> true),
                AnthropicModel.Builder::cacheDiagnostics);

        for (var wish : wishes) {
            ModelEvent last = last(wish.apply(client(model)).build());

            boolean isRefusedHere = last instanceof ModelEvent.Failed failed
                    && failed.failure().message().contains("cannot be made to call a tool");
            assertThat(isRefusedHere || last instanceof ModelEvent.Completed)
                    .as(last.toString())
                    .isTrue();
        }

        assertThat(simulator.journal())
                .allSatisfy(entry -> assertThat(entry.status()).isEqualTo(200));
    }

    @Test
    void counted_tokens_are_those_of_the_answer() throws InterruptedException {
        AnthropicModel model = client("claude-sonnet-5-5").build();

        long counted = model.countTokens(request());
        Usage usage = ((ModelEvent.Completed) last(model)).usage();

        assertThat(counted).isEqualTo(usage.input()).isPositive();
    }

    @Test
    void models_are_listed_with_their_sizes() throws InterruptedException {
        AnthropicModel model = client("claude-haiku-4-5").build();

        List<ListedModel> listed = model.listModels();
        ListedModel described = model.describe();

        assertThat(listed).contains(described);
        assertThat(described.contextWindow()).isEqualTo(model.profile().contextWindow());
        assertThat(described.maxOutputTokens()).isEqualTo(model.profile().maxOutputTokens());
        assertThat(described.abilities()).contains("thinking.types.enabled").doesNotContain("thinking.types.adaptive");
    }

    @Test
    void a_run_tells_how_much_of_the_rate_limits_is_left() {
        assertThat(told(client("claude-sonnet-5-5").build())).contains("input-tokens", "output-tokens", "requests");
        assertThat(told(openAi().build())).containsExactly("requests", "tokens");
        assertThat(told(openAi().responses().build())).containsExactly("requests", "tokens");
    }

    /** What the limits count that one answer of that model tells of. */
    private static List<String> told(Model model) {
        List<ModelNotice> notices = new ArrayList<>();

        try (Run run = Agent.builder().model(model).build().newSession().prompt("Hi")) {
            for (AgentEvent event : run) {
                if (event instanceof AgentEvent.ModelNoted noted) {
                    notices.add(noted.notice());
                }
            }
            assertThat(run.result()).isInstanceOf(RunResult.Completed.class);
        }

        return notices.stream()
                .flatMap(notice -> ((ModelNotice.RateLimits) notice).limits().stream())
                .map(ModelNotice.RateLimits.Limit::of)
                .toList();
    }

    private OpenAiModel.Builder openAi() {
        return OpenAiModel.builder("gpt-5")
                .baseUri(simulator.baseUri().resolve("/v1"))
                .apiKey(ApiKey.of(simulator.apiKey()));
    }

    private AnthropicModel.Builder client(String model) {
        return AnthropicModel.builder(model).baseUri(simulator.baseUri()).apiKey(ApiKey.of(simulator.apiKey()));
    }

    private static ModelEvent last(Model model) throws InterruptedException {
        return model.ask(request()).readAll().getLast();
    }

    private static ModelRequest request() {
        return new ModelRequest(
                List.of(PromptBlock.of("Be brief.")), List.of(READ), List.of(UserMessage.of("Hi")), 8_000, "", null);
    }
}
