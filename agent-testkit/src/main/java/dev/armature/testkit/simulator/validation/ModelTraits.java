package dev.armature.testkit.simulator.validation;

import java.util.Set;

/**
 * What one model accepts.
 *
 * @param maxOutputTokens most that `max_tokens` may be
 * @param prefill the last message may be the assistant's
 * @param samplingParameters `temperature`, `top_p` and `top_k` are accepted
 * @param systemMessages messages with the role `system` are accepted
 * @param forcedToolUse `tool_choice` may be `any` or `tool`
 * @param thinkingTypes accepted values of `thinking.type`
 * @param efforts accepted values of `output_config.effort`; empty when it is not accepted
 */
public record ModelTraits(
        int maxOutputTokens,
        boolean prefill,
        boolean samplingParameters,
        boolean systemMessages,
        boolean forcedToolUse,
        Set<String> thinkingTypes,
        Set<String> efforts) {

    public ModelTraits {
        thinkingTypes = Set.copyOf(thinkingTypes);
        efforts = Set.copyOf(efforts);
    }
}
