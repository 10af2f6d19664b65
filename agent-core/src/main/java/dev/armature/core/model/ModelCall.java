package dev.armature.core.model;

import dev.armature.core.model.ModelFailure.Kind;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One logical ask: as many attempts as the policy allows, read as one stream.
 *
 * <p>Between two attempts comes {@link ModelEvent.Retrying}; all that came before it is void. The pause begins when the
 * next event is asked for. Once something came of an answer that cannot be undone, such as a tool that has started,
 * {@link #forbidRetries} makes the next failure final. After several overloads in a row, or when the policy would
 * not try an overloaded model again, the fallback model is asked, if there is one. Closing ends a pause as well as an attempt.
 */
public final class ModelCall implements ModelStream {

    /** Waits between attempts. */
    @FunctionalInterface
    interface Waiting {
        /** Waits so long, or until the latch is open. */
        void await(Duration pause, CountDownLatch closed) throws InterruptedException;
    }

    private final RetryPolicy policy;
    private final @Nullable Model fallback;
    private final DoubleSupplier chance;
    private final Waiting waiting;
    private final CountDownLatch closed = new CountDownLatch(1);

    private volatile Attempt current;
    private volatile boolean retriesForbidden;
    private @Nullable Retry pending;
    private int overloads;
    private boolean onFallback;
    private boolean ended;

    private record Retry(Duration pause, Model model, boolean isAnother) {}

    ModelCall(
            Model model,
            @Nullable Model fallback,
            ModelRequest request,
            RetryPolicy policy,
            DoubleSupplier chance,
            Waiting waiting) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.fallback = fallback;
        this.chance = chance;
        this.waiting = waiting;
        this.current = Attempt.first(model, Objects.requireNonNull(request, "request"));
    }

    /** Asks the model, and asks again as the policy says. */
    public static ModelCall ask(Model model, ModelRequest request, RetryPolicy policy) {
        return new ModelCall(model, null, request, policy, ModelCall::random, ModelCall::await);
    }

    /** Asks the model, and another one when the first is overloaded again and again. */
    public static ModelCall ask(Model model, Model fallback, ModelRequest request, RetryPolicy policy) {
        return new ModelCall(
                model, Objects.requireNonNull(fallback), request, policy, ModelCall::random, ModelCall::await);
    }

    /** From now on a failure is final: something that was done because of this answer must not be done twice. */
    public void forbidRetries() {
        retriesForbidden = true;
    }

    /** The model whose answer is being read. */
    public Model model() {
        return current.model();
    }

    @Override
    public ModelEvent next() throws InterruptedException {
        if (ended) {
            throw new IllegalStateException("the answer has already ended");
        }
        Retry retry = pending;
        if (retry != null) {
            waiting.await(retry.pause(), closed);
            if (isClosed()) {
                return last(cancelled());
            }
            pending = null;
            begin(retry);
        }
        ModelEvent event = current.stream().next();
        return switch (event) {
            case ModelEvent.Completed completed -> last(completed);
            case ModelEvent.Failed failed -> afterFailure(failed);
            case ModelEvent.Retrying retrying -> retrying;
            case ModelEvent.Started started -> started;
            case ModelEvent.TextDelta delta -> delta;
            case ModelEvent.ThinkingDelta delta -> delta;
            case ModelEvent.CallStarted call -> call;
            case ModelEvent.PartCompleted part -> part;
        };
    }

    @Override
    public void close() {
        closed.countDown();
        current.stream().close();
    }

    private ModelEvent afterFailure(ModelEvent.Failed failed) {
        current.stream().close();
        ModelFailure failure = failed.failure();
        overloads = failure.kind() == Kind.OVERLOADED ? overloads + 1 : 0;
        Retry retry =
                isClosed() || retriesForbidden ? null : retryAfter(failure).orElse(null);
        if (retry == null) {
            return last(failed);
        }
        pending = retry;
        return new ModelEvent.Retrying(current.number() + 1, failed, retry.pause());
    }

    private Optional<Retry> retryAfter(ModelFailure failure) {
        Optional<Duration> pause = policy.pause(current.failedBefore() + 1, failure, chance.getAsDouble());
        boolean givesUp = pause.isEmpty() || overloads >= policy.overloads();
        Model other = fallback;
        if (other != null && !onFallback && failure.kind() == Kind.OVERLOADED && givesUp) {
            return Optional.of(new Retry(Duration.ZERO, other, true));
        }
        return pause.map(wait -> new Retry(wait, current.model(), false));
    }

    /** Closing may come between the decision and the new attempt: then the new one is closed too. */
    private void begin(Retry retry) {
        if (retry.isAnother()) {
            onFallback = true;
            overloads = 0;
            current = current.with(retry.model());
        } else {
            current = current.again();
        }
        if (isClosed()) {
            current.stream().close();
        }
    }

    private ModelEvent last(ModelEvent event) {
        ended = true;
        return event;
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private static ModelEvent cancelled() {
        return new ModelEvent.Failed(
                ModelFailure.of(Kind.CANCELLED, "The request was cancelled between two attempts."));
    }

    private static double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    private static void await(Duration pause, CountDownLatch closed) throws InterruptedException {
        var unused = closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}
