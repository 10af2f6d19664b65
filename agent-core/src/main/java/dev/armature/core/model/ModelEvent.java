package dev.armature.core.model;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.usage.Usage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What happens while a model answers, in order. */
public sealed interface ModelEvent {

    /** Whether no event of this answer comes after it: it is whole, or there will be none. */
    default boolean isLast() {
        return this instanceof Completed || this instanceof Failed;
    }

    /**
     * A new attempt begins: whatever came before it is void, except for what it cost. The first attempt is not announced.
     *
     * @param failed how the attempt before it ended
     */
    record Retrying(int attempt, Failed failed, Duration pause) implements ModelEvent {

        /** After an attempt that cost nothing, as far as the provider said. */
        public Retrying(int attempt, ModelFailure failure, Duration pause) {
            this(attempt, new Failed(failure), pause);
        }

        /** Why the attempt before it failed. */
        public ModelFailure failure() {
            return failed.failure();
        }
    }

    /**
     * The provider has begun to answer: comes once and first, unless there will be no answer.
     *
     * @param notices what the provider said beside it
     */
    record Started(String messageId, String model, List<ModelNotice> notices) implements ModelEvent {
        public Started {
            notices = List.copyOf(notices);
        }

        /** An answer beside which nothing was said. */
        public Started(String messageId, String model) {
            this(messageId, model, List.of());
        }

        /** The same with one more notice before the others. */
        public Started with(ModelNotice notice) {
            return new Started(messageId, model, before(notice, notices));
        }
    }

    /** A piece of text for the user. The pieces of a block come before it is whole, and make up its text. */
    record TextDelta(String text) implements ModelEvent {}

    /** A piece of reasoning. */
    record ThinkingDelta(String text) implements ModelEvent {}

    /** A tool call begins; its input follows, with the call when that is whole. */
    record CallStarted(String id, String name) implements ModelEvent {}

    /** One block is whole. A call may run from here on, though the message is not complete. */
    record PartCompleted(Part part) implements ModelEvent {}

    /**
     * The answer is whole. The message's parts are those of the {@code PartCompleted} events, in order.
     *
     * @param usage what the provider counted; no prompt tokens at all mean that nobody counted, and what it cost is unknown
     */
    record Completed(AssistantMessage message, Usage usage) implements ModelEvent {}

    /**
     * There will be no answer.
     *
     * @param usage what the provider had counted until then; an answer that breaks off is paid for all the same
     * @param received how many characters of text, reasoning and calls had come, pieces of a call included that no other event
     *     tells of; 0 if nobody counted
     * @param notices what the provider said beside its refusal
     */
    record Failed(ModelFailure failure, Usage usage, long received, List<ModelNotice> notices) implements ModelEvent {
        public Failed {
            notices = List.copyOf(notices);
        }

        /** A failure beside which nothing was said. */
        public Failed(ModelFailure failure, Usage usage, long received) {
            this(failure, usage, received, List.of());
        }

        /** A failure that cost nothing, as far as the provider said. */
        public Failed(ModelFailure failure) {
            this(failure, Usage.none());
        }

        /** One of which it was not counted how much had come. */
        public Failed(ModelFailure failure, Usage usage) {
            this(failure, usage, 0);
        }
    }

    private static List<ModelNotice> before(ModelNotice first, List<ModelNotice> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }
}
