package dev.armature.testkit.simulator.reply;

import dev.armature.testkit.simulator.json.Json;
import java.util.Objects;

/** One block of what the simulated model says. */
public sealed interface ReplyBlock {

    /** Plain text; may be empty, as a model's may. */
    record Text(String text) implements ReplyBlock {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /** Reasoning. Signed where the dialect signs it. */
    record Thinking(String text) implements ReplyBlock {
        public Thinking {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A tool call. Its id is made by the simulator.
     *
     * @param inputJson the text of one JSON object, sent exactly as it is
     */
    record ToolUse(String name, String inputJson) implements ReplyBlock {
        public ToolUse {
            Objects.requireNonNull(name, "name");
            Json.requireObject(inputJson, "inputJson");
        }
    }

    /** The text of one JSON object with a `type`, sent whole, as an unknown or server-made block is. */
    record RawJson(String json) implements ReplyBlock {
        public RawJson {
            Json.requireObject(json, "json");
        }
    }
}
