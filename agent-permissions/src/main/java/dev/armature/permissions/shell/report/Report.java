package dev.armature.permissions.shell.report;

import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.spi.FileView;
import java.util.List;

/**
 * What a script may do.
 *
 * @param parts everything it may do, in the order of the text; the script only reads if each part is proved
 * @param breaches the rails that it would break
 * @param isStraight whether everything happens once at most, and in the order of the text
 * @param files the file system as it was seen
 */
public record Report(List<Part> parts, List<Breach> breaches, boolean isStraight, FileView files) {

    public Report {
        parts = List.copyOf(parts);
        breaches = List.copyOf(breaches);
    }

    /** A rail and what would break it. */
    public record Breach(Rail rail, Reason reason) {}
}
