package dev.armature.core.message;

import java.util.Objects;

/**
 * A model's request to run a tool.
 *
 * @param id unique within a request; results name it
 * @param name the tool's name as the model wrote it; may name no tool
 * @param inputJson the input as the model wrote it, {@code {}} if it wrote none; may be no JSON at all when incomplete
 * @param complete false when the text was cut off or is no JSON object: such a call is never run
 */
public record ToolCall(String id, String name, String inputJson, boolean complete) {
    public ToolCall {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(inputJson, "inputJson");
    }
}
