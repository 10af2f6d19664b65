package dev.armature.testkit.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.testkit.simulator.dialect.Dialect;
import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.refusal.ApiError;
import java.util.Optional;

/** Lists the models, and tells about one, as the clients of OpenAI expect it. Those of Anthropic are known, and not listed. */
final class OpenAiModelsEndpoint implements Endpoint {
    private final Machinery machinery;
    private final Dialect dialect;
    private final Replies replies;

    OpenAiModelsEndpoint(Machinery machinery, Dialect dialect) {
        this.machinery = machinery;
        this.dialect = dialect;
        this.replies = new Replies(machinery, dialect);
    }

    @Override
    public HttpReply handle(Draft draft) {
        Optional<ApiError> refusal = machinery.access.refusal(dialect.key(draft.request));
        if (refusal.isPresent()) {
            return replies.error(draft, refusal.get());
        }
        String path = draft.request.path();
        if (path.equals(ModelsEndpoint.PATH)) {
            ObjectNode list = Json.MAPPER.createObjectNode().put("object", "list");
            ArrayNode data = list.putArray("data");
            machinery.provider().models().stream()
                    .filter(model -> !ModelsEndpoint.isOfAnthropic(model))
                    .forEach(model -> data.add(json(model)));
            return replies.json(draft, list.toString());
        }
        String id = path.substring(ModelsEndpoint.PATH.length() + 1);
        return machinery
                .model(id)
                .map(model -> replies.json(draft, json(model).toString()))
                .orElseGet(() -> replies.error(draft, ApiError.unknownModel(id)));
    }

    private static ObjectNode json(SimModel model) {
        return Json.MAPPER
                .createObjectNode()
                .put("id", model.id())
                .put("object", "model")
                .put("created", model.createdAt().getEpochSecond())
                .put("owned_by", ModelsEndpoint.isOfAnthropic(model) ? "anthropic" : "system");
    }
}
