package dev.armature.models.anthropic;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Which messages are sent without their reasoning, because the provider no longer takes it: it was bound to a prompt that is
 * another one now. What was left out once stays left out, for the reasoning that follows is bound to a prompt without it.
 *
 * <p>Messages are known by identity, and the same message always becomes the same object. Thread-safe.
 */
final class VoidReasoning {
    /** What each is sent as, for as long as it lives. What it becomes does not hold it. */
    private final Cache<Message, AssistantMessage> without =
            Caffeine.newBuilder().weakKeys().build();

    private volatile boolean isInUse;

    /** The messages as they are sent; the same list if none of them is concerned. */
    List<Message> of(List<Message> messages) {
        if (!isInUse) {
            return messages;
        }
        List<Message> sent = new ArrayList<>(messages.size());
        boolean isSame = true;
        for (Message message : messages) {
            AssistantMessage bare = without.getIfPresent(message);
            isSame &= bare == null;
            sent.add(bare == null ? message : bare);
        }
        return isSame ? messages : sent;
    }

    /**
     * From now on those messages are sent without reasoning that lie at a place of what was sent, or behind it.
     *
     * @param place counts messages as they were sent, from 0
     * @return whether there was any reasoning left to leave out
     */
    boolean leaveOut(List<Message> messages, int place) {
        boolean found = false;
        for (Message message : sentFrom(messages, place)) {
            if (message instanceof AssistantMessage assistant && thinks(assistant)) {
                found |= without.getIfPresent(message) == null;
                var unused = without.get(message, key -> bare(assistant));
            }
        }
        isInUse |= found;
        return found;
    }

    /** What is sent at that place or behind it: neighbours of one role are sent as one, and empty messages not at all. */
    private List<Message> sentFrom(List<Message> messages, int place) {
        List<Message> behind = new ArrayList<>();
        List<Message> sent = of(messages);
        Class<?> role = null;
        int at = -1;
        for (int i = 0; i < messages.size(); i++) {
            if (Alternation.isEmpty(sent.get(i))) {
                continue;
            }
            at += sent.get(i).getClass() == role ? 0 : 1;
            role = sent.get(i).getClass();
            if (at >= place) {
                behind.add(messages.get(i));
            }
        }
        return behind;
    }

    private static boolean thinks(AssistantMessage message) {
        return message.parts().stream().anyMatch(VoidReasoning::isReasoning);
    }

    private static boolean isReasoning(Part part) {
        return part instanceof Part.Thought && AnthropicMessages.isSent(part);
    }

    private static AssistantMessage bare(AssistantMessage message) {
        List<Part> rest =
                message.parts().stream().filter(part -> !isReasoning(part)).toList();
        return new AssistantMessage(message.id(), message.model(), rest, message.stopReason());
    }
}
