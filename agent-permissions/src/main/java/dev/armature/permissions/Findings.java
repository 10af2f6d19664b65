package dev.armature.permissions;

import dev.armature.permissions.decision.Effects;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.rule.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one action before anybody's rules are asked: the common form of a command, a path, a host and a tool.
 *
 * @param about the action in a few words
 * @param protections guards and rails that object, each with its reason
 * @param subjects what deny and ask rules look at
 * @param claims the parts that must each be proved or allowed
 * @param effects what would happen
 * @param editsOrdinaryFiles whether the action does nothing but change ordinary files in the workspace
 * @param suggestions allow rules that would cover it
 */
record Findings(
        String about,
        List<Objection> protections,
        List<Subject> subjects,
        List<Claim> claims,
        Effects effects,
        boolean editsOrdinaryFiles,
        List<String> suggestions) {

    Findings {
        protections = List.copyOf(protections);
        subjects = List.copyOf(subjects);
        claims = List.copyOf(claims);
        suggestions = List.copyOf(suggestions);
    }

    /** A guard or rail that objects. */
    record Objection(Subject.Protection protection, Reason reason) {}

    /**
     * A part of the action.
     *
     * @param subjects what an allow rule must match to cover the part; empty when no rule about a part can
     * @param missing why the part is not proved to read only; empty when it is proved
     * @param coveredByName whether a rule that names no more than the tool covers the part
     */
    record Claim(List<Subject> subjects, List<Reason> missing, boolean coveredByName) {
        Claim {
            subjects = List.copyOf(subjects);
            missing = List.copyOf(missing);
        }

        boolean isProved() {
            return missing.isEmpty();
        }
    }

    boolean isProved() {
        return claims.stream().allMatch(Claim::isProved);
    }

    List<Reason> missing() {
        List<Reason> missing = new ArrayList<>();
        claims.forEach(claim -> missing.addAll(claim.missing()));
        return missing.stream().distinct().toList();
    }
}
