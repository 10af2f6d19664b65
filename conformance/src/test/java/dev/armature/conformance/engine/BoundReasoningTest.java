package dev.armature.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.ModelNotice;
import dev.armature.core.model.ModelNotice.ReasoningDropped;
import dev.armature.core.session.SessionStore;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.provider.PreservedThinking;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.SimReply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Sessions with a model that takes its reasoning back only behind the prompt that it was made from. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class BoundReasoningTest {
    private static final String SESSION = "bound";

    private final SessionStore store = SessionStore.inMemory();
    private final ModelSimulator simulator = ModelSimulator.builder()
            .preservedThinking(PreservedThinking.ERROR)
            .policy(request -> SimReply.of(
                    new ReplyBlock.Thinking("Turn " + request.turn() + "."),
                    new ReplyBlock.Text("Answer " + request.turn() + ".")))
            .start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_session_whose_tools_changed_goes_on() {
        ask("listen", "one");

        List<ModelNotice> notices = ask("look", "two");
        List<ModelNotice> later = ask("look", "three");

        assertThat(dropped(notices))
                .containsExactly(new ReasoningDropped("messages.1.content.0", "prefix_binding_mismatch", false));
        assertThat(dropped(later))
                .containsExactly(new ReasoningDropped("messages.1.content.0", "prefix_binding_mismatch", false));
        assertThat(statuses()).containsExactly(200, 400, 200, 400, 200);
    }

    @Test
    void the_provider_drops_the_reasoning_where_the_client_may_ask_for_it() {
        UnaryOperator<AnthropicModel.Builder> beta =
                builder -> builder.header("anthropic-beta", "thinking-binding-controls-2026-08-01");
        ask("listen", "one", beta);

        List<ModelNotice> notices = ask("look", "two", beta);

        assertThat(dropped(notices))
                .containsExactly(new ReasoningDropped("messages.1.content.0", "prefix_binding_mismatch", true));
        assertThat(statuses()).containsExactly(200, 400, 200);
        assertThat(simulator.journal().getLast().body().text()).contains("drop_block");
    }

    @Test
    void a_session_whose_tools_stay_keeps_its_reasoning() {
        ask("listen", "one");

        List<ModelNotice> notices = ask("listen", "two");

        assertThat(dropped(notices)).isEmpty();
        assertThat(statuses()).containsExactly(200, 200);
        assertThat(simulator.journal().getLast().body().text()).contains("\"type\":\"thinking\"");
    }

    private List<ModelNotice> ask(String tool, String prompt) {
        return ask(tool, prompt, builder -> builder);
    }

    /** Each time with another client, as another process would. */
    private List<ModelNotice> ask(String tool, String prompt, UnaryOperator<AnthropicModel.Builder> more) {
        Agent agent = Agent.builder()
                .model(more.apply(AnthropicModel.builder("claude-opus-5-5")
                                .baseUri(simulator.baseUri())
                                .apiKey(ApiKey.of(simulator.apiKey())))
                        .build())
                .tools(Tools.looking(tool, (text, context) -> text))
                .sessions(store)
                .build();
        List<ModelNotice> notices = new ArrayList<>();
        try (Run run = agent.session(SESSION).prompt(prompt)) {
            for (AgentEvent event : run) {
                if (event instanceof AgentEvent.ModelNoted noted) {
                    notices.add(noted.notice());
                }
            }
            assertThat(run.result()).isInstanceOf(RunResult.Completed.class);
        }
        return notices;
    }

    private static List<ModelNotice> dropped(List<ModelNotice> notices) {
        return notices.stream().filter(ReasoningDropped.class::isInstance).toList();
    }

    private List<Integer> statuses() {
        return simulator.journal().stream().map(JournalEntry::status).toList();
    }
}
