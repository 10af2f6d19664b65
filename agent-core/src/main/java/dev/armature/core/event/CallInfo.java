package dev.armature.core.event;

import dev.armature.tools.contract.OneLine;
import java.util.Objects;

/**
 * A tool call, for onlookers.
 *
 * @param id the model's id of the call
 * @param tool the tool's name; of a tool that does not exist, what the model wrote, made safe to be shown as the summary
 *     is
 * @param inputJson the input as the model wrote it
 * @param summary the call in one line, safe to be shown: what a person could not see in it, such as the control characters
 *     that move a terminal's cursor, is written out as {@link OneLine} says
 */
public record CallInfo(String id, String tool, String inputJson, String summary) {
    public CallInfo {
        Objects.requireNonNull(id, "id");
        tool = OneLine.of(tool);
        Objects.requireNonNull(inputJson, "inputJson");
        summary = OneLine.of(summary);
    }
}
