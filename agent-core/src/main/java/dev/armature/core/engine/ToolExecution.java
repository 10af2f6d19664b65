package dev.armature.core.engine;

import dev.armature.core.event.AgentEvent;
import dev.armature.core.session.EntryBody.EffectIntended;
import dev.armature.core.usage.BudgetLedger.Exhausted;
import dev.armature.tools.contract.Cancellation;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.Invocation;
import dev.armature.tools.contract.ToolResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs prepared calls. The one place in Armature where a tool runs, and nothing reaches it but what passed
 * {@link ToolPreparation}.
 *
 * <p>Each call runs on a virtual thread of its own. A thread that does not end within four seconds of being
 * interrupted is left behind and logged; its result no longer counts. That is time enough to kill a process that was asked
 * to end and has not.
 */
final class ToolExecution {
    private static final Logger LOG = LoggerFactory.getLogger(ToolExecution.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final RunSetup setup;
    private final TurnState state;
    private final ResultCap cap;

    ToolExecution(RunSetup setup, TurnState state) {
        this.setup = setup;
        this.state = state;
        this.cap = new ResultCap(setup.host().blobs());
    }

    /** A call that runs. Its time runs from its start, whoever waits for it and when. */
    static final class Running {
        private final Preparation.Ready ready;
        private final Duration limit;
        private final CompletableFuture<ToolResult> result = new CompletableFuture<>();
        private final Instant startedAt;
        private final long started = System.nanoTime();
        private final AtomicLong stopped = new AtomicLong();
        private final Thread thread;
        private final Cancellation.Registration onCancel;

        private Running(Preparation.Ready ready, Duration limit, ToolExecution execution) {
            this.ready = ready;
            this.limit = limit;
            this.startedAt = execution.setup.clock().instant();
            this.thread =
                    Thread.ofVirtual().name("tool-" + ready.info().tool()).start(() -> execution.run(ready, result));
            this.onCancel = execution.setup.cancellation().onCancel(this::stop);
        }

        Preparation.Ready ready() {
            return ready;
        }

        /** Asks it to stop. Only the first time counts, so that its patience is not renewed. */
        void stop() {
            if (stopped.compareAndSet(0, System.nanoTime() | 1)) {
                thread.interrupt();
            }
        }

        private boolean wasStopped() {
            return stopped.get() != 0;
        }

        private ToolResult inTime() throws InterruptedException, TimeoutException {
            return by(started
                    + TimeUnit.NANOSECONDS.convert(limit)); // which a limit of a million years does not overflow
        }

        private ToolResult inPatience() throws InterruptedException, TimeoutException {
            return by(stopped.get() + PATIENCE.toNanos());
        }

        private ToolResult by(long deadline) throws InterruptedException, TimeoutException {
            try {
                return result.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a tool's thread always completes with a result", e);
            }
        }
    }

    /** A finished call. */
    record Outcome(Preparation.Ready ready, ToolResult result, Duration took) {}

    /** Takes one call from the budget, or tells what has run out. */
    Optional<Exhausted> takeCall() {
        return setup.budget().takeToolCall();
    }

    /** Starts a call. What may change something is written down, and forced to disk, before it starts. */
    Running start(Preparation.Ready ready) {
        if (ready.changes()) {
            state.append(new EffectIntended(ready.info().id(), ready.info().tool(), Digest.of(ready.call())));
            state.transcript().force();
        }
        state.countToolCall();
        state.tell(new AgentEvent.ToolStarted(ready.info()));
        Duration most = ready.limits().timeout();
        Duration limit = setup.budget()
                .timeLeft()
                .filter(left -> left.compareTo(most) < 0)
                .orElse(most);
        return new Running(ready, limit, this);
    }

    /**
     * Waits for a call to end. One that takes too long is interrupted; when this thread is interrupted, so is the call,
     * and the interrupt comes back once the call has ended or has used up its patience.
     */
    Outcome await(Running running) {
        if (running.wasStopped()) {
            return outcome(running, lastWords(running));
        }
        try {
            return outcome(running, running.inTime());
        } catch (TimeoutException e) {
            running.stop();
            return outcome(running, afterTimeout(running));
        } catch (InterruptedException e) {
            running.stop();
            ToolResult result = lastWords(running);
            Thread.currentThread().interrupt();
            return outcome(running, result);
        }
    }

    /** Stops calls whose results nobody wants, and waits until they have ended or have used up their patience. */
    void stop(Collection<Running> unwanted) {
        unwanted.forEach(Running::stop);
        unwanted.forEach(running -> {
            lastWords(running);
            running.onCancel.close();
        });
    }

    /** Stops a call that is in no transcript, because the message it belongs to was lost, and tells onlookers. */
    void dismiss(Running running) {
        stop(List.of(running));
        ToolResult lost = ToolResult.error(
                ErrorCode.E_CANCELLED,
                "Stopped: the model's answer broke off before it was whole, and with it this call.");
        state.tell(new AgentEvent.ToolFinished(running.ready.info(), lost, took(running)));
    }

    private Duration took(Running running) {
        return Duration.between(running.startedAt, setup.clock().instant());
    }

    private Outcome outcome(Running running, ToolResult result) {
        running.onCancel.close();
        return new Outcome(running.ready, result, took(running));
    }

    private static ToolResult afterTimeout(Running running) {
        ToolResult partly = lastWords(running);
        return ToolResult.error(
                ErrorCode.E_TIMEOUT,
                "Stopped after " + running.limit.toMillis() / 1000.0
                        + " s. It may have had part of its effect; check, then try "
                        + "something smaller. What it gave back when stopped: " + partly.text());
    }

    /**
     * What an interrupted call gives back if it ends soon: it needs the time to kill what it started. An interrupt of this
     * thread does not cut that time short, and is kept for the caller.
     */
    private static ToolResult lastWords(Running running) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return running.inPatience();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException e) {
            LOG.warn(
                    "`{}` did not stop when interrupted; its thread is left behind",
                    running.ready.info().summary());
            return ToolResult.error(
                    ErrorCode.E_CANCELLED,
                    "Interrupted while it ran, and it did not stop. Check its effects before you repeat it.");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** On the tool's own thread, from which nothing it does comes through: neither its exceptions nor their messages. */
    private void run(Preparation.Ready ready, CompletableFuture<ToolResult> result) {
        try {
            result.complete(cap.apply(run(ready), ready.limits()));
        } catch (Throwable e) { // an exception that cannot be described, or a result that is too large to be shortened
            result.complete(ended(e));
            LOG.error(
                    "The tool {} ended in a way that could not be told",
                    ready.info().tool());
        }
    }

    private ToolResult run(Preparation.Ready ready) {
        try {
            return Objects.requireNonNull(
                    setup.locks()
                            .holding(ready.invocation().resources(), () -> within(ready.host(), ready.invocation())),
                    "a tool gives back a result, this one gave back null");
        } catch (InterruptedException e) {
            return ToolResult.error(
                    ErrorCode.E_CANCELLED, "Interrupted while it ran. Check its effects before you repeat it.");
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error(
                    "The tool {} threw while running `{}`",
                    ready.info().tool(),
                    ready.info().summary(),
                    e);
            return ToolResult.error(
                    ErrorCode.E_INTERNAL,
                    "The tool failed in a way it should not: " + e.getClass().getSimpleName()
                            + (e.getMessage() == null ? "" : ": " + e.getMessage())
                            + ". This is a defect of the tool; try another way.");
        } catch (Throwable e) { // errors, and checked exceptions that other languages throw undeclared
            LOG.error("The tool {} ended with {}", ready.info().tool(), e.toString(), e);
            return ended(e);
        }
    }

    /** Runs that the tool starts end with the call, however that ends. */
    private static ToolResult within(CallHost host, Invocation invocation) throws InterruptedException {
        host.begin();
        try {
            return invocation.run();
        } finally {
            host.end();
        }
    }

    private static ToolResult ended(Throwable e) {
        return ToolResult.error(
                ErrorCode.E_INTERNAL, "The tool ended with " + e.getClass().getSimpleName() + ".");
    }
}
