package dev.armature.prompts.standard;

import dev.armature.prompts.fact.StandardFacts;
import dev.armature.prompts.section.Stability;
import java.util.Set;

/** Where the agent finds itself, as of the start of the session. */
final class Environment extends MarkdownSection {

    Environment() {
        super(
                "environment",
                Stability.SESSION,
                100,
                Set.of(
                        StandardFacts.WORKING_DIRECTORY,
                        StandardFacts.GIT_CHECKOUT,
                        StandardFacts.PLATFORM,
                        StandardFacts.SHELL,
                        StandardFacts.START_DATE,
                        StandardFacts.MODEL));
    }
}
