package dev.armature.examples.coding.explain;

import dev.armature.prompts.cache.BreakpointPlan;
import dev.armature.prompts.cache.CacheProfile;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.cache.SentPrompt;
import java.time.Instant;
import java.util.List;

/**
 * A prompt as it was explained once: what a next request has to begin with, which is all but the user's last message.
 *
 * @param at when
 * @param model provider and name
 * @param segments in order
 */
record KeptPrompt(Instant at, String model, SegmentChain segments) {

    /** What of an explained prompt the next request must begin with. */
    static KeptPrompt of(Instant at, String model, SegmentChain whole) {
        return new KeptPrompt(at, model, whole.first(lastMessage(whole)));
    }

    /** The last message has not been said yet: another one in its place breaks nothing. */
    private static int lastMessage(SegmentChain chain) {
        int from = chain.size();
        while (from > chain.messagesStart()
                && message(chain.get(from - 1).path())
                        .equals(message(chain.get(chain.size() - 1).path()))) {
            from--;
        }
        return from;
    }

    /** {@code messages[3]} of {@code messages[3].content[1]}. */
    private static String message(String path) {
        return path.substring(0, path.indexOf(']') + 1);
    }

    /** As the detector of breaks compares it; marks have no part in that. */
    SentPrompt sent() {
        BreakpointPlan unmarked =
                new BreakpointPlan(segments, CacheProfile.automatic(CacheProfile.DEFAULT_MIN_TOKENS), List.of());
        return new SentPrompt(model, List.of(), unmarked, at);
    }
}
