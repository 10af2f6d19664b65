package dev.armature.testkit.simulator.request;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a client asked, the same for every dialect.
 *
 * @param model as the client named it
 * @param system the blocks of the leading system prompt joined by line feeds; empty when there is none
 * @param toolNames in the client's order, deferred ones included
 * @param messages in order; adjacent messages of one role stay apart as they were sent
 */
public record SimRequest(String model, String system, List<String> toolNames, List<SimMessage> messages) {

    public SimRequest {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(system, "system");
        toolNames = List.copyOf(toolNames);
        messages = List.copyOf(messages);
    }

    /** The text of the newest user message that has any text; empty when none has. A bare tool result is looked past. */
    public String lastUserText() {
        return messages.reversed().stream()
                .filter(message -> message.role() == SimMessage.Role.USER)
                .map(SimMessage::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The results the client brings with this request: those of its closing user messages, in order. */
    public List<SimBlock.ToolResult> newToolResults() {
        int afterAssistant = messages.size();
        while (afterAssistant > 0 && messages.get(afterAssistant - 1).role() != SimMessage.Role.ASSISTANT) {
            afterAssistant--;
        }
        return messages.subList(afterAssistant, messages.size()).stream()
                .flatMap(message -> message.toolResults().stream())
                .toList();
    }

    /** All results of the conversation, oldest first. */
    public List<SimBlock.ToolResult> toolResults() {
        return messages.stream()
                .flatMap(message -> message.toolResults().stream())
                .toList();
    }

    /** All calls of the conversation, oldest first. */
    public List<SimBlock.ToolUse> toolUses() {
        return messages.stream().flatMap(message -> message.toolUses().stream()).toList();
    }

    /** The call that a result answers. */
    public Optional<SimBlock.ToolUse> toolUse(String id) {
        return toolUses().stream().filter(use -> use.id().equals(id)).findFirst();
    }

    /** How often the model has spoken already: 0 in the first request of a conversation. */
    public int turn() {
        return (int) messages.stream()
                .filter(message -> message.role() == SimMessage.Role.ASSISTANT)
                .count();
    }

    /** Whether the model may call that tool. */
    public boolean offers(String toolName) {
        return toolNames.contains(toolName);
    }
}
