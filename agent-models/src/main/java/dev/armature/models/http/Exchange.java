package dev.armature.models.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One request and what comes back, handed from the HTTP client's threads to the one thread that reads.
 *
 * <p>The client's callbacks only put something down and never wait. What lies there is bounded because only
 * {@value #WINDOW} pieces of the body are asked for ahead; after that the connection's own flow control holds the server
 * back. {@link #close} is for any thread.
 */
final class Exchange implements AutoCloseable {

    /** What has come. */
    sealed interface Arrival {
        record Head(HttpResponse.ResponseInfo info) implements Arrival {}

        record Bytes(List<ByteBuffer> buffers) implements Arrival {}

        record End() implements Arrival {}

        record Broken(Throwable cause) implements Arrival {}

        record Closed() implements Arrival {}
    }

    private static final int WINDOW = 8;
    /** How long a connection may take, after the answer is whole, to end the body and so be of use again. */
    private static final long LINGER_MILLIS = 150;

    private static final int LINGER_BYTES = 64 * 1024;

    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    /** A good head, until something comes with it: so the reader is woken once for both. */
    private final AtomicReference<Arrival.@Nullable Head> head = new AtomicReference<>();

    private final Body body = new Body();
    private volatile boolean closed;
    private volatile boolean ended;
    private volatile boolean draining;
    private volatile @Nullable CompletableFuture<?> response;

    private Exchange() {}

    /** @param isAnswer whether a head begins an answer rather than an explanation of why there is none */
    static Exchange start(HttpClient client, HttpRequest request, Predicate<HttpResponse.ResponseInfo> isAnswer) {
        Exchange exchange = new Exchange();
        CompletableFuture<HttpResponse<Void>> response = client.sendAsync(request, info -> {
            exchange.head.set(new Arrival.Head(info));
            if (!isAnswer.test(info)) {
                exchange.putHead(); // how long to wait for an explanation counts from here
            }
            return exchange.body;
        });
        exchange.response = response;
        var unused = response.whenComplete((answer, failure) -> {
            if (failure != null) {
                exchange.broken(failure);
            }
        });
        return exchange;
    }

    /** Waits for what comes next; null when nothing came in that time. */
    @Nullable
    Arrival await(long nanos) throws InterruptedException {
        Arrival arrival = arrivals.poll(nanos, TimeUnit.NANOSECONDS);
        if (arrival instanceof Arrival.Bytes) {
            body.ask(1);
        }
        return arrival;
    }

    /** Nothing more is wanted. A body that ends soon leaves its connection open for the next request. */
    void finish() {
        draining = true;
        arrivals.clear();
        if (ended) {
            return;
        }
        body.ask(Long.MAX_VALUE);
        CompletableFuture.delayedExecutor(LINGER_MILLIS, TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(this::close);
    }

    /** Lets go of the connection at once and wakes the reader. */
    @Override
    public void close() {
        if (closed || ended) {
            closed = true;
            arrivals.add(new Arrival.Closed());
            return;
        }
        closed = true;
        arrivals.add(new Arrival.Closed());
        body.cancel();
        CompletableFuture<?> pending = response;
        if (pending != null) {
            pending.cancel(true);
        }
    }

    private void broken(Throwable failure) {
        ended = true;
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(closed && cause instanceof CancellationException)) {
            putHead();
            arrivals.add(new Arrival.Broken(cause));
        }
    }

    private void putHead() {
        Arrival.Head waiting = head.getAndSet(null);
        if (waiting != null) {
            arrivals.add(waiting);
        }
    }

    /** Puts down pieces of the body. Never waits. */
    private final class Body implements HttpResponse.BodySubscriber<Void> {
        private volatile Flow.@Nullable Subscription subscription;
        private int drained;

        @Override
        public CompletionStage<Void> getBody() {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            if (closed) {
                subscription.cancel();
            } else {
                subscription.request(draining ? Long.MAX_VALUE : WINDOW);
            }
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            if (!draining) {
                putHead();
                arrivals.add(new Arrival.Bytes(buffers));
                return;
            }
            for (ByteBuffer buffer : buffers) {
                drained += buffer.remaining();
            }
            if (drained > LINGER_BYTES) {
                close();
            }
        }

        @Override
        public void onError(Throwable failure) {
            broken(failure);
        }

        @Override
        public void onComplete() {
            ended = true;
            putHead();
            arrivals.add(new Arrival.End());
        }

        void ask(long pieces) {
            Flow.Subscription current = subscription;
            if (current != null && !closed) {
                current.request(pieces);
            }
        }

        void cancel() {
            Flow.Subscription current = subscription;
            if (current != null) {
                current.cancel();
            }
        }
    }
}
