package dev.armature.testkit.simulator.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testkit.simulator.cache.CacheUsage;
import dev.armature.testkit.simulator.dialect.Answer;
import dev.armature.testkit.simulator.reply.Chunking;
import dev.armature.testkit.simulator.reply.Pace;
import dev.armature.testkit.simulator.stream.Frame;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Where the pauses of a stream stand; how long they are is the business of whoever writes them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PaceTest {
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void a_pause_stands_before_each_delta() {
        assertThat(frames(Pace.none().perDelta(SHORT)))
                .containsExactly("start", "PT0.005S", "on", "PT0.005S", "e", "end");
    }

    @Test
    void a_stall_stands_before_the_delta_of_its_number_and_no_other() {
        assertThat(frames(Pace.none().stallingAt(2, LONG))).containsExactly("start", "on", "PT30S", "e", "end");
        assertThat(frames(Pace.none().stallingAt(3, LONG))).containsExactly("start", "on", "e", "end");
    }

    @Test
    void a_stall_comes_before_the_pause_of_its_delta() {
        assertThat(frames(Pace.none().perDelta(SHORT).stallingAt(1, LONG)))
                .containsExactly("start", "PT30S", "PT0.005S", "on", "PT0.005S", "e", "end");
    }

    @Test
    void without_a_pace_nothing_is_waited_for() {
        assertThat(frames(Pace.none())).containsExactly("start", "on", "e", "end");
        assertThat(frames(Pace.firstByteAfter(LONG))).containsExactly("start", "on", "e", "end");
    }

    /** The text of each delta and the length of each pause, between where the block starts and ends. */
    private static List<String> frames(Pace pace) {
        Answer answer = new Answer(
                "msg",
                "m",
                List.of(new Answer.Block.Text("one")),
                "end_turn",
                "null",
                new CacheUsage(1, 0, 0, 0, 0),
                1,
                0,
                Answer.Counters.TOLD,
                "",
                "null");
        return new MessagesEvents(Chunking.chars(2), pace)
                .of(answer).stream()
                        .map(frame -> switch (frame) {
                            case Frame.Pause pause -> pause.length().toString();
                            case Frame.Event event -> shown(event);
                            case Frame.Comment comment -> comment.text();
                        })
                        .filter(text -> !text.isEmpty())
                        .toList();
    }

    private static String shown(Frame.Event event) {
        return switch (event.name()) {
            case "content_block_start" -> "start";
            case "content_block_stop" -> "end";
            case "content_block_delta" -> event.data().replaceAll(".*\"text\":\"|\"}}", "");
            default -> "";
        };
    }
}
