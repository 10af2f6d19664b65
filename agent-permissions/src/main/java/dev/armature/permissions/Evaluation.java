package dev.armature.permissions;

import dev.armature.permissions.Findings.Claim;
import dev.armature.permissions.Findings.Edits;
import dev.armature.permissions.Findings.Objection;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.matching.Match;
import dev.armature.permissions.matching.RuleSet;
import dev.armature.permissions.matching.RuleSet.Hit;
import dev.armature.permissions.matching.Subject;
import dev.armature.permissions.rule.Verdict;
import dev.armature.permissions.shell.report.Doubt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order in which things speak about one action. The first that speaks decides:
 *
 * <ol>
 *   <li>guards: deny
 *   <li>deny rules
 *   <li>rails: deny
 *   <li>plan mode: deny what is not proved to read only, but for writing the plan
 *   <li>ask rules, and deny rules that may match
 *   <li>allow rules, for every part that is not proved
 *   <li>proof: every part only reads inside the workspace
 *   <li>the modes {@code acceptEdits}, {@code bypass} and {@code plan}, but where something guarded may be changed
 *   <li>otherwise ask; {@code dontAsk} makes it deny
 * </ol>
 *
 * Checks of others are asked after all of these, and the stricter of both answers holds. A sandbox never speaks.
 */
final class Evaluation {

    private final RuleSet rules;
    private final Mode mode;
    private final Trace trace;

    Evaluation(RuleSet rules, Mode mode, Trace trace) {
        this.rules = rules;
        this.mode = mode;
        this.trace = trace;
    }

    /**
     * @param context the tools that the action happens within; rules may speak of them too
     */
    Decision decide(Findings found, List<Subject> context) {
        List<Subject> subjects = new ArrayList<>(found.subjects());
        subjects.addAll(context);
        List<Hit> denying = hits(Verdict.DENY, subjects);
        return protections(found, Subject.Protection.Kind.GUARD, "guards")
                .or(() -> denyRules(found, denying))
                .or(() -> protections(found, Subject.Protection.Kind.RAIL, "rails"))
                .or(() -> planMode(found))
                .or(() -> askRules(found, hits(Verdict.ASK, subjects), denying))
                .or(() -> allowRules(found, context))
                .or(() -> proof(found))
                .or(() -> modes(found))
                .orElseGet(() -> asking(found));
    }

    private Optional<Decision> protections(Findings found, Subject.Protection.Kind kind, String step) {
        List<Reason> reasons = new ArrayList<>();
        for (Objection objection : found.protections()) {
            if (objection.protection().kind() == kind) {
                List<Hit> off = rules.matching(Verdict.ALLOW, objection.protection());
                if (off.isEmpty()) {
                    reasons.add(objection.reason());
                } else {
                    trace.add(
                            found,
                            step,
                            () -> "`" + objection.protection().id() + "` is switched off by "
                                    + off.getFirst().shown());
                }
            }
        }
        return reasons.isEmpty() ? nothing(found, step) : said(found, step, new Decision.Deny(reasons));
    }

    private List<Hit> hits(Verdict verdict, List<Subject> subjects) {
        if (!rules.has(verdict)) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        for (Subject subject : subjects) {
            hits.addAll(rules.matching(verdict, subject));
        }
        return hits;
    }

    private Optional<Decision> denyRules(Findings found, List<Hit> denying) {
        List<Reason> reasons = reasons(found, denying, Match.YES, "rule.deny", "is denied by the rule");
        return reasons.isEmpty() ? nothing(found, "deny rules") : said(found, "deny rules", new Decision.Deny(reasons));
    }

