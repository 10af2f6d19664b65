package dev.armature.testkit.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reasoning.ReasoningCheck;
import dev.armature.testkit.simulator.request.SimRequest;

/**
 * A request that nothing speaks against.
 *
 * @param draft its journal entry so far
 * @param body as it came
 * @param request the same in the words that every dialect shares
 * @param kept what of its prompt is read
 */
record Judged(Draft draft, JsonNode body, SimRequest request, SimModel model, ReasoningCheck.Kept kept) {

    boolean streams() {
        return body.path("stream").asBoolean();
    }

    boolean omitsThinking() {
        return body.path("thinking").path("display").asText().equals("omitted");
    }
}
