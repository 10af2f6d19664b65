package dev.armature.examples.coding.report;

import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.ToolResult;

/** Recognises calls that did not run because somebody would have had to approve them. */
public final class Refusal {
    private Refusal() {}

    /** Whether an approval was needed and nobody could be asked. */
    public static boolean neededApproval(ToolResult result) {
        return result.isError() && result.text().startsWith("[" + ErrorCode.E_NEEDS_USER + "]");
    }
}
