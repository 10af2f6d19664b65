package dev.armature.core.engine;

import dev.armature.core.event.AgentEvent;
import dev.armature.core.session.EntryBody.EffectIntended;
import dev.armature.tools.contract.Cancellation;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.ToolResult;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs prepared calls. The one place in Armature where a tool runs, and nothing reaches it but what passed
 * {@link ToolPreparation}.
 *
 * <p>Each call runs on a virtual thread of its own. A thread that does not end when it is interrupted is left behind
 * after two seconds and logged; its result no longer counts.
 */
final class ToolExecution {
    private static final Logger LOG = LoggerFactory.getLogger(ToolExecution.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RunSetup setup;
    private final TurnState state;
    private final ResultCap cap;

    ToolExecution(RunSetup setup, TurnState state) {
        this.setup = setup;
        this.state = state;
        this.cap = new ResultCap(setup.host().blobs());
    }

    /** A call that runs. */
    static final class Running {
        private final Preparation.Ready ready;
        private final CompletableFuture<ToolResult> result = new CompletableFuture<>();
        private final Thread thread;
        private final Instant started;
        private final Cancellation.Registration onCancel;

        private Running(Preparation.Ready ready, ToolExecution execution) {
            this.ready = ready;
            this.started = execution.setup.clock().instant();
            this.thread = Thread.ofVirtual()
                    .name("tool-" + ready.info().tool())
                    .start(() -> result.complete(execution.run(ready)));
            this.onCancel = execution.setup.cancellation().onCancel(thread::interrupt);
        }

        Preparation.Ready ready() {
            return ready;
        }

        /** Asks it to stop; its result is not wanted any more. */
        void abandon() {
            thread.interrupt();
            onCancel.close();
        }

        private ToolResult within(Duration limit) throws InterruptedException, TimeoutException {
            try {
                return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a tool's thread always completes with a result", e);
            }
        }
    }

    /** A finished call. */
    record Outcome(Preparation.Ready ready, ToolResult result, Duration took) {}

    /** Starts a call. What may change something is written down, and forced to disk, before it starts. */
    Running start(Preparation.Ready ready) {
        if (ready.changes()) {
            state.append(new EffectIntended(ready.info().id(), ready.info().tool(), Digest.of(ready.call())));
            state.transcript().force();
        }
        state.countToolCall();
        state.tell(new AgentEvent.ToolStarted(ready.info()));
        return new Running(ready, this);
    }

    /**
     * Waits for a call to end. One that takes too long is interrupted; when this thread is interrupted, so is the call,
     * and the interrupt comes back once the call has ended or has used up its patience.
     */
    Outcome await(Running running) {
        Duration limit = running.ready.limits().timeout();
        try {
            return outcome(running, running.within(limit));
        } catch (TimeoutException e) {
            running.abandon();
            return outcome(running, afterTimeout(running, limit));
        } catch (InterruptedException e) {
            running.abandon();
            ToolResult result = lastWords(running);
            Thread.currentThread().interrupt();
            return outcome(running, result);
        }
    }

    private Outcome outcome(Running running, ToolResult result) {
        running.onCancel.close();
        Duration took = Duration.between(running.started, setup.clock().instant());
        return new Outcome(running.ready, cap.apply(result, running.ready.limits()), took);
    }

    private static ToolResult afterTimeout(Running running, Duration limit) {
        ToolResult partly = lastWords(running);
        return ToolResult.error(
                ErrorCode.E_TIMEOUT,
                "Stopped after " + limit.toSeconds() + " s. It may have had part of its effect; check, then try "
                        + "something smaller. What it gave back when stopped: " + partly.text());
    }

    /** What an interrupted call gives back if it ends soon: it needs the time to kill what it started. */
    private static ToolResult lastWords(Running running) {
        try {
            return running.within(PATIENCE);
        } catch (TimeoutException | InterruptedException e) {
            LOG.warn(
                    "`{}` did not stop when interrupted; its thread is left behind",
                    running.ready.info().summary());
            return ToolResult.error(
                    ErrorCode.E_CANCELLED,
                    "Interrupted while it ran, and it did not stop. Check its effects before you repeat it.");
        }
    }

    private ToolResult run(Preparation.Ready ready) {
        try {
            return setup.locks().holding(ready.invocation().resources(), ready.invocation()::run);
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
        } catch (Error e) {
            LOG.error("The tool {} ended with {}", ready.info().tool(), e.toString(), e);
            return ToolResult.error(
                    ErrorCode.E_INTERNAL, "The tool ended with " + e.getClass().getSimpleName() + ".");
        }
    }
}
