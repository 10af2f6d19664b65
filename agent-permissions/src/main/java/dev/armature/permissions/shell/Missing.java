package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.report.Doubt;
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
        String about = "Reading " + standing.path().lexical();
        if (!standing.isInside()) {
            missing.add(Standing.outside(about).at(place));
        }
        standing.guard().ifPresent(guard -> missing.add(guard.objection(about).at(place)));
        if (!standing.sensitivity().isEmpty()) {
            missing.add(standing.sensitive(about).at(place));
        }
        return missing;
    }

    static Reason writing(Standing standing, TextRange place) {
        return new Reason(
                Doubt.WRITING.code(), "Changing " + standing.path().lexical() + " is more than reading.", place, null);
    }
}
