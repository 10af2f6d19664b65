package dev.armature.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.RunResult;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.KnownModels;
import dev.armature.core.model.Model;
import dev.armature.core.model.RetryPolicy;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.models.openai.OpenAiModel;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.Frequency;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.tools.contract.Tool;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A run whose model is overloaded on the way goes on with another one, whatever its wire format. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class FallbackTest {
    private static final int TURNS = 5;
    private static final RetryPolicy QUICK =
            new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(2), 0, Duration.ofSeconds(5), 2);
    private static final SimReply LOOKS = SimReply.of(
            new ReplyBlock.Text("I look."),
            new ReplyBlock.ToolUse("look", "{\"path\":\"a\"}"),
            new ReplyBlock.ToolUse("look", "{\"path\":\"b\"}"));

    private final ModelSimulator first =
            ModelSimulator.builder().policy(request -> LOOKS).start();
    private final ModelSimulator second =
            ModelSimulator.builder().policy(request -> SimReply.text("Done.")).start();
    private int looks;

    record File(String path) {}

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void a_fallback_gets_marks_where_its_own_format_has_segments() {
        for (Model fallback : List.of(chat(), responses(), messages(second))) {
            looks = 0;

            RunResult result = overloadedAfterTurns(messages(first), fallback);

            assertThat(result).isInstanceOf(RunResult.Completed.class);
            assertThat(result.totals().turns()).isEqualTo(TURNS + 1);
        }
        assertThat(second.journal())
                .hasSize(3)
                .allSatisfy(entry ->
                        assertThat(entry.usage().orElseThrow().written()).isPositive());
        second.verify();
    }

    /** The first model serves so many turns, and is overloaded from then on. */
    private RunResult overloadedAfterTurns(Model model, Model fallback) {
        Agent agent = Agent.builder()
                .model(model)
                .fallback(fallback)
                .retries(QUICK)
                .system("Be brief. ".repeat(1_000))
                .tools(Tool.of("look", "Looks at a file.", File.class, (file, context) -> looked()))
                .permissions(rules -> rules.allow("look"))
                .build();
        first.reset();
        try (Run run = agent.newSession().prompt("Look.")) {
            return run.result();
        }
    }

    private synchronized String looked() {
        looks++;
        if (looks == 2 * TURNS) {
            first.inject(Fault.overloaded(), Frequency.every(1));
        }
        return looks + " ".repeat(3_000);
    }

    private static Model messages(ModelSimulator simulator) {
        return AnthropicModel.builder("claude-sonnet-5-5")
                .baseUri(simulator.baseUri())
                .apiKey(ApiKey.of(simulator.apiKey()))
                .build();
    }

    private Model chat() {
        return gpt().build();
    }

    private Model responses() {
        return gpt().responses().build();
    }

    private OpenAiModel.Builder gpt() {
        return OpenAiModel.builder("gpt-5.6")
                .baseUri(second.baseUri())
                .apiKey(ApiKey.of(second.apiKey()))
                .profile(KnownModels.standard().profile("openai", "gpt-5.6"));
    }
}
