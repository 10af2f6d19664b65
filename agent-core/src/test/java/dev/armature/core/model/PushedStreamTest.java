package dev.armature.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.usage.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PushedStreamTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final ModelEvent STARTED = new ModelEvent.Started("i", "m");
    private static final ModelEvent TEXT = new ModelEvent.TextDelta("abc");
    private static final ModelEvent DONE =
            new ModelEvent.Completed(new AssistantMessage("i", "m", List.of(), StopReason.END_TURN), Usage.none());

    private final AtomicInteger cancelled = new AtomicInteger();

    @Test
    void what_is_pushed_is_read_in_order_up_to_the_last_event() throws InterruptedException {
        PushedStream answer = patient();
        List.of(STARTED, TEXT, DONE, TEXT, failed(Kind.SERVER)).forEach(answer::push);

        List<ModelEvent> events = List.of(answer.next(), answer.next(), answer.next());

        assertThat(events).containsExactly(STARTED, TEXT, DONE);
        assertThatThrownBy(answer::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the answer has already ended");
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void a_reader_waits_for_what_other_threads_push_and_gets_all_of_it() throws Exception {
        PushedStream answer = patient();
        Reader reader = Reader.of(answer);
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(thread -> Thread.ofVirtual()
                        .start(() -> IntStream.range(0, 500)
                                .forEach(i -> answer.push(new ModelEvent.TextDelta(thread + ":" + i)))))
                .toList();

        for (Thread thread : threads) {
            thread.join();
        }
        answer.push(DONE);

        List<ModelEvent> events = reader.read();
        assertThat(events).hasSize(8 * 500 + 1).endsWith(DONE);
        for (int thread = 0; thread < 8; thread++) {
            String mine = thread + ":";
            assertThat(events.stream()
                            .filter(event -> event instanceof ModelEvent.TextDelta delta
                                    && delta.text().startsWith(mine)))
                    .containsExactlyElementsOf(IntStream.range(0, 500)
                            .mapToObj(i -> new ModelEvent.TextDelta(mine + i))
                            .toList());
        }
    }

    @Test
    void closing_wakes_who_reads_and_cancels_once() throws Exception {
        PushedStream answer = patient();
        answer.push(STARTED);
        Reader reader = Reader.of(answer);
        reader.awaitWaiting();

        answer.close();
        answer.close();

        assertThat(reader.read())
                .hasSize(2)
                .startsWith(STARTED)
                .satisfies(events -> assertKind(events.getLast(), Kind.CANCELLED, false));
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void what_was_not_read_when_it_was_closed_is_not_read_any_more() throws InterruptedException {
        PushedStream answer = patient();
        List.of(STARTED, TEXT, DONE).forEach(answer::push);
        answer.close();

        assertKind(answer.next(), Kind.CANCELLED, false);
        assertThatThrownBy(answer::next).isInstanceOf(IllegalStateException.class);
        assertThat(cancelled).as("it was whole").hasValue(0);
    }

    @Test
    void closing_after_the_end_changes_nothing() throws InterruptedException {
        PushedStream answer = patient();
        answer.push(DONE);

        assertThat(answer.next()).isEqualTo(DONE);
        answer.close();

        assertThatThrownBy(answer::next).isInstanceOf(IllegalStateException.class);
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void who_reads_in_vain_gets_a_timeout_that_says_how_long_it_was() throws InterruptedException {
        PushedStream answer = PushedStream.of(Duration.ofMillis(1), cancelled::incrementAndGet);
        answer.push(STARTED);

        assertThat(answer.next()).isEqualTo(STARTED);
        ModelEvent last = answer.next();
        answer.push(DONE);

        assertKind(last, Kind.TIMEOUT, true);
        assertThat(((ModelEvent.Failed) last).failure().message()).startsWith("Nothing came for 0.001 seconds: ");
        assertThatThrownBy(answer::next).isInstanceOf(IllegalStateException.class);
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void the_ending_is_not_lost_when_cancelling_throws() throws InterruptedException {
        PushedStream answer = PushedStream.of(Duration.ofMillis(1), () -> {
            throw new UnsupportedOperationException("cannot be cancelled");
        });

        assertThatThrownBy(answer::next).hasMessage("cannot be cancelled");

        assertKind(answer.next(), Kind.TIMEOUT, true);
    }

    @Test
    void an_interrupt_ends_the_wait_and_not_the_answer() throws Exception {
        PushedStream answer = patient();
        Reader reader = Reader.of(answer);
        reader.awaitWaiting();

        reader.thread.interrupt();

        assertThat(reader.events).failsWithin(LONG).withThrowableThat().withCauseInstanceOf(InterruptedException.class);
        assertThat(cancelled)
                .as("readAll closes what it could not read to the end")
                .hasValue(1);

        PushedStream other = patient();
        other.push(DONE);
        Thread.currentThread().interrupt();
        assertThatThrownBy(other::next).isInstanceOf(InterruptedException.class);
        assertThat(other.next()).isEqualTo(DONE);
    }

    @Test
    void an_answer_of_which_too_much_lies_unread_is_given_up() throws InterruptedException {
        ModelEvent call = new ModelEvent.PartCompleted(
                new Part.Call(new ToolCall("a", "look", "x".repeat(100), true), RawBlock.none()));
        PushedStream answer = new PushedStream(LONG, cancelled::incrementAndGet, 400);
        answer.push(call);
        answer.push(call);
        assertThat(cancelled).hasValue(0);

        answer.push(call);
        answer.push(DONE);

        List<ModelEvent> events = answer.readAll();
        assertThat(events).hasSize(3).startsWith(call, call);
        assertKind(events.getLast(), Kind.MALFORMED, false);
        assertThat(((ModelEvent.Failed) events.getLast()).failure().message()).contains("more than 400 characters");
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void what_was_read_makes_room_and_the_last_event_always_finds_some() throws InterruptedException {
        PushedStream answer = new PushedStream(LONG, cancelled::incrementAndGet, 200);
        List<ModelEvent> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answer.push(TEXT);
            answer.push(TEXT);
            events.add(answer.next());
            events.add(answer.next());
        }
        answer.push(TEXT);
        answer.push(TEXT);
        answer.push(DONE);
        events.addAll(answer.readAll());

        assertThat(events).hasSize(203).endsWith(TEXT, DONE);
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void no_patience_at_all_is_refused() {
        assertThatThrownBy(() -> PushedStream.of(Duration.ZERO, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("patience must be longer than nothing, was PT0S");
    }

    private PushedStream patient() {
        return PushedStream.of(LONG, cancelled::incrementAndGet);
    }

    private static ModelEvent failed(Kind kind) {
        return new ModelEvent.Failed(ModelFailure.of(kind, "Broken."));
    }

    private static void assertKind(ModelEvent event, Kind kind, boolean retryable) {
        assertThat(event).isInstanceOfSatisfying(ModelEvent.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(kind);
            assertThat(failed.failure().retryable()).isEqualTo(retryable);
        });
    }

    /** Reads an answer to its end, on a thread of its own. */
    private record Reader(Thread thread, CompletableFuture<List<ModelEvent>> events) {

        static Reader of(ModelStream answer) {
            CompletableFuture<List<ModelEvent>> events = new CompletableFuture<>();
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    events.complete(answer.readAll());
                } catch (InterruptedException | RuntimeException e) {
                    events.completeExceptionally(e);
                }
            });
            return new Reader(thread, events);
        }

        void awaitWaiting() throws InterruptedException {
            while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(Duration.ofMillis(1));
            }
        }

        List<ModelEvent> read() {
            assertThat(events).succeedsWithin(LONG);
            return events.join();
        }
    }
}
