package dev.armature.core.engine;

import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.EventSink;
import dev.armature.core.event.RunCounts;
import dev.armature.core.event.RunResult;
import dev.armature.core.event.RunResult.Cause;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.RequestPreview;
import dev.armature.core.session.Entry;
import dev.armature.core.session.EntryBody.Repaired;
import dev.armature.core.session.EntryBody.RunEnded;
import dev.armature.core.session.EntryBody.UserSaid;
import dev.armature.core.session.LeaseLost;
import dev.armature.core.session.Spent;
import dev.armature.core.session.Transcript;
import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.rule.InvalidRulesException;
import dev.armature.tools.contract.ErrorCode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: from a prompt, or from an approval that came, to an ending.
 *
 * <p>Runs on the thread that calls it and blocks; use one engine for one run. However the run ends, every call of the
 * transcript has one answer afterwards, except the one that a suspended run waits for.
 */
public final class QueryEngine {
    private static final Logger LOG = LoggerFactory.getLogger(QueryEngine.class);
    private static final int MOST_PARALLEL = 10;

    private final RunSetup setup;
    private final TurnState state;
    private final SessionPrompt prompt;
    private final ToolRound nothingStarted;
    private final CallAnswers answers;
    private final Preparing preparing;
    private final Sampling sampling;
    private final Acting acting;
    private final Recovering recovering;

    /** An engine for one run over that transcript. {@code sink} is told what happens, one event at a time. */
    public QueryEngine(RunSetup setup, Transcript transcript, PermissionEngine permissions, EventSink sink) {
        this.setup = setup;
        this.state = new TurnState(transcript, sink, permissions, setup.clock());
        this.prompt = SessionPrompt.of(transcript.entries(), setup.rendering().system());
        ToolPreparation preparation = new ToolPreparation(setup, state);
        ToolExecution execution = new ToolExecution(setup, state);
        CachePlanning cache = new CachePlanning(setup.asking(), setup.clock(), EarlierRequest.of(transcript.entries()));
        this.nothingStarted = new ToolRound(preparation, execution, 0);
        this.answers = new CallAnswers(state);
        this.preparing = new Preparing(setup, state, cache, prompt);
        this.sampling = new Sampling(setup, state, cache, preparation, execution, MOST_PARALLEL);
        this.acting = new Acting(setup, state, preparation, execution, MOST_PARALLEL);
        this.recovering = new Recovering(setup);
    }

    /** Says something to the model and follows it through. Calls that an earlier run left open are answered first. */
    public RunResult prompt(UserMessage message) {
        return run(() -> {
            say(message);
            state.transcript().force();
            return new Step.Prepare();
        });
    }

    /**
     * The request that {@link #prompt} would begin with. Nothing is sent; but what was said is appended, so this is for a
     * transcript that is thrown away.
     */
    public RequestPreview preview(UserMessage message) {
        say(message);
        return preparing.preview();
    }

    private void say(UserMessage message) {
        answers.giveUpOn(CallAnswers.Unrun.ended("the work ended before it. Call again if it is still needed."));
        prompt.tell(state);
        state.append(new UserSaid(message));
    }

    /** Goes on with the calls that an earlier run left open, for example because an approval has come since. */
    public RunResult proceed() {
        return run(() -> {
            answers.giveUpOnUnknown();
            prompt.tell(state);
            return new Step.Act(nothingStarted);
        });
    }

    private interface Beginning {
        Step begin();
    }

    private RunResult run(Beginning beginning) {
        RunResult result = finish(endingOf(beginning));
        state.tell(new AgentEvent.RunFinished(result));
        return result;
    }

