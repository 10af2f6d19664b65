package dev.armature.core.event;

import java.util.Objects;

/**
 * A tool call, for onlookers.
 *
 * @param id the model's id of the call
 * @param tool the tool's name
 * @param inputJson the input as the model wrote it
 * @param summary the call in one line
 */
public record CallInfo(String id, String tool, String inputJson, String summary) {
    public CallInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(inputJson, "inputJson");
        Objects.requireNonNull(summary, "summary");
    }
}
