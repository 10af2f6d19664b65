package dev.armature.core.model;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.usage.Usage;
import java.time.Duration;

/** What happens while a model answers, in order. */
public sealed interface ModelEvent {

    /** A new attempt begins: whatever came before it is void. The first attempt is not announced. */
    record Retrying(int attempt, ModelFailure failure, Duration pause) implements ModelEvent {}

    /** The provider has begun to answer. */
    record Started(String messageId, String model) implements ModelEvent {}

    /** A piece of text for the user. */
    record TextDelta(String text) implements ModelEvent {}

    /** A piece of reasoning. */
    record ThinkingDelta(String text) implements ModelEvent {}

    /** A tool call begins; its input follows. */
    record CallStarted(String id, String name) implements ModelEvent {}

    /** One block is whole. A call may run from here on, though the message is not complete. */
    record PartCompleted(Part part) implements ModelEvent {}

    /** The answer is whole. The message's parts are those of the {@code PartCompleted} events, in order. */
    record Completed(AssistantMessage message, Usage usage) implements ModelEvent {}

    /** There will be no answer. */
    record Failed(ModelFailure failure) implements ModelEvent {}
}
