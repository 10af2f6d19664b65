package dev.armature.tools.contract;

import dev.armature.tools.schema.RecordSchema;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a model is told of a tool.
 *
 * @param name letters, digits, {@code _} and {@code -}, at most 128 of them; unique within an agent
 * @param description what it does and when to use it, for the model
 * @param inputSchema a JSON Schema of type {@code object}, as compact JSON text whose key order is fixed
 * @param limits how much it may give back, and how long it may take
 */
public record ToolSpec(String name, String description, String inputSchema, ToolLimits limits) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");

    public ToolSpec {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a tool's name is 1 to 128 letters, digits, `_` or `-`, was `" + name + "`");
        }
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(inputSchema, "inputSchema");
        Objects.requireNonNull(limits, "limits");
    }

    /** A tool whose input is {@code input}, with the usual limits. */
    public static ToolSpec of(String name, String description, Class<? extends Record> input) {
        return of(name, description, input, ToolLimits.standard());
    }

    /** A tool whose input is {@code input}. */
    public static ToolSpec of(String name, String description, Class<? extends Record> input, ToolLimits limits) {
        return new ToolSpec(name, description, RecordSchema.of(input).json(), limits);
    }
}
