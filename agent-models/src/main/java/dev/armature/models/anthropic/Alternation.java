package dev.armature.models.anthropic;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.Message;
import dev.armature.core.message.UserMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a conversation strictly alternate: answers of which nothing is sent are left out, and neighbours of one role
 * become one message. A conversation that already does is returned as it is, with the same objects.
 */
final class Alternation {
    private Alternation() {}

    static List<Message> of(List<Message> messages) {
        if (alternates(messages)) {
            return messages;
        }
        List<Message> merged = new ArrayList<>();
        for (Message message : messages) {
            if (isEmpty(message)) {
                continue;
            }
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last) instanceof UserMessage before && message instanceof UserMessage after) {
                merged.set(last, new UserMessage(joined(before.parts(), after.parts())));
            } else if (last >= 0
                    && merged.get(last) instanceof AssistantMessage before
                    && message instanceof AssistantMessage after) {
                merged.set(last, joined(before, after));
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

    private static boolean isEmpty(Message message) {
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
