package dev.armature.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.usage.Usage;
import dev.armature.core.usage.Usage.Count;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    /** A prompt is never empty, and neither are the tokens of an answer that says something. */
    @Test
    void a_count_of_zero_for_what_is_there_is_unknown() {
        Part said = new Part.Said("Hi.", RawBlock.none());
        answer.complete(said);
        answer.finish(StopReason.END_TURN, new Usage(0, 0, 0, 0, 0, 0, Set.of(Count.CACHE_READ)));

        assertThat(told().getLast())
                .isEqualTo(new ModelEvent.Completed(
                        new AssistantMessage("", "", List.of(said), StopReason.END_TURN),
                        new Usage(
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                Set.of(Count.INPUT, Count.CACHE_READ, Count.OUTPUT, Count.REASONING))));
    }

    @Test
    void an_answer_that_says_nothing_may_have_no_tokens() {
        answer.finish(StopReason.END_TURN, new Usage(5, 0, 0, 0, 0, 0));

        assertThat(told().getLast())
                .isEqualTo(new ModelEvent.Completed(
                        new AssistantMessage("", "", List.of(), StopReason.END_TURN), new Usage(5, 0, 0, 0, 0, 0)));
    }

    @Test
    void no_piece_is_nothing() {
        answer.say("");
        answer.think("");

        assertThat(told()).isEmpty();
        assertThat(answer.hasGrown()).isFalse();
    }
}
