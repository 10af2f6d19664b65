package dev.armature.prompts;

import static dev.armature.prompts.Cause.changed;
import static dev.armature.prompts.Cause.missed;
import static dev.armature.prompts.Cause.uncached;

import dev.armature.prompts.cache.Blocks;
import dev.armature.prompts.cache.BreakKind;
import dev.armature.prompts.cache.CacheProfile;
import dev.armature.prompts.cache.Difference;
import dev.armature.prompts.cache.Level;
import dev.armature.prompts.cache.PretendProvider;
import dev.armature.prompts.cache.SentPrompt.Parameter;
import java.time.Duration;
import java.util.stream.Stream;

/** What agents have done with marks, models and time, and what has to be said of each. */
final class CausesInRequests {

    private CausesInRequests() {}

    static Stream<Cause> all() {
        return Stream.concat(marks(), requests());
    }

    private static Stream<Cause> marks() {
        return Stream.of(
                new Cause(
                        "no mark on the last message",
                        well -> {
                            well.talk.says(well.history.get(HealthyTalk.UNSENT));
                            well.talk.sends(well.marked(4));
                            return well.talk
                                    .says(Blocks.assistant(9, "answer").weighing(100))
                                    .sends();
                        },
                        missed(
                                BreakKind.MARKER_MISSING,
                                "messages[8].content[0]",
                                "the previous request had no mark on its last block `messages[8].content[0]`",
                                3_000)),
                new Cause(
                        "a turn of many calls, wider than the lookback",
                        well -> {
                            for (int i = 0; i < 15; i++) {
                                well.talk.says(Blocks.toolUse(9, i, "t" + i));
                            }
                            for (int i = 0; i < 15; i++) {
                                well.talk.says(Blocks.toolResult(10, i, "t" + i, "r"));
                            }
                            return well.talk.sends(
                                    well.marked(4, well.talk.segments().size() - 1));
                        },
                        missed(
                                BreakKind.LOOKBACK_OVERFLOW,
                                "messages[7].content[0]",
                                "the next mark stands 30 positions after `messages[7].content[0]`, and the provider looks back 19",
                                10_000)),
                new Cause(
                        "five minutes where an hour was meant",
                        well -> well.talk
                                .says(well.history.get(HealthyTalk.UNSENT))
                                .waits(Duration.ofMinutes(6))
                                .sends(),
                        missed(
                                BreakKind.TTL_EXPIRED,
                                "messages[7].content[0]",
                                "the entry was 370 s old and is kept 300 s",
                                15_409)));
    }

    private static Stream<Cause> requests() {
        PretendProvider forgetful = new PretendProvider();
        return Stream.of(
                new Cause(
                        "another model",
                        well -> well.talk
                                .says(well.history.get(HealthyTalk.UNSENT))
                                .asks("some-model-2")
                                .sends(),
                        changed(
                                BreakKind.MODEL_CHANGED,
                                new Difference(Level.TOOLS, 0, "model", "", 0, "some-model-1", "some-model-2"),
                                15_409)),
                new Cause(
                        "another tool choice",
                        well -> well.talk
                                .says(well.history.get(HealthyTalk.UNSENT))
                                .with(new Parameter("tool_choice", "{\"type\":\"any\"}", Level.MESSAGES))
                                .sends(),
                        changed(
                                BreakKind.PARAMETER_CHANGED,
                                new Difference(Level.MESSAGES, 5, "tool_choice", "", 0, "", "{\"type\":\"any\"}"),
                                10_000)),
                new Cause(
                        "sent beside the request that writes what it needs",
                        well -> {
                            well.talk.says(well.history.get(HealthyTalk.UNSENT)).sends();
                            return well.talk
                                    .waits(Duration.ofMillis(-9_500))
                                    .says(Blocks.user(9, "and this"))
                                    .sends();
                        },
                        missed(
                                BreakKind.PARALLEL_COLD_START,
                                "messages[8].content[0]",
                                "the request was sent before the previous one began to answer",
                                3_000)),
                new Cause(
                        "forgotten by the provider",
                        ignored -> {
                            HealthyTalk well = new HealthyTalk(HealthyTalk.PROFILE, forgetful);
                            forgetful.evict();
                            return well.sends();
                        },
                        missed(
                                BreakKind.SERVER_EVICTION,
                                "messages[7].content[0]",
                                "the entry at `messages[7].content[0]` should have been there",
                                15_409)),
                new Cause(
                        "a prefix shorter than the model caches",
                        ignored -> new HealthyTalk(CacheProfile.explicit(100_000), new PretendProvider()).sends(),
                        uncached(
                                BreakKind.BELOW_MINIMUM,
                                "messages[7].content[0]",
                                "the prompt up to `messages[7].content[0]` (about 15409 tokens) is shorter than the model caches",
                                15_409)));
    }
}
