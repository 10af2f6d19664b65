package dev.armature.core.engine;

import dev.armature.core.event.CallInfo;
import dev.armature.core.event.RunResult;
import dev.armature.core.event.RunResult.Cause;
import dev.armature.core.message.ToolCall;
import dev.armature.tools.content.Content;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.ToolResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers the calls of the model's last message: one answer each, in whatever way a call ends.
 *
 * <p>A maximal run of calls that may run beside each other does so; every other call runs alone.
 */
final class Acting {
    private final RunSetup setup;
    private final TurnState state;
    private final ToolPreparation preparation;
    private final ToolExecution execution;
    private final CallAnswers answers;
    private final LoopGuard loops = new LoopGuard();
    private final int mostParallel;

    Acting(RunSetup setup, TurnState state, ToolPreparation preparation, ToolExecution execution, int mostParallel) {
        this.setup = setup;
        this.state = state;
        this.preparation = preparation;
        this.execution = execution;
        this.answers = new CallAnswers(state);
        this.mostParallel = mostParallel;
    }

    Step act(Step.Act act) throws InterruptedException {
        List<ToolCall> calls = new ArrayList<>(state.view().unansweredCalls());
        try {
            while (!calls.isEmpty()) {
                Optional<Step> end = actOnSome(calls, act.round());
                if (end.isPresent()) {
                    return end.get();
                }
            }
        } finally {
            act.round().discard();
        }
        return new Step.Prepare();
    }

    /** Takes the next calls off the list and answers them; a step when the run does not go on. */
    private Optional<Step> actOnSome(List<ToolCall> calls, ToolRound round) throws InterruptedException {
        if (setup.cancellation().requested()) {
            Optional<Step> end = answerWhatHasBegun(calls, round);
            return end.isPresent()
                    ? end
                    : Optional.of(Step.cancelled(setup.cancellation().reason()));
        }
        if (setup.queue().hasSteering()) {
            Optional<Step> end = answerWhatHasBegun(calls, round);
            answers.giveUpOn(CallAnswers.Unrun.steered());
            return end.isPresent() ? end : Optional.of(new Step.Prepare());
        }
        List<ToolExecution.Running> together = new ArrayList<>();
        try {
            Gathered gathered = gather(calls, round, together);
            Optional<Step> end = awaitAll(together);
            return end.isPresent() ? end : settle(gathered);
        } catch (InterruptedException e) {
            together.forEach(ToolExecution.Running::stop);
            awaitAll(together); // cancelled while somebody was asked about the next call: what ran has its answers
            throw e;
        } catch (RuntimeException | Error e) {
            execution.stop(together);
            throw e;
        }
    }

    /** Calls that began while the message arrived have run, or run still: they get the answers that they have. */
    private Optional<Step> answerWhatHasBegun(List<ToolCall> calls, ToolRound round) {
        return awaitAll(
                calls.stream().flatMap(call -> round.take(call).stream()).toList());
    }

    /** What stands behind the calls that run together. */
    private sealed interface Gathered {

        /** Nothing that has to be settled alone. */
        record NoMore() implements Gathered {}

        /** A call that has to be settled alone. */
        record Alone(Preparation preparation) implements Gathered {}

        /** The end of the run. */
        record Over(Step step) implements Gathered {}
    }

    private Gathered gather(List<ToolCall> calls, ToolRound round, List<ToolExecution.Running> together)
            throws InterruptedException {
        while (!calls.isEmpty() && together.size() < mostParallel) {
            Optional<ToolExecution.Running> early = round.take(calls.getFirst());
            if (early.isPresent()) {
                calls.removeFirst();
                together.add(early.get());
                continue;
            }
            Preparation next = preparation.prepare(calls.removeFirst());
            if (!(next instanceof Preparation.Ready ready && ready.concurrent())) {
                return new Gathered.Alone(next);
            }
            Optional<Step> over = noneMayStart();
            if (over.isPresent()) {
                return new Gathered.Over(over.get());
            }
            together.add(execution.start(ready));
        }
        return new Gathered.NoMore();
    }

    private Optional<Step> settle(Gathered gathered) {
        return switch (gathered) {
            case Gathered.NoMore ignored -> Optional.empty();
            case Gathered.Alone alone -> settle(alone.preparation());
            case Gathered.Over over -> Optional.of(over.step());
        };
    }

    private Optional<Step> settle(Preparation preparation) {
        return switch (preparation) {
            case Preparation.Settled settled -> answer(settled.info(), settled.result(), Duration.ZERO);
            case Preparation.Deferred deferred ->
                Optional.of(new Step.Finish(new Step.Ending.Suspended(deferred.approvalId())));
            case Preparation.Ready ready -> {
                Optional<Step> over = noneMayStart();
                yield over.isPresent() ? over : awaitAll(List.of(execution.start(ready)));
            }
        };
    }

    /** Asked before each start: whoever was asked about the call may have taken long. Takes one call from the budget. */
    private Optional<Step> noneMayStart() {
        if (setup.cancellation().requested()) {
            return Optional.of(Step.cancelled(setup.cancellation().reason()));
        }
        return execution.takeCall().map(Preparing::stopped);
    }

    private Optional<Step> awaitAll(List<ToolExecution.Running> running) {
        Optional<Step> end = Optional.empty();
        Deque<ToolExecution.Running> left = new ArrayDeque<>(running);
        try {
            while (!left.isEmpty()) {
                ToolExecution.Outcome outcome = execution.await(left.removeFirst());
                Optional<Step> over = answer(outcome.ready().info(), outcome.result(), outcome.took());
                end = end.isPresent() ? end : over;
            }
        } finally {
            execution.stop(left); // only when an answer could not be written down
        }
        return end;
    }

    private Optional<Step> answer(CallInfo info, ToolResult result, Duration took) {
        LoopGuard.Verdict verdict = loops.see(info, result);
        answers.give(info, verdict == LoopGuard.Verdict.FINE ? result : hinted(result), took);
        if (result.isError() && result.text().startsWith("[" + ErrorCode.E_DISK_FULL + "]")) {
            return Optional.of(Step.failed(new Cause.SessionFailed(result.text())));
        }
        return verdict == LoopGuard.Verdict.STOP
                ? Optional.of(Step.stopped(
                        RunResult.Limit.LOOP, "`" + info.summary() + "` gave the same result again and again"))
                : Optional.empty();
    }

    private static ToolResult hinted(ToolResult result) {
        Content hint = new Content.Text("(This call has given the same result several times now. "
                + "Repeating it will not change that; try something else.)");
        return new ToolResult(
                Stream.concat(result.content().stream(), Stream.of(hint)).toList(), result.isError());
    }
}
