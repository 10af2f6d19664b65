package dev.armature.tools.contract;

import java.util.Objects;

/**
 * The input of one call, as the model wrote it.
 *
 * @param json a complete JSON text; incomplete input never reaches a tool
 */
public record ToolInput(String json) {
    public ToolInput {
        Objects.requireNonNull(json, "json");
    }
}
