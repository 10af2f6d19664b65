package dev.armature.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.StopReason;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.usage.Usage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class AnswerSoFarTest {
    private final AnswerSoFar answer = new AnswerSoFar();

    private List<ModelEvent> told() {
        return Stream.generate(answer::poll).takeWhile(Objects::nonNull).toList();
    }

    @Test
    void it_begins_before_its_first_piece_though_nobody_said_so() {
        answer.say("Hi.");

        assertThat(told()).containsExactly(new ModelEvent.Started("", ""), new ModelEvent.TextDelta("Hi."));
        assertThat(answer.hasGrown()).isTrue();
    }

    @Test
    void it_begins_once_and_takes_a_name_that_comes_late() {
        answer.call("c1", "look");
        answer.start("m1", "claude-x");
        answer.start("m2", "claude-y");
        answer.finish(StopReason.END_TURN, Usage.none());

        assertThat(told())
                .containsExactly(
                        new ModelEvent.Started("", ""),
                        new ModelEvent.CallStarted("c1", "look"),
                        new ModelEvent.Completed(
                                new AssistantMessage("m1", "claude-x", List.of(), StopReason.END_TURN),
                                Usage.uncounted()));
    }

    @Test
    void no_piece_is_nothing() {
        answer.say("");
        answer.think("");

        assertThat(told()).isEmpty();
        assertThat(answer.hasGrown()).isFalse();
    }
}
