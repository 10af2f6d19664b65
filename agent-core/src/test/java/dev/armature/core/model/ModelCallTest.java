package dev.armature.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.usage.Usage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ModelCallTest {
    private static final ModelEvent DONE =
            new ModelEvent.Completed(new AssistantMessage("i", "m", List.of(), StopReason.END_TURN), Usage.none());
    private static final ModelEvent TEXT = new ModelEvent.TextDelta("a");
    private static final ModelFailure OVERLOADED = ModelFailure.of(Kind.OVERLOADED, "overloaded");
    private static final ModelFailure CUT = ModelFailure.of(Kind.CUT_OFF, "cut");

    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void a_failure_that_may_pass_is_tried_again_after_growing_pauses() throws InterruptedException {
        Scripted model = new Scripted(List.of(fails(CUT), fails(OVERLOADED), List.of(TEXT, DONE)));

        List<ModelEvent> events = call(model, null, RetryPolicy.standard()).readAll();

        assertThat(events)
                .containsExactly(
                        TEXT,
                        new ModelEvent.Retrying(2, CUT, Duration.ofMillis(500)),
                        TEXT,
                        new ModelEvent.Retrying(3, OVERLOADED, Duration.ofSeconds(1)),
                        TEXT,
                        DONE);
        assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(model.closed).isEqualTo(3);
    }

    @Test
    void the_last_failure_is_told_when_attempts_run_out() throws InterruptedException {
        Scripted model = new Scripted(List.of(fails(CUT), fails(CUT), fails(OVERLOADED)));

        List<ModelEvent> events =
                call(model, null, RetryPolicy.standard().attempts(3)).readAll();

        assertThat(events.get(events.size() - 1)).isEqualTo(new ModelEvent.Failed(OVERLOADED));
        assertThat(model.asked).hasSize(3);
    }

    @Test
    void a_failure_that_does_not_pass_is_final() throws InterruptedException {
        ModelFailure wrongKey = ModelFailure.of(Kind.AUTHENTICATION, "wrong key");
        Scripted model = new Scripted(List.of(fails(wrongKey), List.of(DONE)));

        assertThat(failureOf(call(model, null, RetryPolicy.standard()))).isEqualTo(wrongKey);
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void the_provider_word_on_waiting_is_kept_and_one_that_is_too_long_is_final() throws InterruptedException {
        ModelFailure soon = new ModelFailure(Kind.RATE_LIMITED, "slow", Duration.ofSeconds(30), null);
        ModelFailure late = new ModelFailure(Kind.RATE_LIMITED, "slow", Duration.ofHours(3), null);
        Scripted model = new Scripted(List.of(fails(soon), fails(late), List.of(DONE)));

        assertThat(failureOf(call(model, null, RetryPolicy.standard()))).isEqualTo(late);
        assertThat(pauses).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void nothing_is_tried_again_once_that_is_forbidden() throws InterruptedException {
        Scripted model = new Scripted(List.of(fails(CUT), List.of(DONE)));
        ModelCall call = call(model, null, RetryPolicy.standard());

        call.next();
        call.forbidRetries();

        assertThat(call.next()).isEqualTo(new ModelEvent.Failed(CUT));
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void after_several_overloads_in_a_row_the_fallback_is_asked() throws InterruptedException {
        Scripted model = new Scripted(List.of(fails(OVERLOADED), fails(OVERLOADED), List.of(DONE)));
        Scripted fallback = new Scripted(List.of(fails(CUT), List.of(TEXT, DONE)));
        ModelCall call = call(model, fallback, RetryPolicy.standard().overloads(2));

        List<ModelEvent> events = call.readAll();

        assertThat(events)
                .containsExactly(
                        TEXT,
                        new ModelEvent.Retrying(2, OVERLOADED, Duration.ofMillis(500)),
                        TEXT,
                        new ModelEvent.Retrying(3, OVERLOADED, Duration.ZERO),
                        TEXT,
                        new ModelEvent.Retrying(4, CUT, Duration.ofMillis(500)),
                        TEXT,
                        DONE);
        assertThat(model.asked).hasSize(2);
        assertThat(fallback.asked).extracting(ModelRequest::maxOutputTokens).containsExactly(100, 100);
        assertThat(call.model()).isSameAs(fallback);
    }

    @Test
    void closing_ends_a_pause() throws Exception {
        Scripted model = new Scripted(List.of(fails(CUT), List.of(DONE)));
        RetryPolicy patient = new RetryPolicy(4, Duration.ofHours(1), Duration.ofHours(1), 0, Duration.ofHours(1), 3);
        ModelCall call = ModelCall.ask(model, request(), patient);
        call.next();
        assertThat(call.next()).isEqualTo(new ModelEvent.Retrying(2, CUT, Duration.ofHours(1)));
        CompletableFuture<ModelEvent> reader = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                reader.complete(call.next());
            } catch (InterruptedException stopped) {
                reader.completeExceptionally(stopped);
            }
        });

        call.close();

        assertThat(((ModelEvent.Failed) reader.get(2, TimeUnit.SECONDS))
                        .failure()
                        .kind())
                .isEqualTo(Kind.CANCELLED);
        assertThat(model.asked).hasSize(1);
    }

    private ModelCall call(Model model, Model fallback, RetryPolicy policy) {
        return new ModelCall(model, fallback, request(), policy, () -> 0.0, (pause, closed) -> pauses.add(pause));
    }

    private static ModelFailure failureOf(ModelCall call) throws InterruptedException {
        return ((ModelEvent.Failed) call.readAll().getLast()).failure();
    }

    private static ModelRequest request() {
        return new ModelRequest(List.of(), List.of(), List.of(UserMessage.of("Hi")), 500, "", null);
    }

    private static List<ModelEvent> fails(ModelFailure failure) {
        return List.of(TEXT, new ModelEvent.Failed(failure));
    }

    /** Answers with the next script each time; writes down what it was asked. */
    private static final class Scripted implements Model {
        private final Deque<List<ModelEvent>> scripts;
        private final List<ModelRequest> asked = new ArrayList<>();
        private int closed;

        Scripted(List<List<ModelEvent>> scripts) {
            this.scripts = new ArrayDeque<>(scripts);
        }

        @Override
        public ModelProfile profile() {
            return new ModelProfile("test", "m", 1000, 100);
        }

        @Override
        public ModelStream ask(ModelRequest request) {
            asked.add(request);
            Deque<ModelEvent> events = new ArrayDeque<>(scripts.remove());
            return new ModelStream() {
                @Override
                public ModelEvent next() {
                    return events.remove();
                }

                @Override
                public void close() {
                    closed++;
                }
            };
        }
    }
}
