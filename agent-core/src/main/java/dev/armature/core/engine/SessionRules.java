package dev.armature.core.engine;

import dev.armature.core.approval.Approval;
import dev.armature.core.approval.Approvals;
import dev.armature.core.session.Entry;
import dev.armature.core.session.EntryBody.ApprovalGiven;
import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.rule.InvalidRulesException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rules that somebody gave while answering a question; they hold for the rest of the session. */
final class SessionRules {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRules.class);

    private SessionRules() {}

    /**
     * The engine with the rules that earlier answers of the session brought.
     *
     * @throws InvalidRulesException when a rule that forbids can no longer be used; one that allows is left out instead
     */
    static PermissionEngine replay(PermissionEngine engine, List<Entry> entries) {
        PermissionEngine permissions = engine;
        for (Entry entry : entries) {
            if (entry.body() instanceof ApprovalGiven given) {
                Optional<Approval> approval = Approvals.read(given);
                permissions = approval.isPresent() ? replay(permissions, approval.get()) : permissions;
            }
        }
        return permissions;
    }

    private static PermissionEngine replay(PermissionEngine engine, Approval approval) {
        try {
            return with(engine, approval);
        } catch (InvalidRulesException e) {
            if (approval instanceof Approval.RejectAlways) {
                throw e;
            }
            LOG.warn("A rule that was given earlier in the session is left out: {}", e.getMessage());
            return engine;
        }
    }

    /**
     * The engine with the rule that an answer brings, if it brings one.
     *
     * @throws InvalidRulesException when the rule cannot be used as it is written
     */
    static PermissionEngine with(PermissionEngine engine, Approval approval) {
        return Approvals.ruleOf(approval).map(engine::with).orElse(engine);
    }
}
