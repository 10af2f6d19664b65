package dev.armature.core;

import dev.armature.core.approval.Approval;
import dev.armature.core.approval.Approvals;
import dev.armature.core.engine.OuterCall;
import dev.armature.core.engine.QueryEngine;
import dev.armature.core.engine.RunCancellation;
import dev.armature.core.engine.SteeringQueue;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ForkRequest;
import dev.armature.core.model.RequestPreview;
import dev.armature.core.session.SessionId;
import dev.armature.core.session.SessionStore;
import dev.armature.core.session.Spent;
import dev.armature.core.session.Transcript;
import dev.armature.core.usage.BudgetLedger;
import dev.armature.tools.contract.Cancellation;
import dev.armature.tools.contract.ToolContext;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * A durable conversation. A handle, cheap to make: the session itself is in the agent's store, and is held by one run at
 * a time, in whatever process.
 *
 * <p>A session keeps the system prompt that it began with. What an agent that goes on with it would say otherwise by then, such
 * as the day, the model is told in the conversation.
 */
public final class Session {
    private final Agent agent;
    private final SessionId id;
    private final SessionPlace place;
    private final Optional<ToolContext> outer;

    Session(Agent agent, SessionId id) {
        this(agent, id, new SessionPlace(agent.workspace()), Optional.empty());
    }

    private Session(Agent agent, SessionId id, SessionPlace place, Optional<ToolContext> outer) {
        this.agent = agent;
        this.id = id;
        this.place = place;
        this.outer = outer;
    }

    /** The session's name. */
    public SessionId id() {
        return id;
    }

    /**
     * The same session for a tool that asks an agent within its call. A run that is started from there takes from the budget of
     * the run around it as well as from its own, is cancelled with it, ends with the call at the latest, and is counted as a
     * part of it: {@code RunTotals.inner}. Its permissions, its tools and its listeners are those of its own agent.
     *
     * @param call what the tool was called with; while the call does not run, {@link #prompt} and {@link #resolve} throw
     *     {@code IllegalStateException}
     * @throws IllegalArgumentException when no agent made that context
     */
    public Session within(ToolContext call) {
        OuterCall.of(call);
        return new Session(agent, id, place, Optional.of(call));
    }

    /**
     * Says something, and lets the model work on it.
     *
     * @throws IllegalArgumentException when the text is empty or blank
     * @throws dev.armature.core.session.SessionBusy while another run holds the session
     * @throws java.io.UncheckedIOException when the session cannot be opened where it is kept
     */
    public Run prompt(String text) {
        return prompt(said(text));
    }

    /** Says something that is more than text. Throws as {@link #prompt(String)} does. */
    public Run prompt(UserMessage message) {
        return start((engine, transcript) -> engine.prompt(message));
    }

    /**
     * The request that {@link #prompt(String)} would begin with, made by the same code and not sent. Nothing is written
     * either, but for the repair of a torn transcript, which any opening makes.
     *
     * @throws IllegalArgumentException when the text is empty or blank
     * @throws dev.armature.core.session.SessionBusy while a run holds the session
     * @throws java.io.UncheckedIOException when the session cannot be opened where it is kept
     */
    public RequestPreview preview(String text) {
        UserMessage message = said(text);
        try (Transcript copy = SessionStore.inMemory().open(id)) {
            if (agent.store().has(id)) {
                try (Transcript kept = agent.store().open(id)) {
                    kept.entries().forEach(entry -> copy.append(entry.body()));
                }
            }
            return agent.engine(new RunCancellation(), new SteeringQueue(), event -> {}, copy, place, Optional.empty())
                    .preview(message);
        }
    }

    /**
     * A question beside the conversation, to be sent by whoever asks it ({@code model.ask(fork.request())}). It reads what
     * the conversation left in the provider's cache and leaves nothing itself; the conversation does not hear of it. Throws as
     * {@link #preview(String)} does.
     */
    public ForkRequest fork(String question) {
        return ForkRequest.of(preview(question));
    }

    /**
     * What the session used so far, in all its runs, in whatever process they were; those included that tools started within
     * them, which are on the bill of their own sessions too.
     *
     * @throws dev.armature.core.session.SessionBusy while a run holds the session
     * @throws java.io.UncheckedIOException when the session cannot be opened where it is kept
     */
    public Spent spent() {
        if (!agent.store().has(id)) {
            return Spent.nothing();
        }
        try (Transcript transcript = agent.store().open(id)) {
            return Spent.of(transcript.entries(), agent.prices());
        }
    }

    /** No model answers nothing: providers refuse such a message, and it would stay in the transcript. */
    private static UserMessage said(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the prompt is empty; say what the agent should do");
        }
        return UserMessage.of(text);
    }

    /**
     * Answers a question that a suspended run left, and goes on.
     *
     * @param approvalId as {@code Suspended} named it
     * @throws IllegalArgumentException when there is no such question, it was answered before, its call no longer waits,
     *     or the answer is "later"
     * @throws dev.armature.permissions.rule.InvalidRulesException when the answer brings a rule that cannot be used
     */
    public Run resolve(String approvalId, Approval approval) {
        if (approval instanceof Approval.Defer) {
            throw new IllegalArgumentException("`defer` does not answer a question; leave it open instead");
        }
        Approvals.ruleOf(approval).ifPresent(agent.permissions()::with); // what cannot be used is not written down
        Transcript transcript = agent.store().open(id);
        try {
            if (Approvals.open(transcript.entries(), approvalId).isEmpty()) {
                throw new IllegalArgumentException("Session `" + id + "` has no open question `" + approvalId
                        + "`: it was never asked, was answered before, or its call no longer waits. An approval is spent"
                        + " once.");
            }
            Approvals.give(transcript, approvalId, approval);
            return start(transcript, (engine, ignored) -> engine.proceed());
        } catch (RuntimeException | Error e) {
            transcript.close();
            throw e;
        }
    }

    private Run start(BiFunction<QueryEngine, Transcript, RunResult> work) {
        return start(agent.store().open(id), work);
    }

    private Run start(Transcript transcript, BiFunction<QueryEngine, Transcript, RunResult> work) {
        return outer.map(call -> startWithin(call, transcript, work))
                .orElseGet(() -> Run.start(run -> carryOut(run, transcript, Optional.empty(), work)));
    }

    private Run startWithin(
            ToolContext context, Transcript transcript, BiFunction<QueryEngine, Transcript, RunResult> work) {
        OuterCall call = OuterCall.of(context);
        CompletableFuture<Run> started = new CompletableFuture<>();
        try {
            Cancellation.Registration held = call.hold(() -> started.join().close());
            // Perhaps called at once, on this thread, which then must not wait for what it has not started yet.
            Cancellation.Registration cancelled = context.cancellation().onCancel(() -> {
                var unused = started.thenAccept(run -> run.cancel("the run around it was cancelled"));
            });
            Run inner = Run.start(run -> {
                try (held;
                        cancelled) {
                    RunResult result = carryOut(run, transcript, Optional.of(call.budget()), work);
                    call.count(id.name(), result.totals());
                    return result;
                }
            });
            started.complete(inner);
            return inner;
        } catch (IllegalStateException e) {
            transcript.close();
            throw e;
        }
    }

    private RunResult carryOut(
            Run run,
            Transcript transcript,
            Optional<BudgetLedger> budget,
            BiFunction<QueryEngine, Transcript, RunResult> work) {
        try (transcript) {
            return work.apply(agent.engine(run, transcript, place, budget), transcript);
        }
    }
}
