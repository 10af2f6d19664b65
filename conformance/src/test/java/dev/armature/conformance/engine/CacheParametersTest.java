package dev.armature.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.AgentBuilder;
import dev.armature.core.Run;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.AgentEvent.CacheMissed;
import dev.armature.core.event.RunResult;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.session.SessionStore;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.cache.SentPrompt;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.reply.SimReply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Parameters on which the provider's cache depends: when one of them is another, a run says which. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CacheParametersTest {
    private static final String LONG = "Read this: " + "so it went on. ".repeat(1_000);

    private final SessionStore store = SessionStore.inMemory();
    private final ModelSimulator server = ModelSimulator.start(request ->
            request.messages().size() == 1 ? SimReply.toolUse("look", "{\"text\":\"a\"}") : SimReply.text("Done."));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void another_effort_than_the_run_before_is_told_as_the_reason() {
        run(agent(model().effort("low").build()));

        assertThat(run(agent(model().effort("high").build())))
                .singleElement()
                .satisfies(
                        missed -> assertThat(missed.explanation())
                                .startsWith(
                                        "parameter_changed: `output_config.effort` differs at byte 0: was `\"low\"`, is `\"high\"`;"));
    }

    @Test
    void thinking_that_is_switched_on_or_off_is_told_as_the_reason() {
        String adaptive = "`{\"type\":\"adaptive\",\"display\":\"summarized\"}`";
        run(agent(model().build()));

        List<CacheMissed> on = run(agent(model().adaptiveThinking().build()));
        List<CacheMissed> off = run(agent(model().build()));

        assertThat(on)
                .singleElement()
                .satisfies(missed -> assertThat(missed.explanation())
                        .startsWith("parameter_changed: `thinking` differs at byte 0: was ``, is " + adaptive));
        assertThat(off)
                .singleElement()
                .satisfies(missed -> assertThat(missed.explanation())
                        .startsWith("parameter_changed: `thinking` differs at byte 0: was " + adaptive + ", is ``"));
    }

    @Test
    void another_effort_in_the_middle_of_a_run_is_told_as_the_reason() {
        Model hesitating = new Hesitating(
                model().effort("low").build(), model().effort("max").build());

        assertThat(run(agent(hesitating)))
                .singleElement()
                .satisfies(
                        missed -> assertThat(missed.explanation())
                                .startsWith(
                                        "parameter_changed: `output_config.effort` differs at byte 0: was `\"low\"`, is `\"max\"`;"));
    }

    @Test
    void a_run_that_asks_as_the_one_before_it_reads_what_that_one_left() {
        run(agent(model().effort("low").build()));

        assertThat(run(agent(model().effort("low").build()))).isEmpty();
    }

    @Test
    void what_had_expired_anyway_or_was_lost_with_another_tool_is_not_put_down_to_a_parameter() {
        Agent later = builder(model().effort("high").build())
                .clock(InstantSource.fixed(Instant.now().plusSeconds(3_600)))
                .build();
        Agent other = builder(model().effort("low").build())
                .tools(Tools.looking("listen", (text, context) -> "heard"))
                .build();
        run(agent(model().effort("low").build()));

        assertThat(run(later)).isEmpty();
        assertThat(run(other)).isEmpty();
    }

    /** Thinks harder from the second request on. */
    private static final class Hesitating implements Model {
        private final Model later;
        private Model now;

        Hesitating(Model first, Model later) {
            this.now = first;
            this.later = later;
        }

        @Override
        public ModelProfile profile() {
            return now.profile();
        }

        @Override
        public SegmentChain segments(ModelRequest request) {
            return now.segments(request);
        }

        @Override
        public List<SentPrompt.Parameter> cacheParameters(ModelRequest request) {
            return now.cacheParameters(request);
        }

        @Override
        public ModelStream ask(ModelRequest request) {
            ModelStream answer = now.ask(request);
            now = later;
            return answer;
        }
    }

    private AnthropicModel.Builder model() {
        return AnthropicModel.builder("claude-sonnet-5-5")
                .baseUri(server.baseUri())
                .apiKey(ApiKey.of(server.apiKey()));
    }

    private AgentBuilder builder(Model model) {
        return Agent.builder()
                .model(model)
                .system("Look before you leap. ".repeat(200))
                .tools(Tools.looking("look", (text, context) -> "seen"))
                .permissions(rules -> rules.allow("look"))
                .sessions(store);
    }

    private Agent agent(Model model) {
        return builder(model).build();
    }

    private static List<CacheMissed> run(Agent agent) {
        List<CacheMissed> missed = new ArrayList<>();
        try (Run run = agent.session("s").prompt(LONG)) {
            for (AgentEvent event : run) {
                if (event instanceof CacheMissed one) {
                    missed.add(one);
                }
            }
            assertThat(run.result()).isInstanceOf(RunResult.Completed.class);
        }
        return missed;
    }
}
