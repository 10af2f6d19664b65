package dev.armature.core.engine;

import dev.armature.core.approval.Approval;
import dev.armature.core.approval.Approvals;
import dev.armature.core.session.Entry;
import dev.armature.core.session.EntryBody.ApprovalGiven;
import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.rule.Rules;
import dev.armature.permissions.rule.Tier;
import java.util.List;
import java.util.Optional;

/** Rules that somebody gave while answering a question; they hold for the rest of the session. */
final class SessionRules {
    private static final String SOURCE = "an answer in this session";

    private SessionRules() {}

    /** The engine with the rules that earlier answers of the session brought. */
    static PermissionEngine replay(PermissionEngine engine, List<Entry> entries) {
        PermissionEngine permissions = engine;
        for (Entry entry : entries) {
            if (entry.body() instanceof ApprovalGiven given) {
                Optional<Approval> approval = Approvals.read(given);
                permissions = approval.isPresent() ? with(permissions, approval.get()) : permissions;
            }
        }
        return permissions;
    }

    /** The engine with the rule that an answer brings, if it brings one. */
    static PermissionEngine with(PermissionEngine engine, Approval approval) {
        return switch (approval) {
            case Approval.AllowAlways always ->
                engine.with(Rules.none().allow(always.rule()).named(SOURCE, Tier.SESSION));
            case Approval.RejectAlways always ->
                engine.with(Rules.none().deny(always.rule()).named(SOURCE, Tier.SESSION));
            case Approval.AllowOnce ignored -> engine;
            case Approval.RejectOnce ignored -> engine;
            case Approval.Defer ignored -> engine;
        };
    }
}
