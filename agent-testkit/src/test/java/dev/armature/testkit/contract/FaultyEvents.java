package dev.armature.testkit.contract;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.model.ModelStream;
import dev.armature.core.usage.Usage;
import dev.armature.testkit.stream.ReadyStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** Answers that say something else than they should. */
final class FaultyEvents {
    private static final ModelFailure BROKEN = ModelFailure.of(Kind.SERVER, "It does not answer.");

    private FaultyEvents() {}

    /** The answer, as a model with that fault would give it. */
    static ModelStream rewritten(ModelFault fault, ModelStream answer) {
        List<ModelEvent> events;
        try {
            events = new ArrayList<>(answer.readAll());
        } catch (InterruptedException e) {
            throw new AssertionError("a double never waits", e);
        }
        if (fault == ModelFault.THROWS_WHEN_ASKED && events.getLast() instanceof ModelEvent.Failed) {
            throw new IllegalStateException("It does not answer.");
        }
        switch (fault) {
            case NEVER_BEGINS -> events.removeIf(ModelEvent.Started.class::isInstance);
            case BEGINS_TWICE -> events.addFirst(events.getFirst());
            case TRIES_AGAIN -> events.addFirst(new ModelEvent.Retrying(2, BROKEN, Duration.ZERO));
            case NO_PIECES -> events.removeIf(ModelEvent.TextDelta.class::isInstance);
            case LATE_PIECES -> toTheEnd(events, ModelEvent.TextDelta.class::isInstance);
            case UNANNOUNCED -> events.removeIf(ModelEvent.CallStarted.class::isInstance);
            case ANNOUNCED_LATE -> toTheEnd(events, ModelEvent.CallStarted.class::isInstance);
            default -> events.replaceAll(event -> changed(fault, event));
        }
        return new ReadyStream(events);
    }

    private static void toTheEnd(List<ModelEvent> events, Predicate<ModelEvent> which) {
        List<ModelEvent> late = events.stream().filter(which).toList();
        events.removeAll(late);
        events.addAll(events.size() - 1, late);
    }

    private static ModelEvent changed(ModelFault fault, ModelEvent event) {
        return switch (event) {
            case ModelEvent.Failed ignored
            when fault == ModelFault.CALLS_IT_CANCELLED ->
                new ModelEvent.Failed(ModelFailure.of(Kind.CANCELLED, "It does not answer."));
            case ModelEvent.Failed ignored
            when fault == ModelFault.SPEECHLESS -> new ModelEvent.Failed(ModelFailure.of(Kind.SERVER, " "));
            case ModelEvent.PartCompleted(Part.Call call)
            when fault == ModelFault.INCOMPLETE -> new ModelEvent.PartCompleted(incomplete(call));
            case ModelEvent.Completed(AssistantMessage message, Usage usage) ->
                new ModelEvent.Completed(changed(fault, message), fault == ModelFault.FREE ? Usage.none() : usage);
            default -> event;
        };
    }

    private static AssistantMessage changed(ModelFault fault, AssistantMessage message) {
        List<Part> parts = new ArrayList<>(message.parts());
        String model = message.model();
        StopReason reason = message.stopReason();
        switch (fault) {
            case LOSES_PARTS -> parts.add(new Part.Said("", RawBlock.none()));
            case SWAPS_PARTS -> Collections.reverse(parts);
            case INCOMPLETE -> parts.replaceAll(part -> part instanceof Part.Call call ? incomplete(call) : part);
            case NAMELESS -> model = "";
            case OTHER_REASON -> reason = StopReason.UNKNOWN;
            default -> {}
        }
        return new AssistantMessage(message.id(), model, parts, reason);
    }

    private static Part.Call incomplete(Part.Call call) {
        ToolCall whole = call.call();
        return new Part.Call(new ToolCall(whole.id(), whole.name(), whole.inputJson(), false), call.raw());
    }

    /** The next event, as a stream with that fault would read it. */
    static ModelEvent read(ModelFault fault, ModelStream answer) throws InterruptedException {
        while (true) {
            try {
                ModelEvent event = answer.next();
                if (fault == ModelFault.THROWS && event instanceof ModelEvent.Failed failed) {
                    throw new IllegalStateException(failed.failure().message());
                }
                return fault == ModelFault.CANCELLED_TO_TRY_AGAIN && event instanceof ModelEvent.Failed failed
                        ? new ModelEvent.Failed(failed.failure().retryable(true))
                        : event;
            } catch (InterruptedException e) {
                if (fault == ModelFault.FAILS_WHEN_INTERRUPTED) {
                    return new ModelEvent.Failed(BROKEN);
                }
                if (fault != ModelFault.PASSES_OVER_INTERRUPTS) {
                    throw e;
                }
            }
        }
    }

    /** What a stream with that fault still gives after the last event; empty when it refuses as it should. */
    static Optional<ModelEvent> afterTheEnding(ModelFault fault, ModelEvent last, boolean closed)
            throws InterruptedException {
        return switch (fault) {
            case READS_ON -> Optional.of(new ModelEvent.TextDelta("more"));
            case ENDS_AGAIN -> Optional.of(last);
            case CANCELLED_AFTER_THE_ENDING ->
                closed
                        ? Optional.of(new ModelEvent.Failed(ModelFailure.of(Kind.CANCELLED, "It was closed.")))
                        : Optional.empty();
            case WAITS_FOR_MORE -> {
                new CountDownLatch(1).await();
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }
}
