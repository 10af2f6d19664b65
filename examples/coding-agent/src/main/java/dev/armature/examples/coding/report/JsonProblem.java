package dev.armature.examples.coding.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.usage.Usage;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The result of a call that came to no run, for programs: they wait for one object, whatever happens. */
public final class JsonProblem {
    private JsonProblem() {}

    /**
     * Prints it on one line.
     *
     * @param status {@code unusable} or {@code failed}
     * @param message what was wrong and what to do
     */
    public static void print(PrintStream out, String status, String message, int exitCode) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("type", "result")
                .put("status", status)
                .put("text", "")
                .put("message", message)
                .put("session", "")
                .put("turns", 0)
                .put("toolCalls", 0);
        object.set("usage", EventJson.usage(Usage.none()));
        object.put("cacheReadRatio", 0.0).put("costUsd", 0).put("durationMs", 0).put("exitCode", exitCode);
        byte[] line = (Printable.json(object.toString()) + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length);
        out.flush();
    }
}
