package dev.armature.examples.snippets.langchain4j;

import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.model.ModelStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An answer that others push on their threads and one thread pulls. Knows nothing of whose answer it is. The queue has no
 * bound: whoever pushes cannot be slowed down, and an answer is no longer than was asked for.
 */
final class PushedAnswer implements ModelStream {
    private final BlockingQueue<ModelEvent> events = new LinkedBlockingQueue<>();
    private final AtomicBoolean isWhole = new AtomicBoolean();
    private final Duration patience;
    private final Runnable cancel;
    private volatile boolean closed;
    private boolean ended; // only the reader's

    /** @param cancel stops whoever pushes; called at most once, and not when the answer is whole */
    PushedAnswer(Duration patience, Runnable cancel) {
        this.patience = patience;
        this.cancel = cancel;
    }

    /** Adds an event; what comes after the last one is left out. Any thread. */
    void push(ModelEvent event) {
        if (event.isLast() ? isWhole.compareAndSet(false, true) : !isWhole.get()) {
            events.add(event);
        }
    }

    @Override
    public ModelEvent next() throws InterruptedException {
        if (ended) {
            throw new IllegalStateException("the answer has already ended");
        }
        ModelEvent event =
                closed ? cancelled() : events.poll(TimeUnit.NANOSECONDS.convert(patience), TimeUnit.NANOSECONDS);
        if (closed) {
            event = cancelled();
        } else if (event == null) {
            event = late();
            stop(event);
        }
        ended = event.isLast();
        return event;
    }

    @Override
    public void close() {
        closed = true;
        stop(cancelled());
    }

    private void stop(ModelEvent last) {
        if (isWhole.compareAndSet(false, true)) {
            events.add(last); // wakes the reader
            cancel.run();
        }
    }

    private ModelEvent late() {
        String sentence = "Nothing came for " + patience.toMillis() / 1000.0 + " seconds: the connection may have ended"
                + " without a word. Ask again, or have more patience where the model is brought in.";
        return new ModelEvent.Failed(ModelFailure.of(Kind.TIMEOUT, sentence));
    }

    private static ModelEvent cancelled() {
        return new ModelEvent.Failed(ModelFailure.of(Kind.CANCELLED, "The answer was closed while it was read."));
    }
}
