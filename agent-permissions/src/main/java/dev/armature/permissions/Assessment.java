package dev.armature.permissions;

import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.Effects;
import java.util.List;
import java.util.Objects;

/**
 * What the engine says of one action.
 *
 * @param decision allow, ask or deny, with reasons
 * @param effects what the action would do, as far as it is known, whatever was decided
 * @param suggestedRules the allow rules that are missing: all of them together would have let it pass. Each is the narrowest
 *     that stays useful; the text of the whole command where no prefix of it would be wise. Empty unless the decision is
 *     ask, and when no rules would help
 */
public record Assessment(Decision decision, Effects effects, List<String> suggestedRules) {

    public Assessment {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(effects, "effects");
        suggestedRules = List.copyOf(suggestedRules);
    }
}
