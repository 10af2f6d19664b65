package dev.armature.core.message;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a model said.
 *
 * @param id the provider's id of the message; empty if it has none
 * @param model the model that said it, as the provider names it
 * @param parts in order; may be empty
 * @param stopReason why it stopped
 */
public record AssistantMessage(String id, String model, List<Part> parts, StopReason stopReason) implements Message {

    /** One block of an assistant message. */
    public sealed interface Part {

        /** The block as the provider sent it. */
        RawBlock raw();

        /** Text for the user. */
        record Said(String text, RawBlock raw) implements Part {
            public Said {
                Objects.requireNonNull(text, "text");
                Objects.requireNonNull(raw, "raw");
            }
        }

        /** Reasoning; its text may be empty where the provider keeps it to itself. */
        record Thought(String text, RawBlock raw) implements Part {
            public Thought {
                Objects.requireNonNull(text, "text");
                Objects.requireNonNull(raw, "raw");
            }
        }

        /** A request to run a tool. */
        record Call(ToolCall call, RawBlock raw) implements Part {
            public Call {
                Objects.requireNonNull(call, "call");
                Objects.requireNonNull(raw, "raw");
            }
        }

        /** Something that only the provider understands; sent back as it came. */
        record Opaque(RawBlock raw) implements Part {
            public Opaque {
                Objects.requireNonNull(raw, "raw");
            }
        }
    }

    public AssistantMessage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(model, "model");
        parts = List.copyOf(parts);
        Objects.requireNonNull(stopReason, "stopReason");
    }

    /** All text for the user, joined without separators. */
    public String text() {
        return parts.stream()
                .filter(Part.Said.class::isInstance)
                .map(part -> ((Part.Said) part).text())
                .collect(Collectors.joining());
    }

    /** The tool calls, in order. */
    public List<ToolCall> calls() {
        return parts.stream()
                .filter(Part.Call.class::isInstance)
                .map(part -> ((Part.Call) part).call())
                .toList();
    }
}
