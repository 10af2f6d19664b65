package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.shell.report.Doubt;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The proof that one start only reads, or else only changes ordinary files: what is missing to it, and what is done instead. */
final class Proof {

    private final String program;
    private final TextRange place;
    private final Set<Reason> missing;
    private final Set<Effect> kinds = EnumSet.noneOf(Effect.class);
    private Grasp grasp = Grasp.WHOLE;
    private boolean onlyEdits;

    /**
     * @param program as people may see it
     * @param missing what is missing already, because of what expanding the words does
     */
    Proof(String program, TextRange place, List<Reason> missing) {
        this.program = program;
        this.place = place;
        this.missing = new LinkedHashSet<>(missing);
        this.onlyEdits = missing.isEmpty();
    }

    List<Reason> missing() {
        return List.copyOf(missing);
    }

    Set<Effect> kinds() {
        return kinds;
    }

    Grasp grasp() {
        return grasp;
    }

    /** Whether nothing is missing but that it changes ordinary files. */
    boolean onlyEdits() {
        return onlyEdits;
    }

    boolean changesFiles() {
        return kinds.contains(Effect.WRITE) || kinds.contains(Effect.DELETE);
    }

    /** Says that it has such an effect, which is no reason yet. */
    void has(Effect effect) {
        kinds.add(effect);
    }

    void worsen(Grasp other) {
        grasp = grasp.worse(other);
    }

    /** Says that it runs what is not known. */
    void obscure(String why) {
        kinds.add(Effect.EXECUTE);
        worsen(Grasp.RUNS_ANYTHING);
        unclear(why);
    }

    void unclear(String why) {
        kinds.add(Effect.UNKNOWN);
        because(Doubt.UNPROVED, why);
    }

    void because(Doubt doubt, String why) {
        doesMoreThanEdit();
        missing.add(
                new Reason(doubt.code(), "`" + program + "` is not proved to only read: " + why + ".", place, null));
    }

    /** Says what speaks against reading a file, if anything does. */
    void reads(Collection<Reason> reasons) {
        missing.addAll(reasons);
        onlyEdits &= reasons.isEmpty();
    }

    /**
     * Says that a file is changed, which the reason tells.
     *
     * @param isOrdinary whether that is a file that may be edited
     */
    void edits(Reason reason, boolean isOrdinary) {
        missing.add(reason);
        onlyEdits &= isOrdinary;
    }

    void doesMoreThanEdit() {
        onlyEdits = false;
    }
}
