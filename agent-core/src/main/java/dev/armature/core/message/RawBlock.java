package dev.armature.core.message;

import java.util.Objects;

/**
 * A block exactly as a provider sent it.
 *
 * @param format the wire format it belongs to, such as {@code anthropic.messages}; empty when there is no raw form
 * @param json the block's JSON text
 */
public record RawBlock(String format, String json) {
    private static final RawBlock NONE = new RawBlock("", "");

    public RawBlock {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(json, "json");
    }

    /** No raw form: the block was made here, and is encoded from what it means. */
    public static RawBlock none() {
        return NONE;
    }

    /** Whether it can be sent back verbatim in that wire format. */
    public boolean isOf(String wireFormat) {
        return format.equals(wireFormat);
    }
}
