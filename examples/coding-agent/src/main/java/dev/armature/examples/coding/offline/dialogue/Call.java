package dev.armature.examples.coding.offline.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.testkit.simulator.request.SimBlock;

/** A tool call that a plan wants made. Two calls are equal when their tools and inputs are, whatever the order of fields. */
public record Call(String tool, JsonNode input) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode fields() {
        return JSON.createObjectNode();
    }

    /** The first 2,000 lines of a file. */
    static Call read(String path) {
        return new Call("Read", fields().put("file_path", path));
    }

    /** Lines of a file, the first being number {@code offset}. */
    static Call read(String path, int offset, int limit) {
        return new Call(
                "Read", fields().put("file_path", path).put("offset", offset).put("limit", limit));
    }

    /** Replaces the only place where {@code old} stands. */
    static Call edit(String path, String old, String replacement) {
        return new Call(
                "Edit", fields().put("file_path", path).put("old_string", old).put("new_string", replacement));
    }

    /** Replaces every place where {@code old} stands. */
    public static Call editAll(String path, String old, String replacement) {
        return new Call(
                "Edit",
                fields().put("file_path", path)
                        .put("old_string", old)
                        .put("new_string", replacement)
                        .put("replace_all", true));
    }

    /** The edit that takes this edit back. */
    public Call reversed() {
        ObjectNode back = input.deepCopy();
        back.set("old_string", input.path("new_string"));
        back.set("new_string", input.path("old_string"));
        return new Call(tool, back);
    }

    static Call grep(String pattern, String path, int limit, int offset) {
        ObjectNode input = fields().put("pattern", pattern)
                .put("path", path)
                .put("output_mode", "content")
                .put("head_limit", limit);
        return new Call("Grep", offset == 0 ? input : input.put("offset", offset));
    }

    static Call glob(String pattern, String path, int limit) {
        return new Call(
                "Glob", fields().put("pattern", pattern).put("path", path).put("limit", limit));
    }

    static Call list(String path, int depth) {
        return new Call("LS", fields().put("path", path).put("depth", depth));
    }

    /** Runs a command. The description says what this run is for, so that two runs of one command can be told apart. */
    public static Call bash(String command, String description) {
        return new Call("Bash", fields().put("command", command).put("description", description));
    }

    /** The same, killed after so many milliseconds. */
    public static Call bash(String command, String description, int timeoutMillis) {
        return new Call(
                "Bash",
                fields().put("command", command).put("description", description).put("timeout_ms", timeoutMillis));
    }

    boolean isSameAs(SimBlock.ToolUse use) {
        return tool.equals(use.name()) && input.equals(parsed(use.inputJson()));
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            // A call with an unreadable input was not made by a plan, so it equals none.
            return JSON.nullNode();
        }
    }

    /** What is asked for, in a line: {@code Bash: mv A.java B.java}. */
    public String summary() {
        for (String field : new String[] {"command", "file_path", "pattern", "path"}) {
            if (input.has(field)) {
                return tool + " `" + input.path(field).asText() + "`";
            }
        }
        return tool;
    }
}
