package dev.armature.core.engine;

import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ModelCall;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelNotice;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.session.EntryBody.UserSaid;
import dev.armature.core.usage.BudgetLedger.Exhausted;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.Usage;
import dev.armature.tools.contract.Cancellation;
import java.util.List;
import java.util.Optional;

/** Asks the model, passes on what it says as it says it, and decides by how it stopped what comes next. */
final class Sampling {
    private static final int MOST_PAUSES = 10;

    private final RunSetup setup;
    private final TurnState state;
    private final CachePlanning cache;
    private final ToolPreparation preparation;
    private final ToolExecution execution;
    private final int mostParallel;
    private int pauses;

    Sampling(
            RunSetup setup,
            TurnState state,
            CachePlanning cache,
            ToolPreparation preparation,
            ToolExecution execution,
            int mostParallel) {
        this.setup = setup;
        this.state = state;
        this.cache = cache;
        this.preparation = preparation;
        this.execution = execution;
        this.mostParallel = mostParallel;
    }

    Step sample(Step.Sample sample) throws InterruptedException {
        if (setup.cancellation().requested()) {
            return Step.cancelled(setup.cancellation().reason());
        }
        ModelCall call = setup.asking().ask(sample.request());
        MessageAssembler assembler = new MessageAssembler();
        ToolRound round = round();
        Cancellation.Registration onCancel = setup.cancellation().onCancel(call::close);
        Deadline deadline = new Deadline(setup.budget().timeLeft(), call::close);
        try (call) {
            while (true) {
                switch (call.next()) {
                    case ModelEvent.Retrying retrying -> {
                        round.abort();
                        round = round();
                        payFor(retrying.failed(), assembler, sample.request());
                        Optional<Exhausted> exhausted = setup.budget().exhausted();
                        if (exhausted.isPresent()) {
                            return Preparing.stopped(exhausted.get());
                        }
                        assembler = new MessageAssembler();
                        note(retrying.failed().notices());
                        state.tell(
                                new AgentEvent.ModelRetrying(retrying.attempt(), retrying.failure(), retrying.pause()));
                    }
                    case ModelEvent.Started started -> {
                        assembler.begin(started);
                        note(started.notices());
                    }
                    case ModelEvent.TextDelta delta -> {
                        assembler.hear(delta.text());
                        state.tell(new AgentEvent.TextDelta(delta.text()));
                    }
                    case ModelEvent.ThinkingDelta delta -> {
                        assembler.hear(delta.text());
                        state.tell(new AgentEvent.ThinkingDelta(delta.text()));
                    }
                    case ModelEvent.CallStarted ignored -> {}
                    case ModelEvent.PartCompleted completed -> take(completed.part(), assembler, round, call);
                    case ModelEvent.Completed completed -> {
                        book(completed.message().model(), completed.usage());
                        return heard(completed.message(), completed.usage(), round);
                    }
                    case ModelEvent.Failed failed -> {
                        note(failed.notices());
                        return deadline.hasPassed()
                                ? tooLate(failed, assembler, round, sample.request())
                                : failed(failed, assembler, round, sample.request());
                    }
                }
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            round.abort();
            throw e;
        } finally {
            deadline.close();
            onCancel.close();
        }
    }

    private void note(List<ModelNotice> notices) {
        notices.forEach(notice -> state.tell(new AgentEvent.ModelNoted(notice)));
    }

    private ToolRound round() {
        return new ToolRound(preparation, execution, mostParallel);
    }

    private static void take(Part part, MessageAssembler assembler, ToolRound round, ModelCall call) {
        assembler.add(part);
        if (part instanceof Part.Call toolCall) {
            round.offer(toolCall.call());
            if (round.hasStarted()) {
                call.forbidRetries(); // a second attempt would run the same calls again
            }
        }
    }

    private Step heard(AssistantMessage message, Usage usage, ToolRound round) {
        Cost price = setup.asking().price(message.model(), usage);
        state.hear(message, usage, price, cache.asked());
        cache.observe(message.model(), usage).ifPresent(state::tell);
        pauses = message.stopReason() == StopReason.PAUSED ? pauses + 1 : 0;
        if (!message.calls().isEmpty() && message.stopReason() != StopReason.REFUSED) {
            return new Step.Act(round);
        }
        return switch (message.stopReason()) {
            case END_TURN, STOP_SEQUENCE, TOOL_USE, UNKNOWN -> finished(message);
            case PAUSED -> paused();
            case REFUSED -> refused(message, round);
            case MAX_TOKENS ->
                Step.stopped(RunResult.Limit.OUTPUT, "the answer was cut off at the model's output limit");
            case CONTEXT_WINDOW ->
                Step.stopped(RunResult.Limit.CONTEXT, "the conversation has filled the model's context window");
        };
    }

    /** What was refused is not acted on, calls included. */
    private static Step refused(AssistantMessage message, ToolRound round) {
        round.discard();
        return new Step.Finish(new Step.Ending.Refused(message.text()));
    }

    private Step paused() {
        return pauses <= MOST_PAUSES
                ? new Step.Prepare()
                : Step.stopped(
                        RunResult.Limit.LOOP, "the provider paused this turn " + pauses + " times without ending it");
    }

    private Step finished(AssistantMessage message) {
        List<String> more = setup.queue().takeFollowUps();
        if (more.isEmpty() && !setup.queue().hasSteering()) {
            return Step.completed(message.text());
        }
        more.forEach(text -> state.append(new UserSaid(UserMessage.of(text))));
        return new Step.Prepare();
    }

    /** An answer that broke off brought nothing, but it is paid for. */
    private void payFor(ModelEvent.Failed failed, MessageAssembler broken, ModelRequest request) {
        Usage told = failed.usage();
        if (!told.equals(Usage.none())) {
            state.count(told, setup.asking().price(broken.model(), told));
            bookAssumed(failed, broken, request);
        }
    }

    private void bookAssumed(ModelEvent.Failed failed, MessageAssembler broken, ModelRequest request) {
        book(broken.model(), broken.assumed(failed, () -> setup.asking().body(request)));
    }

    private void book(String model, Usage usage) {
        setup.budget().spend(usage, setup.asking().price(model, usage));
    }

    private Step tooLate(ModelEvent.Failed failed, MessageAssembler assembler, ToolRound round, ModelRequest request) {
        round.abort();
        payFor(failed, assembler, request);
        return Preparing.stopped(Exhausted.TIME);
    }

    /** An answer that was cut off after some of its calls had started is kept as far as it came. */
    private Step failed(ModelEvent.Failed failed, MessageAssembler assembler, ToolRound round, ModelRequest request) {
        ModelFailure failure = failed.failure();
        if (round.hasStarted() && failure.retryable() && !setup.cancellation().requested()) {
            bookAssumed(failed, assembler, request);
            return heard(assembler.salvage(), failed.usage(), round);
        }
        round.abort();
        payFor(failed, assembler, request);
        return new Step.Recover(failure);
    }
}
