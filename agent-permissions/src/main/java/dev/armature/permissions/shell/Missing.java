package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.Standing;
import java.util.ArrayList;
import java.util.List;

/** Why a path is no proof of reading inside the workspace. */
final class Missing {

    private Missing() {}

    static List<Reason> reading(Standing standing, TextRange place) {
        if (standing.isOrdinaryInside()) {
            return List.of();
        }
        List<Reason> missing = new ArrayList<>();
        String path = "Reading " + standing.path().lexical();
        if (!standing.isInside()) {
            missing.add(new Reason(Doubt.OUTSIDE.code(), path + " is outside the workspace.", place, null));
        }
        standing.guard()
                .ifPresent(guard -> missing.add(new Reason(
                        "guard." + guard.id(), path + " is not allowed because " + guard.why() + ".", place, null)));
        if (!standing.sensitivity().isEmpty()) {
            missing.add(new Reason(
                    Doubt.SENSITIVE.code(),
                    path + " needs a rule that names the path, because " + standing.sensitivity() + ".",
                    place,
                    null));
        }
        return missing;
    }

    static Reason writing(Standing standing, TextRange place) {
        return new Reason(
                Doubt.WRITING.code(), "Changing " + standing.path().lexical() + " is more than reading.", place, null);
    }
}
