package dev.armature.examples.coding.talk;

import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.CallInfo;
import dev.armature.examples.coding.report.Refusal;
import dev.armature.examples.coding.report.Unapproved;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers from a run's events which calls were refused because nobody could be asked, and what would have allowed them. */
final class Refusals {
    private final boolean hasPerson;
    private final Map<String, List<String>> suggested = new HashMap<>();
    private final Set<String> rules = new LinkedHashSet<>();
    private boolean isAny;

    Refusals(boolean hasPerson) {
        this.hasPerson = hasPerson;
    }

    void hear(AgentEvent event) {
        switch (event) {
            case AgentEvent.CallDecided decided -> suggested.put(decided.call().id(), decided.suggestedRules());
            case AgentEvent.ToolFinished finished
            when Refusal.neededApproval(finished.result()) -> refused(finished.call());
            case AgentEvent.ApprovalAnswered answered
            when !hasPerson && answered.verdict().startsWith("reject") -> refused(answered.call());
            default -> {}
        }
    }

    private void refused(CallInfo call) {
        isAny = true;
        rules.addAll(suggested.getOrDefault(call.id(), List.of()));
    }

    Unapproved unapproved() {
        return isAny ? new Unapproved(true, List.copyOf(rules)) : Unapproved.none();
    }
}
