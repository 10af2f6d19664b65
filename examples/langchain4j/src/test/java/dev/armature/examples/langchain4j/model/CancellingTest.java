package dev.armature.examples.langchain4j.model;

import static dev.armature.examples.langchain4j.model.CallingBack.context;
import static dev.armature.examples.langchain4j.model.CallingBack.model;
import static dev.armature.examples.langchain4j.model.CallingBack.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.model.ModelStream;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who closes, and who waits in vain. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CancellingTest {
    private static final ModelEvent STARTED = new ModelEvent.Started("", "m");

    @Test
    void closing_cancels_by_the_handle_and_wakes_who_asks() throws Exception {
        AtomicInteger cancelled = new AtomicInteger();
        CompletableFuture<Boolean> woken = new CompletableFuture<>();
        ModelStream answer = model(handler -> {
                    handler.onPartialResponse(new PartialResponse("Hel"), context(cancelled::incrementAndGet));
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        handler.onPartialResponse("lo");
                        woken.complete(true);
                    }
                })
                .ask(Asked.of("Hi.").request());

        assertThat(List.of(answer.next(), answer.next())).containsExactly(STARTED, new ModelEvent.TextDelta("Hel"));
        answer.close();
        answer.close();

        assertThat(woken).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(true);
        assertThat(cancelled).hasValue(1);
        assertThat(answer.next())
                .isInstanceOfSatisfying(
                        ModelEvent.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(Kind.CANCELLED));
    }

    @Test
    void closing_before_the_first_piece_cancels_when_that_piece_comes() throws Exception {
        CompletableFuture<StreamingChatResponseHandler> asked = new CompletableFuture<>();
        AtomicInteger cancelled = new AtomicInteger();
        ModelStream answer = model(asked::complete).ask(Asked.of("Hi.").request());
        StreamingChatResponseHandler handler = asked.get();

        answer.close();
        handler.onPartialResponse(new PartialResponse("Hel"), context(cancelled::incrementAndGet));

        assertThat(cancelled).hasValue(1);
        assertThat(answer.readAll()).singleElement().isInstanceOf(ModelEvent.Failed.class);
    }

    @Test
    void a_model_that_cannot_be_cancelled_is_no_longer_heard() throws Exception {
        CompletableFuture<StreamingChatResponseHandler> asked = new CompletableFuture<>();
        ModelStream answer = model(asked::complete).ask(Asked.of("Hi.").request());
        StreamingChatResponseHandler handler = asked.get();
        handler.onPartialResponse(new PartialResponse("Hel"), context(() -> {
            throw new UnsupportedFeatureException("no");
        }));

        answer.close();
        handler.onCompleteResponse(response(AiMessage.from("Hello"), FinishReason.STOP));

        assertThat(answer.readAll())
                .singleElement()
                .isInstanceOfSatisfying(
                        ModelEvent.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(Kind.CANCELLED));
    }

    @Test
    void a_whole_answer_is_not_cancelled() throws Exception {
        AtomicInteger cancelled = new AtomicInteger();
        ModelStream answer = model(handler -> {
                    handler.onPartialResponse(new PartialResponse("Hi."), context(cancelled::incrementAndGet));
                    handler.onCompleteResponse(response(AiMessage.from("Hi."), FinishReason.STOP));
                })
                .ask(Asked.of("Hi.").request());

        assertThat(answer.readAll().getLast()).isInstanceOf(ModelEvent.Completed.class);
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void a_model_that_never_calls_back_runs_out_of_patience() throws InterruptedException {
        List<ModelEvent> events = model(handler -> {})
                .patience(Duration.ofMillis(1))
                .ask(Asked.of("Hi.").request())
                .readAll();

        assertThat(events).singleElement().isInstanceOfSatisfying(ModelEvent.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failed.failure().message()).startsWith("Nothing came for 0.001 seconds: ");
        });
    }
}
