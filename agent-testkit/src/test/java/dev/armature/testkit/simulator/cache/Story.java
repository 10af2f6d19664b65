package dev.armature.testkit.simulator.cache;

import dev.armature.testsupport.property.Draws;
import java.util.List;

/**
 * A conversation to be had with the cache.
 *
 * @param start whether tools and system prompt are marked too, and for how long
 * @param collapse whether a run of calls counts as one position
 * @param multiplier tokens of the model for each token of the simulator
 * @param minTokens from which on the model caches
 */
record Story(Start start, boolean collapse, double multiplier, long minTokens, List<Turn> turns) {

    enum Start {
        UNMARKED,
        FIVE_MINUTES,
        ONE_HOUR
    }

    /**
     * One more request.
     *
     * @param calls parallel calls with their results; 0 for an answer in words
     * @param texts of the user, who says at least one where there are no results
     * @param size of each block in bytes, about
     * @param unmarkedEnd whether a block comes after the mark
     * @param seconds since the request before, where the deed leaves a choice
     */
    record Turn(Deed deed, int calls, int texts, int size, boolean unmarkedEnd, int seconds) {}

    static Story from(Draws draws) {
        Start start = draws.oneOf(Start.UNMARKED, Start.UNMARKED, Start.FIVE_MINUTES, Start.ONE_HOUR);
        return new Story(
                start,
                !draws.oneIn(4),
                draws.oneOf(1.0, 1.0, 1.3),
                start == Start.UNMARKED ? draws.oneOf(1_024L, 0L, 4_096L) : 1_024L,
                draws.listOf(2, 10, Story::turn));
    }

    private static Turn turn(Draws draws) {
        return new Turn(
                draws.oneIn(2) ? draws.oneOf(Deed.values()) : Deed.GROWS,
                draws.oneIn(2) ? draws.between(1, draws.oneIn(4) ? 12 : 3) : 0,
                draws.oneIn(4) ? draws.between(1, 17) : draws.below(3),
                draws.between(40, 1_200),
                draws.oneIn(3),
                draws.oneIn(6) ? 299 : draws.between(1, 120));
    }
}
