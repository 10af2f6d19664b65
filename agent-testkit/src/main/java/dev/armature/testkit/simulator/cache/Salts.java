package dev.armature.testkit.simulator.cache;

import java.util.Optional;

/**
 * What is mixed into the chain of hashes besides blocks: a change makes the level anew, and what follows it.
 *
 * @param speed as it is asked for; empty for the standard one
 * @param system what belongs to the system level besides
 * @param messages what belongs to the messages, such as the tool choice
 * @param thinking whether and how much; where it belongs is up to the model
 * @param effort the same
 */
record Salts(String speed, String system, String messages, String thinking, String effort) {

    /** A format without any of these, but for what its answer is to look like. */
    static Salts of(String system) {
        return new Salts("", system, "", "", "");
    }

    String system(CacheTerms terms) {
        return "speed=" + speed + " " + system + ofModel(Level.SYSTEM, terms);
    }

    String messages(CacheTerms terms) {
        return messages + ofModel(Level.MESSAGES, terms);
    }

    private String ofModel(Level level, CacheTerms terms) {
        return reaching(level, terms.thinkingReach(), " thinking=" + thinking)
                + reaching(level, terms.effortReach(), " effort=" + effort);
    }

    private static String reaching(Level level, Optional<Level> reach, String salt) {
        return reach.filter(level::equals).map(same -> salt).orElse("");
    }
}
