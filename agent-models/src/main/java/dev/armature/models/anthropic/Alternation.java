package dev.armature.models.anthropic;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.Message;
import dev.armature.core.message.UserMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a conversation strictly alternate: answers of which nothing is sent are left out, and neighbours of one role
 * become one message. A conversation that already does is returned as it is, with the same objects; and the same neighbours
 * always become the same object, so that what is known of messages by their identity is known of these, too. Thread-safe.
 */
final class Alternation {
    /** By the first of two neighbours, for as long as that lives. What they become does not hold it. */
    private final Cache<Message, Joined> known =
            Caffeine.newBuilder().weakKeys().build();

    private record Joined(Message after, Message both) {}

    List<Message> of(List<Message> messages) {
        if (alternates(messages)) {
            return messages;
        }
        List<Message> merged = new ArrayList<>();
        for (Message message : messages) {
            if (isEmpty(message)) {
                continue;
            }
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).getClass() == message.getClass()) {
                merged.set(last, both(merged.get(last), message));
            } else {
                merged.add(message);
            }
        }
        return merged;
    }

    private static boolean alternates(List<Message> messages) {
        boolean userNext = true;
        for (Message message : messages) {
            if (message instanceof UserMessage != userNext || isEmpty(message)) {
                return false;
            }
            userNext = !userNext;
        }
        return true;
    }

    /** Whether nothing of the message is sent. */
    static boolean isEmpty(Message message) {
        if (!(message instanceof AssistantMessage assistant)) {
            return false;
        }
        for (AssistantMessage.Part part : assistant.parts()) {
            if (AnthropicMessages.isSent(part)) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // what is known of messages is known of the object
    private Message both(Message before, Message after) {
        Joined joined = known.getIfPresent(before);
        if (joined == null || joined.after() != after) {
            joined = new Joined(after, joined(before, after));
            known.put(before, joined);
        }
        return joined.both();
    }

    private static Message joined(Message before, Message after) {
        return switch (before) {
            case UserMessage earlier -> new UserMessage(joined(earlier.parts(), ((UserMessage) after).parts()));
            case AssistantMessage earlier -> joined(earlier, (AssistantMessage) after);
        };
    }

    private static AssistantMessage joined(AssistantMessage before, AssistantMessage after) {
        return new AssistantMessage(
                after.id(), after.model(), joined(before.parts(), after.parts()), after.stopReason());
    }

    private static <T> List<T> joined(List<T> before, List<T> after) {
        List<T> all = new ArrayList<>(before);
        all.addAll(after);
        return all;
    }
}
