package dev.armature.testkit.simulator.request;

import java.util.Objects;

/** One block of a message that a client sent, in whatever dialect. */
public sealed interface SimBlock {

    /** Plain text. */
    record Text(String text) implements SimBlock {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * An earlier tool call of the model, sent back.
     *
     * @param inputJson compact JSON in the key order of the request; text that is no JSON at all stays as it was sent
     */
    record ToolUse(String id, String name, String inputJson) implements SimBlock {
        public ToolUse {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(inputJson, "inputJson");
        }
    }

    /**
     * What a tool gave back.
     *
     * @param text the text blocks of the result, joined by line feeds; empty when there are none
     * @param isError always false in dialects that have no such mark
     */
    record ToolResult(String toolUseId, String text, boolean isError) implements SimBlock {
        public ToolResult {
            Objects.requireNonNull(toolUseId, "toolUseId");
            Objects.requireNonNull(text, "text");
        }
    }

    /** Anything else (reasoning, images, documents), as compact JSON. */
    record Other(String json) implements SimBlock {
        public Other {
            Objects.requireNonNull(json, "json");
        }
    }
}
