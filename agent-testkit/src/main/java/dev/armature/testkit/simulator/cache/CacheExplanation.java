package dev.armature.testkit.simulator.cache;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a request read what it read.
 *
 * @param hitIndex index of the block whose entry was read, -1 for none
 * @param hitPath where that block is in the body, such as `system.1`; empty for none
 * @param missReasonOrNull null when nothing was missed
 * @param differenceOrNull null for the first request of a conversation, and when it only grew
 * @param cost of the input, in prices of a plain input token
 * @param leastCost the least that all inputs of the conversation so far could have cost together
 */
public record CacheExplanation(
        int hitIndex,
        String hitPath,
        @Nullable MissReason missReasonOrNull,
        @Nullable Difference differenceOrNull,
        double cost,
        double leastCost) {

    public CacheExplanation {
        Objects.requireNonNull(hitPath, "hitPath");
    }

    /** Why less was read than could have been; empty when nothing was missed. */
    public Optional<MissReason> missReason() {
        return Optional.ofNullable(missReasonOrNull);
    }

    /** The first block that differs from the request before. */
    public Optional<Difference> difference() {
        return Optional.ofNullable(differenceOrNull);
    }

    /**
     * The first block that differs from the same conversation's request before.
     *
     * @param index of the block in rendered order
     * @param kind the block's type
     * @param byteOffset of the first byte that differs within the block's compact JSON
     * @param before up to 40 bytes on either side, as it was; empty when there was no such block
     * @param now likewise, as it is; empty when there is no such block any more
     */
    public record Difference(
            int index, Level level, String kind, String path, int byteOffset, String before, String now) {}
}
