package dev.armature.models.anthropic;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.Message;
import dev.armature.core.message.StopReason;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelTraits;
import dev.armature.models.http.WireJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How every request of a client is to be answered, as far as it was said; and which of it is sent to a model that refuses
 * some of it.
 *
 * @param thinking how to think
 * @param effort how hard; empty to leave it to the provider
 * @param temperatureOrNull how to choose words; null to leave it to the provider
 * @param toolChoice the JSON text of which tool must be called; empty to leave that to the model
 * @param diagnosesCache whether the provider is asked what became of its cache
 */
record Wishes(
        ThinkingWish thinking,
        String effort,
        @Nullable Double temperatureOrNull,
        String toolChoice,
        boolean diagnosesCache) {
    static final String ANY_TOOL = "{\"type\":\"any\"}";

    private static final String FIRST_WITHOUT_SAMPLING = "2026-10-21";

    /** The choice of that tool. */
    static String tool(String name) {
        return "{\"type\":\"tool\",\"name\":" + WireJson.quoted(name) + "}";
    }

    /** The same for that version of the interface, the newer ones of which take no temperature from any model. */
    Wishes in(String version) {
        boolean takesSampling = version.compareTo(FIRST_WITHOUT_SAMPLING) < 0;
        return new Wishes(thinking, effort, takesSampling ? temperatureOrNull : null, toolChoice, diagnosesCache);
    }

    /** How to think. Whoever must call a tool may not think first. */
    String thinking(ModelRequest request, ModelTraits traits, int limit) {
        return (forced(request).isEmpty() ? thinking : ThinkingWish.off()).json(traits, limit);
    }

    /** Which tool must be called; empty without tools. */
    String forced(ModelRequest request) {
        return request.tools().isEmpty() ? "" : toolChoice;
    }

    /**
     * How to choose words; null to say nothing. Where the model thinks, only the usual temperature is taken.
     *
     * @param thinkingJson how to think
     */
    @Nullable
    Double temperature(ModelTraits traits, String thinkingJson) {
        boolean thinks = !thinkingJson.isEmpty() && !thinkingJson.equals(ThinkingWish.DISABLED);
        return traits.sampling() && !thinks ? temperatureOrNull : null;
    }

    /** Why a request is not sent, because the model would refuse it and nothing can be left out of it. */
    Optional<String> objection(ModelRequest request, ModelProfile profile) {
        if (!forced(request).isEmpty() && !profile.traits().forcedTools()) {
            return Optional.of("the model `" + profile.name() + "` cannot be made to call a tool. Leave out"
                    + " `mustCallTool`; if the answer needs a certain shape, give an answer schema");
        }
        if (!profile.traits().prefill() && isPrefill(request.messages().getLast())) {
            return Optional.of("the conversation ends with words of the assistant, and the model `" + profile.name()
                    + "` does not go on from a given beginning. End it with a message of the user");
        }
        return Optional.empty();
    }

    /** An answer that the provider paused goes back as it is, and is no beginning of ours. */
    private static boolean isPrefill(Message last) {
        return last instanceof AssistantMessage message
                && message.stopReason() != StopReason.PAUSED
                && !message.parts().isEmpty()
                && message.parts().getLast() instanceof Part.Said;
    }
}
