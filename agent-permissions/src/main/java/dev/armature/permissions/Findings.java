package dev.armature.permissions;

import dev.armature.permissions.decision.Effects;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.matching.Subject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one action before anybody's rules are asked: the common form of a command, a path, a host and a tool.
 *
 * @param about the action in a few words
 * @param protections guards and rails that object, each with its reason
 * @param subjects what deny and ask rules look at
 * @param claims the parts that must each be proved or allowed
 * @param effects what would happen
 * @param edits what files it changes, if it does nothing else
 */
record Findings(
        String about,
        List<Objection> protections,
        List<Subject> subjects,
        List<Claim> claims,
        Effects effects,
        Edits edits) {

    /** What an action changes that does nothing else. */
    enum Edits {
        /** Nothing, or more than the others. */
        OTHER,
        /** Ordinary files in the workspace. */
        ORDINARY_FILES,
        /** The plan, which may be written in plan mode. */
        PLAN
    }

    Findings {
        protections = List.copyOf(protections);
        subjects = List.copyOf(subjects);
        claims = List.copyOf(claims);
    }

    /** A guard or rail that objects. */
    record Objection(Subject.Protection protection, Reason reason) {}

    /**
     * A part of the action.
     *
     * @param subjects what an allow rule must match to cover the part; empty when no rule about a part can
     * @param missing why the part is not proved to read only; empty when it is proved
     * @param coveredByName whether a rule that names no more than the tool covers the part
     * @param rule the smallest useful rule that would cover the part; empty if none would be wise
     */
    record Claim(List<Subject> subjects, List<Reason> missing, boolean coveredByName, String rule) {
        Claim {
            subjects = List.copyOf(subjects);
            missing = List.copyOf(missing);
        }

        boolean isProved() {
            return missing.isEmpty();
        }

        /** The script that the part is in, if a rule that names the script word for word covers the part. */
        Optional<Subject.Script> script() {
            for (Subject subject : subjects) {
                if (subject instanceof Subject.Script script) {
                    return Optional.of(script);
                }
            }
            return Optional.empty();
        }
    }

    boolean isProved() {
        for (Claim claim : claims) {
            if (!claim.isProved()) {
                return false;
            }
        }
        return true;
    }

    List<Reason> missing() {
        Set<Reason> missing = new LinkedHashSet<>();
        claims.forEach(claim -> missing.addAll(claim.missing()));
        return List.copyOf(missing);
    }
}
