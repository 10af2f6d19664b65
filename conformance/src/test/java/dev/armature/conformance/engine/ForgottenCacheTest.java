package dev.armature.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.AgentEvent.CacheMissed;
import dev.armature.core.event.RunResult;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.KnownModels;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.usage.Usage;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.models.openai.OpenAiModel;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.reply.SimReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run says of it when the provider forgot a prompt in the middle of the run. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ForgottenCacheTest {
    private static final Pattern LOSS = Pattern.compile("; (\\d+) tokens paid again, (\\d+) units");

    private final ModelSimulator server = ModelSimulator.start(
            request -> request.turn() == 0 ? SimReply.toolUse("look", "{\"text\":\"a\"}") : SimReply.text("Done."));

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"gpt-5.6, 1.15", "claude-opus-5-5, 1.2", "claude-sonnet-5-5, 1.15"})
    void a_loss_costs_what_that_provider_charges_for_a_prompt_that_is_not_read(String name, double each) {
        String told = run(name.startsWith("claude") ? claude(name) : gpt(name)).explanation();

        Matcher loss = LOSS.matcher(told);
        assertThat(loss.find()).as(told).isTrue();
        assertThat(Double.parseDouble(loss.group(2))).isCloseTo(each * Double.parseDouble(loss.group(1)), within(0.51));
    }

    @Test
    void a_provider_that_does_not_tell_what_it_wrote_has_not_called_the_prompt_too_short() {
        assertThat(run(new Unwritten(gpt("gpt-5.6"))).explanation()).startsWith("server_eviction: ");
    }

    private Model claude(String name) {
        return AnthropicModel.builder(name)
                .baseUri(server.baseUri())
                .apiKey(ApiKey.of(server.apiKey()))
                .build();
    }

    private Model gpt(String name) {
        return OpenAiModel.builder(name)
                .baseUri(server.baseUri())
                .apiKey(ApiKey.of(server.apiKey()))
                .profile(KnownModels.standard().profile("openai", name))
                .build();
    }

    /** The second request finds nothing of what the first one left. */
    private CacheMissed run(Model model) {
        Agent agent = Agent.builder()
                .model(model)
                .system("Look before you leap. ".repeat(1_000))
                .tools(Tools.looking("look", (text, context) -> "forgot " + server.evict(1.0)))
                .permissions(rules -> rules.allow("look"))
                .build();
        List<CacheMissed> missed = new ArrayList<>();
        try (Run run = agent.session("s").prompt("Look.")) {
            for (AgentEvent event : run) {
                if (event instanceof CacheMissed one) {
                    missed.add(one);
                }
            }
            assertThat(run.result()).isInstanceOf(RunResult.Completed.class);
        }
        assertThat(missed).hasSize(1);
        return missed.getFirst();
    }

    /** The same model at a server that leaves out how much it wrote to its cache. */
    private record Unwritten(Model model) implements Model {
        @Override
        public ModelProfile profile() {
            return model.profile();
        }

        @Override
        public SegmentChain segments(ModelRequest request) {
            return model.segments(request);
        }

        @Override
        public ModelStream ask(ModelRequest request) {
            ModelStream stream = model.ask(request);
            return new ModelStream() {
                @Override
                public ModelEvent next() throws InterruptedException {
                    ModelEvent event = stream.next();
                    return event instanceof ModelEvent.Completed completed
                            ? new ModelEvent.Completed(completed.message(), unwritten(completed.usage()))
                            : event;
                }

                @Override
                public void close() {
                    stream.close();
                }
            };
        }

        private static Usage unwritten(Usage told) {
            return new Usage(
                    told.uncachedInput() + told.cacheWrite5m(),
                    told.cacheRead(),
                    0,
                    0,
                    told.output(),
                    told.reasoning(),
                    Set.of(Usage.Count.CACHE_WRITE));
        }
    }
}
