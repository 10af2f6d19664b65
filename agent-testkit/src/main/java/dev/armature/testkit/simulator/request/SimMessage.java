package dev.armature.testkit.simulator.request;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** One message that a client sent. Tool results are in user messages, whatever the dialect. */
public record SimMessage(Role role, List<SimBlock> blocks) {

    public SimMessage {
        Objects.requireNonNull(role, "role");
        blocks = List.copyOf(blocks);
    }

    /** Who speaks. {@link #SYSTEM} is a system message in mid-conversation; the leading one is not among the messages. */
    public enum Role {
        USER,
        ASSISTANT,
        SYSTEM
    }

    /** The text blocks joined by line feeds; empty when there are none. */
    public String text() {
        return ofType(SimBlock.Text.class).stream().map(SimBlock.Text::text).collect(Collectors.joining("\n"));
    }

    /** The calls of this message, in order. */
    public List<SimBlock.ToolUse> toolUses() {
        return ofType(SimBlock.ToolUse.class);
    }

    /** The results in this message, in order. */
    public List<SimBlock.ToolResult> toolResults() {
        return ofType(SimBlock.ToolResult.class);
    }

    private <B extends SimBlock> List<B> ofType(Class<B> type) {
        return blocks.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
