package dev.armature.core.model;

import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.model.ModelFailure.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An answer that is pushed on any thread, as callbacks of a library are, and read on another.
 *
 * <pre>{@code
 * PushedStream answer = PushedStream.of(Duration.ofMinutes(5), request::cancel);
 * library.ask(text -> answer.push(new ModelEvent.TextDelta(text)), ...);
 * return answer;
 * }</pre>
 *
 * <p>Whoever pushes is never held up, because a thread that calls back often serves others too. So what is not read yet has
 * a bound instead: an answer that lies unread beyond some 64 MB is given up, and fails as {@code MALFORMED}, not to be asked
 * for again.
 *
 * <p>However it ends, the reader gets exactly one last event: the one that was pushed, or a failure of kind {@code TIMEOUT}
 * when nothing came for too long, or of kind {@code CANCELLED} once it was closed. What is pushed after that is left out.
 */
public final class PushedStream implements ModelStream {
    private static final long MOST_UNREAD = 32L * 1024 * 1024; // characters, of two bytes at most
    private static final int EACH = 64; // what an event takes beside its text, roughly

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition pushed = lock.newCondition();
    private final Deque<ModelEvent> unread = new ArrayDeque<>(); // all that can change is guarded by the lock
    private final Duration patience;
    private final Runnable cancel;
    private final long mostUnread;
    private long weight;
    private boolean settled; // how it ends is known, though perhaps not yet to the reader
    private boolean ended;

    PushedStream(Duration patience, Runnable cancel, long mostUnread) {
        this.patience = Objects.requireNonNull(patience, "patience");
        this.cancel = Objects.requireNonNull(cancel, "cancel");
        this.mostUnread = mostUnread;
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("patience must be longer than nothing, was " + patience);
        }
    }

    /**
     * An answer of which nothing was pushed yet.
     *
     * @param patience how long a reader waits for the next event; many libraries do not tell that a connection has ended
     * @param cancel tells whoever pushes to stop. Called once at most, and not when the answer is whole; on the thread that
     *     closes, that reads in vain or that pushes too much. Must be quick; what it throws goes to that thread, and the
     *     answer ends all the same.
     */
    public static PushedStream of(Duration patience, Runnable cancel) {
        return new PushedStream(patience, cancel, MOST_UNREAD);
    }

    /** Adds an event, which the reader gets in its turn; what one thread pushes keeps its order. Never waits. */
    public void push(ModelEvent event) {
        boolean tooMuch;
        lock.lock();
        try {
            if (settled) {
                return;
            }
            tooMuch = !event.isLast() && weight + weight(event) > mostUnread;
            add(tooMuch ? tooLong() : event);
        } finally {
            lock.unlock();
        }
        if (tooMuch) {
            cancel.run();
        }
    }

    @Override
    public ModelEvent next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (ended) {
                throw new IllegalStateException("the answer has already ended");
            }
            if (arrives()) {
                return take();
            }
            add(late());
        } finally {
            lock.unlock();
        }
        cancel.run(); // before the event is taken, so that it is not lost if this throws
        lock.lock();
        try {
            return take();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        boolean comes;
        lock.lock();
        try {
            comes = !settled;
            unread.clear();
            weight = 0;
            if (!ended) {
                add(cancelled());
            }
        } finally {
            lock.unlock();
        }
        if (comes) {
            cancel.run();
        }
    }

    /** Whether something is there to be read before patience is at an end. */
    private boolean arrives() throws InterruptedException {
        long left = TimeUnit.NANOSECONDS.convert(patience);
        while (unread.isEmpty() && left > 0) {
            left = pushed.awaitNanos(left);
        }
        return !unread.isEmpty();
    }

    private void add(ModelEvent event) {
        unread.addLast(event);
        weight += weight(event);
        settled |= event.isLast();
        pushed.signal();
    }

    private ModelEvent take() {
        ModelEvent event = unread.removeFirst();
        weight -= weight(event);
        ended = event.isLast();
        return event;
    }

    private static long weight(ModelEvent event) {
        return EACH
                + switch (event) {
                    case ModelEvent.TextDelta delta -> delta.text().length();
                    case ModelEvent.ThinkingDelta delta -> delta.text().length();
                    case ModelEvent.PartCompleted whole -> weight(whole.part());
                    case ModelEvent.Started ignored -> 0;
                    case ModelEvent.CallStarted ignored -> 0;
                    case ModelEvent.Retrying ignored -> 0;
                    case ModelEvent.Completed ignored -> 0; // its parts were counted as they came
                    case ModelEvent.Failed ignored -> 0;
                };
    }

    private static long weight(Part part) {
        long text = switch (part) {
            case Part.Said said -> said.text().length();
            case Part.Thought thought -> thought.text().length();
            case Part.Call call -> call.call().inputJson().length();
            case Part.Opaque ignored -> 0;
        };
        return text + part.raw().json().length();
    }

    private ModelEvent late() {
        return failed(
                Kind.TIMEOUT,
                "Nothing came for " + patience.toMillis() / 1000.0 + " seconds: the connection may have ended without a"
                        + " word. Ask again, or have more patience where the model is brought in.");
    }

    private ModelEvent tooLong() {
        ModelFailure failure = ModelFailure.of(
                Kind.MALFORMED,
                "The answer was given up: more than " + mostUnread + " characters of it came before anybody read them."
                        + " Ask for a shorter answer, or read it sooner.");
        return new ModelEvent.Failed(failure.retryable(false));
    }

    private static ModelEvent cancelled() {
        return failed(Kind.CANCELLED, "The answer was closed while it was read.");
    }

    private static ModelEvent failed(Kind kind, String sentence) {
        return new ModelEvent.Failed(ModelFailure.of(kind, sentence));
    }
}
