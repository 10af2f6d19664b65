package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Reason;
import java.util.List;

/**
 * What a script may do.
 *
 * @param parts everything it may do, in the order of the text; the script only reads if each part is proved
 * @param objections the rails that it would break
 * @param isStraight whether everything happens once at most, and in the order of the text
 */
public record Report(List<Part> parts, List<Objection> objections, boolean isStraight) {

    public Report {
        parts = List.copyOf(parts);
        objections = List.copyOf(objections);
    }

    /** A rail and what would break it. */
    public record Objection(Rail rail, Reason reason) {}
}
