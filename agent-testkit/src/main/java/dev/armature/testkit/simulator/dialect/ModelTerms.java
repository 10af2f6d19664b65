package dev.armature.testkit.simulator.dialect;

import dev.armature.testkit.simulator.cache.CacheTerms;
import dev.armature.testkit.simulator.provider.SimModel;

/** How a model is cached, which depends on the format in which it is asked. */
public final class ModelTerms {
    private ModelTerms() {}

    /** In the Messages API: up to markers, as far back as its lookback reaches. */
    public static CacheTerms messages(SimModel model) {
        return new CacheTerms(
                model.minCacheTokens(),
                model.tokenMultiplier(),
                model.readPrice(),
                CacheTerms.standard().lookback(),
                0,
                model.thinkingReach(),
                model.effortReach());
    }

    /** In the formats of OpenAI, where nothing is too far back. */
    public static CacheTerms openAi(SimModel model) {
        return messages(model).withoutLookbackLimit().withStep(model.cacheStep());
    }
}
