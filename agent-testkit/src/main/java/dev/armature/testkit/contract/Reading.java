package dev.armature.testkit.contract;

import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads an answer on a thread of its own: an answer that never ends shall fail a test, and not hold it up. */
final class Reading {
    private static final int MOST_EVENTS = 1_000_000;

    private final CompletableFuture<List<ModelEvent>> events = new CompletableFuture<>();
    private final Duration patience;
    private final Thread thread;
    private volatile boolean givenUp;

    private Reading(Duration patience, Callable<List<ModelEvent>> read) {
        this.patience = patience;
        this.thread = Thread.ofVirtual().name("reader").unstarted(() -> {
            try {
                events.complete(read.call());
            } catch (Throwable e) {
                events.completeExceptionally(e);
            }
        });
    }

    /** Asks, reads to the end and closes. */
    static Reading whole(Duration patience, Callable<ModelStream> asking) {
        return started(patience, reading -> {
            try (ModelStream answer = asking.call()) {
                return reading.toTheEnd(answer);
            }
        });
    }

    /** Reads to the end. */
    static Reading rest(Duration patience, ModelStream answer) {
        return started(patience, reading -> reading.toTheEnd(answer));
    }

    /** Reads one event. */
    static Reading one(Duration patience, ModelStream answer) {
        return started(patience, reading -> List.of(answer.next()));
    }

    private interface Work {
        List<ModelEvent> read(Reading reading) throws Exception;
    }

    private static Reading started(Duration patience, Work work) {
        Reading[] reading = new Reading[1];
        reading[0] = new Reading(patience, () -> work.read(reading[0]));
        reading[0].thread.start();
        return reading[0];
    }

    private List<ModelEvent> toTheEnd(ModelStream answer) throws InterruptedException {
        List<ModelEvent> read = new ArrayList<>();
        do {
            read.add(answer.next());
        } while (!read.getLast().isLast() && !givenUp && read.size() < MOST_EVENTS);
        Holds.that(
                read.getLast().isLast(),
                "An answer must end with `Completed` or `Failed`, but went on after " + read.size() + " events");
        return read;
    }

    /** Waits until the reader waits for an event, or has ended. */
    void awaitWaiting() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(patience);
        while (!events.isDone() && !isWaiting() && System.nanoTime() - deadline < 0) {
            Thread.sleep(Duration.ofMillis(1));
        }
    }

    private boolean isWaiting() {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING -> true;
            case NEW, RUNNABLE, BLOCKED, TERMINATED -> false;
        };
    }

    void interrupt() {
        thread.interrupt();
    }

    /** What was read. Reading must not throw. */
    Answer answer() throws InterruptedException {
        Outcome outcome = outcome();
        if (outcome.thrown() != null) {
            throw outcome.thrown() instanceof AssertionError error
                    ? error
                    : new AssertionError(
                            "An answer must be read without an exception, but it threw " + outcome.thrown(),
                            outcome.thrown());
        }
        return new Answer(outcome.events());
    }

    /** What reading threw; null when it threw nothing. */
    @Nullable
    Throwable thrown() throws InterruptedException {
        return outcome().thrown();
    }

    private record Outcome(
            List<ModelEvent> events, @Nullable Throwable thrown) {}

    private Outcome outcome() throws InterruptedException {
        try {
            return new Outcome(events.get(TimeUnit.NANOSECONDS.convert(patience), TimeUnit.NANOSECONDS), null);
        } catch (ExecutionException e) {
            return new Outcome(List.of(), e.getCause());
        } catch (TimeoutException e) {
            givenUp = true;
            thread.interrupt();
            throw new AssertionError(
                    "Who reads an answer must get an event or be woken, but waited for " + patience.toMillis() / 1000.0
                            + " s. If yours takes longer, override `patience`.",
                    e);
        }
    }
}
