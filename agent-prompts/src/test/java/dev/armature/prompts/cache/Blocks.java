package dev.armature.prompts.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.prompts.section.Stability;
import java.util.List;

/** Blocks of a prompt as a wire would have them, for tests. */
public final class Blocks {

    private Blocks() {}

    /** A tool that every install has. */
    public static Segment tool(int index, String name, String description) {
        return Segment.tool("tools[" + index + "]", Stability.GLOBAL, toolJson(name, description));
    }

    /** A tool that a server told when the session started. */
    public static Segment serverTool(int index, String name, String description) {
        return Segment.tool("tools[" + index + "]", Stability.SESSION, toolJson(name, description));
    }

    private static byte[] toolJson(String name, String description) {
        return bytes("{\"name\":\"" + name + "\",\"description\":\"" + description
                + "\",\"input_schema\":{\"type\":\"object\",\"properties\":{\"path\":{\"type\":\"string\"}}}}");
    }

    public static Segment system(int index, Stability stability, String text) {
        return Segment.system("system[" + index + "]", stability, textJson(text), List.of());
    }

    public static Segment user(int message, String text) {
        return Segment.message("messages[" + message + "].content[0]", "user", textJson(text));
    }

    public static Segment assistant(int message, String text) {
        return Segment.message("messages[" + message + "].content[0]", "assistant", textJson(text));
    }

    public static Segment toolUse(int message, int block, String id) {
        return Segment.message(
                "messages[" + message + "].content[" + block + "]",
                "assistant",
                bytes("{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"Read\",\"input\":{\"path\":\"a\"}}"));
    }

    public static Segment toolResult(int message, int block, String id, String text) {
        return Segment.message(
                "messages[" + message + "].content[" + block + "]",
                "user",
                bytes("{\"type\":\"tool_result\",\"tool_use_id\":\"" + id + "\",\"content\":\"" + text + "\"}"));
    }

    public static byte[] textJson(String text) {
        return bytes("{\"type\":\"text\",\"text\":\"" + text.replace("\n", "\\n") + "\"}");
    }

    public static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
