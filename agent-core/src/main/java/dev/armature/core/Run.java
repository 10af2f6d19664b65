package dev.armature.core;

import dev.armature.core.engine.RunCancellation;
import dev.armature.core.engine.SteeringQueue;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.EventSink;
import dev.armature.core.event.RunResult;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * One prompt on its way to a result.
 *
 * <p>The work goes on by itself, on a virtual thread; iterate to watch it, or just wait for {@link #result}. Events are
 * kept until they are read, so a run that nobody watches is not slowed down. One thread iterates, once; every other
 * method may be called from any thread. Closing a run that has not ended cancels it.
 */
public final class Run implements Iterable<AgentEvent>, AutoCloseable {
    private final RunCancellation cancellation = new RunCancellation();
    private final SteeringQueue queue = new SteeringQueue();
    private final LinkedBlockingQueue<Optional<AgentEvent>> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<RunResult> result = new CompletableFuture<>();
    private final AtomicBoolean iterated = new AtomicBoolean();
    private final Thread thread;

    private Run(Function<Run, RunResult> work) {
        this.thread = Thread.ofVirtual().name("armature-run").unstarted(() -> carryOut(work));
    }

    /** Starts {@code work}, which reports to the sink it is given, last of all that the run has finished. */
    static Run start(Function<Run, RunResult> work) {
        Run run = new Run(work);
        var unused = run.cancellation.onCancel(run.thread::interrupt);
        run.thread.start();
        return run;
    }

    private void carryOut(Function<Run, RunResult> work) {
        try {
            result.complete(work.apply(this));
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
            throw e;
        } finally {
            events.add(Optional.empty());
        }
    }

    EventSink sink() {
        return event -> events.add(Optional.of(event));
    }

    RunCancellation cancellation() {
        return cancellation;
    }

    SteeringQueue queue() {
        return queue;
    }

    /**
     * The events, as they come, to the end of the run. If the iterating thread is interrupted, the run is cancelled and
     * the events up to its end still come.
     *
     * @throws IllegalStateException when somebody iterates already
     */
    @Override
    public Iterator<AgentEvent> iterator() {
        if (!iterated.compareAndSet(false, true)) {
            throw new IllegalStateException("the events of a run can be iterated once");
        }
        return new EventIterator();
    }

    private final class EventIterator implements Iterator<AgentEvent> {
        private Optional<AgentEvent> ahead = Optional.empty();
        private boolean ended;

        @Override
        public boolean hasNext() {
            if (ahead.isEmpty() && !ended) {
                ahead = take();
                ended = ahead.isEmpty();
            }
            return !ended;
        }

        @Override
        public AgentEvent next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the run has ended");
            }
            AgentEvent event = ahead.orElseThrow();
            ahead = Optional.empty();
            return event;
        }
    }

    /** The next event, or nothing at the end; an interrupt of this thread cancels the run and is kept for the caller. */
    private Optional<AgentEvent> take() {
        notOnItsOwnThread();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return events.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancel("the thread that watched was interrupted");
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Waits for the end. If the waiting thread is interrupted, the run is cancelled and its end still awaited.
     *
     * @throws IllegalStateException when called by the run itself, for example from a listener, which would wait for ever
     */
    public RunResult result() {
        notOnItsOwnThread();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancel("the thread that waited was interrupted");
                } catch (ExecutionException e) {
                    throw new IllegalStateException("The run's thread ended with " + e.getCause(), e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void notOnItsOwnThread() {
        if (Thread.currentThread().equals(thread) && !result.isDone()) {
            throw new IllegalStateException(
                    "A run cannot wait for itself: a listener or an approval handler is called by"
                            + " the run's own thread. Wait on another thread, or call `cancel`.");
        }
    }

    /**
     * Cancels: the model's connection is closed, tools are interrupted, what they started is killed, and the run ends in
     * {@code Cancelled}. Returns at once. Only the first call does anything.
     */
    public void cancel(String reason) {
        cancellation.cancel(reason);
    }

    /** Says something while the run goes on: the tool that runs is the last one before the model hears it. */
    public void steer(String text) {
        queue.steer(text);
    }

    /** Says something that the model hears once it has nothing more to do. */
    public void followUp(String text) {
        queue.followUp(text);
    }

    /**
     * What was said with {@link #steer} or {@link #followUp} and never heard, because the run ended first or had ended
     * already: say it again in a new run, or it is lost. Empty while the run goes on; each is given out once.
     */
    public List<String> unheard() {
        return hasEnded() ? List.copyOf(queue.takeAll()) : List.of();
    }

    /** Whether the run has ended. */
    public boolean hasEnded() {
        return result.isDone();
    }

    /**
     * Cancels the run unless it has ended, and waits until nothing of it is left. Called by the run itself, for example from
     * a listener, it does not wait.
     */
    @Override
    public void close() {
        cancel("the run was closed");
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        var unused = result.handle((ended, thrown) -> true).join();
    }
}
