package dev.armature.examples.coding.check;

import dev.armature.permissions.Assessment;
import dev.armature.permissions.decision.Decision;
import java.nio.file.Path;

/**
 * What was said of a command.
 *
 * @param folder where it would run
 */
public record Verdict(String command, Path folder, Assessment assessment) {

    /** {@code allow}, {@code ask} or {@code deny}. */
    public String word() {
        return switch (assessment.decision()) {
            case Decision.Allow ignored -> "allow";
            case Decision.Ask ignored -> "ask";
            case Decision.Deny ignored -> "deny";
        };
    }

    /** The path as people read it: relative to the folder when it is inside. */
    String shown(Path path) {
        if (!path.startsWith(folder)) {
            return path.toString();
        }
        String relative = folder.relativize(path).toString();
        return relative.isEmpty() ? "." : relative;
    }
}
