package dev.armature.permissions.path;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.decision.Reason;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a path stands.
 *
 * @param path both names
 * @param isInside whether both names lie in a root of the workspace
 * @param guarding the guard that forbids touching it, if any
 * @param sensitivity half a sentence on why only a rule that names it may open it; empty when it is an ordinary file
 */
public record Standing(
        ResolvedPath path, boolean isInside, @Nullable Guard guarding, String sensitivity) {

    public Standing {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(sensitivity, "sensitivity");
    }

    /** The guard that forbids touching it. */
    public Optional<Guard> guard() {
        return Optional.ofNullable(guarding);
    }

    /**
     * How it stands for who only looks at it from outside, such as at its size: a secret does not show so. Rules that name the path
     * still speak of it.
     */
    public Standing fromOutside() {
        Guard other = guarding == Guard.CREDENTIALS ? null : guarding;
        return new Standing(path, isInside, other, "");
    }

    /** Why what {@code about} tells of, in a few words, is not let pass where the path lies outside. */
    public static Reason outside(String about) {
        return Reason.of("path.outside", about + " is outside the workspace.");
    }

    /** Why what {@code about} tells of, in a few words, is asked for an ordinary rule; for a path that has a sensitivity. */
    public Reason sensitive(String about) {
        return Reason.of("path.sensitive", about + " needs a rule that names the path, because " + sensitivity + ".");
    }

    /** Whether it is not protected, wherever it lies. */
    public boolean isOrdinary() {
        return guarding == null && sensitivity.isEmpty();
    }

    /** Whether it is an ordinary file in the workspace. */
    public boolean isOrdinaryInside() {
        return isInside && isOrdinary();
    }
}
