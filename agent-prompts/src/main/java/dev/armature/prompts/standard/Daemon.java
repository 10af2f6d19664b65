package dev.armature.prompts.standard;

import dev.armature.prompts.fact.StandardFacts;
import dev.armature.prompts.section.Stability;

/** How to work when nobody watches. */
final class Daemon extends OfferedSection {

    Daemon() {
        super("daemon", Stability.SESSION, 200, StandardFacts.DAEMON_DUTY, StandardFacts.DAEMON_LIMITS);
    }
}