    private Optional<Decision> planMode(Findings found) {
        if (mode != Mode.PLAN || found.isProved() || found.edits() == Edits.PLAN) {
            return nothing(found, "plan mode");
        }
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reason.of("mode.plan", "Plan mode allows only what is proved to read."));
        reasons.addAll(found.missing());
        return said(found, "plan mode", new Decision.Deny(reasons));
    }

    private Optional<Decision> askRules(Findings found, List<Hit> asking, List<Hit> denying) {
        List<Reason> reasons = new ArrayList<>();
        reasons.addAll(reasons(found, asking, Match.YES, "rule.ask", "is asked by the rule"));
        reasons.addAll(reasons(found, asking, Match.MAYBE, "rule.ask", "may match the ask rule"));
        reasons.addAll(reasons(found, denying, Match.MAYBE, "rule.deny.possible", "may match the deny rule"));
        return reasons.isEmpty() ? nothing(found, "ask rules") : said(found, "ask rules", asked(reasons));
    }

    private static List<Reason> reasons(Findings found, List<Hit> hits, Match match, String code, String says) {
        if (hits.isEmpty()) {
            return List.of();
        }
        return hits.stream()
                .filter(hit -> hit.match() == match)
                .map(hit -> new Reason(code, sentence(found, says, hit), null, hit.shown()))
                .distinct()
                .toList();
    }

    private static String sentence(Findings found, String says, Hit hit) {
        String why = hit.written().justification();
        return found.about() + " " + says + " `" + hit.written().text() + "` (" + hit.source() + ")"
                + (why.isEmpty() ? "." : ": " + why);
    }

    /** Every part that is not proved must be covered, by a rule about the part or by one about the tool as a whole. */
    private Optional<Decision> allowRules(Findings found, List<Subject> context) {
        if (found.isProved()) {
            return nothing(found, "allow rules");
        }
        List<Reason> reasons = new ArrayList<>();
        for (Claim claim : found.claims()) {
            if (!claim.isProved()) {
                Optional<Hit> hit = covering(claim, context);
                if (hit.isEmpty()) {
                    return nothing(found, "allow rules");
                }
                reasons.add(new Reason(
                        "rule.allow",
                        sentence(found, "is allowed by the rule", hit.get()),
                        null,
                        hit.get().shown()));
            }
        }
        return said(
                found,
                "allow rules",
                new Decision.Allow(reasons.stream().distinct().toList()));
    }

    /**
     * Allow rules that are missing: together they would let it pass. A part that no rule of its own covers is covered by
     * one that names the whole script. Empty when no rules would help, as when an ask rule speaks.
     */
    List<String> missingRules(Findings found, List<Subject> context, Decision decision) {
        if (!(decision instanceof Decision.Ask) || isSaidByRule(decision)) {
            return List.of();
        }
        List<Claim> open = new ArrayList<>();
        Optional<Claim> withoutRule = Optional.empty();
        for (Claim claim : found.claims()) {
            if (!claim.isProved() && covering(claim, context).isEmpty()) {
                open.add(claim);
                withoutRule = withoutRule.isEmpty() && claim.rule().isEmpty() ? Optional.of(claim) : withoutRule;
            }
        }
        if (withoutRule.isEmpty()) {
            return open.stream().map(Claim::rule).distinct().toList();
        }
        Optional<String> whole = withoutRule.get().script().flatMap(Subject.Script::rule);
        if (whole.isEmpty()) {
            return List.of();
        }
        Set<String> rules = new LinkedHashSet<>();
        for (Claim claim : open) {
            rules.add(claim.script().isPresent() ? whole.get() : claim.rule());
        }
        return rules.contains("") ? List.of() : List.copyOf(rules);
    }

    private static boolean isSaidByRule(Decision decision) {
        for (Reason reason : decision.reasons()) {
            if (reason.writtenRule().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Optional<Hit> covering(Claim claim, List<Subject> context) {
        return covering(claim.subjects(), claim)
                .or(() -> claim.coveredByName() ? covering(context, claim) : Optional.empty());
    }

    private Optional<Hit> covering(List<Subject> subjects, Claim claim) {
        for (Subject subject : subjects) {
            for (Hit hit : rules.matching(Verdict.ALLOW, subject)) {
                if (hit.match() == Match.YES && (claim.coveredByName() || !hit.isBare())) {
                    return Optional.of(hit);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Decision> proof(Findings found) {
        if (!found.isProved()) {
            trace.add(found, "proof", () -> "not proved: " + messages(found.missing()));
            return Optional.empty();
        }
        String does = found.claims().isEmpty() ? " starts and opens nothing." : " only reads inside the workspace.";
        return said(found, "proof", new Decision.Allow(List.of(Reason.of("proof.read-only", found.about() + does))));
    }

    private Optional<Decision> modes(Findings found) {
        if (mode == Mode.BYPASS && isSearched(found) && !mayTouchGuarded(found)) {
            return said(
                    found,
                    "mode",
                    new Decision.Allow(
                            List.of(Reason.of("mode.bypass", "The mode bypass allows what nothing stricter stops."))));
        }
        if (mode == Mode.PLAN && found.edits() == Edits.PLAN) {
            return said(
                    found,
                    "mode",
                    new Decision.Allow(
                            List.of(Reason.of("mode.plan-file", "Plan mode allows the plan itself to be written."))));
        }
        if (mode == Mode.ACCEPT_EDITS && found.edits() == Edits.ORDINARY_FILES) {
            return said(
                    found,
                    "mode",
                    new Decision.Allow(List.of(
                            Reason.of("mode.acceptEdits", "The mode acceptEdits allows edits inside the workspace."))));
        }
        return nothing(found, "mode");
    }

    /** Whether it was looked through for rails as a whole, and opens no secrets that nobody named. */
    private static boolean isSearched(Findings found) {
        for (Claim claim : found.claims()) {
            for (Reason reason : claim.missing()) {
                boolean isUncovered =
                        claim.subjects().isEmpty() && reason.code().equals(Doubt.SENSITIVE.code());
                if (isUncovered || Doubt.isUnsearched(reason.code())) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean mayTouchGuarded(Findings found) {
        for (Claim claim : found.claims()) {
            if (!claim.subjects().isEmpty()
                    && claim.subjects().getFirst() instanceof Subject.Protection
                    && covering(claim.subjects(), claim).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** What checks of others object to; empty if they do not. */
    Optional<Decision> objections(Findings found, CommandChecks.Objections objections) {
        if (!objections.denying().isEmpty()) {
            return said(found, "checks", new Decision.Deny(objections.denying()));
        }
        return objections.asking().isEmpty() ? Optional.empty() : said(found, "checks", asked(objections.asking()));
    }

    private Decision asking(Findings found) {
        Decision decision = asked(found.missing());
        trace.add(found, "otherwise", () -> brief(decision));
        return decision;
    }

    private Decision asked(List<Reason> reasons) {
        if (mode != Mode.DONT_ASK) {
            return new Decision.Ask(reasons);
        }
        List<Reason> all = new ArrayList<>();
        all.add(Reason.of("mode.dontAsk", "This would be asked, and the mode dontAsk denies whatever would be."));
        all.addAll(reasons);
        return new Decision.Deny(all);
    }

    private Optional<Decision> nothing(Findings found, String step) {
        trace.add(found, step, () -> "nothing");
        return Optional.empty();
    }

    private Optional<Decision> said(Findings found, String step, Decision decision) {
        trace.add(found, step, () -> brief(decision));
        return Optional.of(decision);
    }

    private static String brief(Decision decision) {
        String word = switch (decision) {
            case Decision.Allow ignored -> "allow";
            case Decision.Ask ignored -> "ask";
            case Decision.Deny ignored -> "deny";
        };
        return word + ": " + messages(decision.reasons());
    }

    private static String messages(List<Reason> reasons) {
        return reasons.stream().map(Reason::message).collect(Collectors.joining(" "));
    }
}
