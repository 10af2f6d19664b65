package dev.armature.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.model.ModelNotice;
import dev.armature.core.model.ModelNotice.CacheDiagnosed;
import dev.armature.core.model.ModelNotice.RateLimits;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.model.PushedStream;
import dev.armature.core.model.RetryPolicy;
import dev.armature.core.usage.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class NoticesTest {
    private static final ModelNotice USED_UP = new RateLimits(List.of(new RateLimits.Limit("requests", 50, 0, null)));
    private static final ModelNotice CHANGED = new CacheDiagnosed("system_changed", 1_200L);
    private static final RetryPolicy AT_ONCE =
            new RetryPolicy(2, Duration.ZERO, Duration.ZERO, 0, Duration.ofSeconds(1), 3);

    /** Refuses the first request, and says something beside each. */
    private static final class Talkative implements Model {
        private final boolean givesUp;
        private int asked;

        Talkative(boolean givesUp) {
            this.givesUp = givesUp;
        }

        @Override
        public ModelProfile profile() {
            return new ModelProfile("test", "talkative", 100_000, 1_000);
        }

        @Override
        public ModelStream ask(ModelRequest request) {
            PushedStream answer = PushedStream.of(Duration.ofMinutes(1), () -> {});
            if (asked++ == 0 || givesUp) {
                ModelFailure slower = ModelFailure.of(Kind.RATE_LIMITED, "Slower.");
                answer.push(new ModelEvent.Failed(slower, Usage.none(), 0, List.of(USED_UP)));
                return answer;
            }
            Part said = new Part.Said("Done.", RawBlock.none());
            answer.push(new ModelEvent.Started("m", "talkative").with(CHANGED));
            answer.push(new ModelEvent.TextDelta("Done."));
            answer.push(new ModelEvent.PartCompleted(said));
            answer.push(new ModelEvent.Completed(
                    new AssistantMessage("m", "talkative", List.of(said), StopReason.END_TURN),
                    new Usage(10, 0, 0, 0, 2, 0)));
            return answer;
        }
    }

    @Test
    void what_is_said_beside_a_refusal_and_an_answer_is_told_in_its_place() {
        assertThat(told(new Talkative(false)))
                .containsExactly(
                        "TurnStarted",
                        USED_UP.toString(),
                        "ModelRetrying",
                        CHANGED.toString(),
                        "TextDelta",
                        "ModelAnswered",
                        "RunFinished");
    }

    @Test
    void what_is_said_beside_the_last_refusal_is_told_before_the_run_ends() {
        assertThat(told(new Talkative(true)))
                .containsExactly("TurnStarted", USED_UP.toString(), "ModelRetrying", USED_UP.toString(), "RunFinished");
    }

    private static List<String> told(Model model) {
        List<String> told = new ArrayList<>();
        Agent agent = Agent.builder().model(model).retries(AT_ONCE).build();
        try (Run run = agent.newSession().prompt("Hi")) {
            for (AgentEvent event : run) {
                told.add(
                        event instanceof AgentEvent.ModelNoted noted
                                ? noted.notice().toString()
                                : event.getClass().getSimpleName());
            }
            assertThat(run.result()).isNotInstanceOf(RunResult.Cancelled.class);
        }
        return told;
    }
}