    private Step.Ending endingOf(Beginning beginning) {
        try {
            tellOfRepair();
            state.permit(
                    SessionRules.replay(state.permissions(), state.transcript().entries()));
            return loop(beginning.begin());
        } catch (InterruptedException e) {
            return new Step.Ending.Cancelled(
                    setup.cancellation().requested() ? setup.cancellation().reason() : "interrupted");
        } catch (UncheckedIOException | LeaseLost | InvalidRulesException e) {
            return new Step.Ending.Failed(new Cause.SessionFailed(String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) { // whatever it is, the transcript is left in order
            LOG.error("A run ended with a defect", e);
            return new Step.Ending.Failed(new Cause.Defect("A defect ended the run: " + e, e));
        }
    }

    /** A repair that nothing follows was made when this run opened the session, or nobody has been told of it yet. */
    private void tellOfRepair() {
        List<Entry> entries = state.transcript().entries();
        if (!entries.isEmpty() && entries.getLast().body() instanceof Repaired repaired) {
            state.tell(new AgentEvent.TranscriptRepaired(
                    entries.size() - 1L, repaired.bytesSetAside(), repaired.where(), repaired.why()));
        }
    }

    private Step.Ending loop(Step first) throws InterruptedException {
        Step step = first;
        while (true) {
            step = switch (step) {
                case Step.Prepare ignored -> preparing.prepare();
                case Step.Sample sample -> sampling.sample(sample);
                case Step.Act act -> acting.act(act);
                case Step.Recover recover -> recovering.recover(recover);
                case Step.Finish finish -> finish;
            };
            if (step instanceof Step.Finish finish) {
                return finish.ending();
            }
        }
    }

    /** Leaves the transcript in order, and makes the ending known. */
    private RunResult finish(Step.Ending ending) {
        boolean interrupted = Thread.interrupted(); // what is left to do must not be interrupted too
        try {
            unrun(ending).ifPresent(answers::giveUpOn);
            RunCounts used = state.totals().all();
            state.append(new RunEnded(
                    ending.getClass().getSimpleName(),
                    detail(ending),
                    Optional.of(new Spent(used.usage(), used.cost()))));
            state.transcript().force();
            return result(ending);
        } catch (UncheckedIOException | LeaseLost e) {
            LOG.warn("The end of the run could not be written down: {}", e.getMessage());
            return new RunResult.Failed(new Cause.SessionFailed(String.valueOf(e.getMessage())), state.totals());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Optional<CallAnswers.Unrun> unrun(Step.Ending ending) {
        Duration elapsed = state.elapsed();
        return switch (ending) {
            case Step.Ending.Suspended ignored -> Optional.empty();
            case Step.Ending.Cancelled ignored -> Optional.of(CallAnswers.Unrun.cancelled(elapsed));
            case Step.Ending.Stopped stopped ->
                Optional.of(new CallAnswers.Unrun(ErrorCode.E_LIMIT, "Not executed: " + stopped.detail() + "."));
            case Step.Ending.Completed ignored -> Optional.of(CallAnswers.Unrun.ended("the run was over."));
            case Step.Ending.Refused ignored -> Optional.of(CallAnswers.Unrun.ended("the run was over."));
            case Step.Ending.Failed ignored -> Optional.of(CallAnswers.Unrun.ended("the run failed."));
        };
    }

    private static String detail(Step.Ending ending) {
        return switch (ending) {
            case Step.Ending.Completed ignored -> "";
            case Step.Ending.Suspended suspended -> suspended.approvalId();
            case Step.Ending.Stopped stopped -> stopped.limit() + ": " + stopped.detail();
            case Step.Ending.Cancelled cancelled -> cancelled.reason();
            case Step.Ending.Refused ignored -> "";
            case Step.Ending.Failed failed -> failed.cause().message();
        };
    }

    private RunResult result(Step.Ending ending) {
        return switch (ending) {
            case Step.Ending.Completed completed -> new RunResult.Completed(completed.text(), state.totals());
            case Step.Ending.Suspended suspended ->
                new RunResult.Suspended(state.transcript().id().name(), suspended.approvalId(), state.totals());
            case Step.Ending.Stopped stopped ->
                new RunResult.Stopped(stopped.limit(), stopped.detail(), state.totals());
            case Step.Ending.Cancelled cancelled -> new RunResult.Cancelled(cancelled.reason(), state.totals());
            case Step.Ending.Refused refused -> new RunResult.Refused(refused.text(), state.totals());
            case Step.Ending.Failed failed -> new RunResult.Failed(failed.cause(), state.totals());
        };
    }
}
