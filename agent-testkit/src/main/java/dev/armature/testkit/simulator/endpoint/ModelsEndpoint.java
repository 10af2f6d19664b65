package dev.armature.testkit.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.testkit.simulator.dialect.Dialect;
import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.refusal.ApiError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the models, and tells about one. */
final class ModelsEndpoint implements Endpoint {
    static final String PATH = "/v1/models";
    private static final int PAGE = 20;
    private static final int LONGEST_PAGE = 1_000;

    private final Machinery machinery;
    private final Replies replies;

    ModelsEndpoint(Machinery machinery, Dialect dialect) {
        this.machinery = machinery;
        this.replies = new Replies(machinery, dialect);
    }

    @Override
    public HttpReply handle(Draft draft) {
        Optional<ApiError> refusal = machinery.access.refusal(draft.request);
        if (refusal.isPresent()) {
            return replies.error(draft, refusal.get());
        }
        String path = draft.request.path();
        if (path.equals(PATH)) {
            return replies.json(draft, list(draft.request.query()).toString());
        }
        String id = path.substring(PATH.length() + 1);
        return machinery
                .model(id)
                .map(model -> replies.json(draft, ModelJson.of(model).toString()))
                .orElseGet(() -> replies.error(draft, ApiError.unknownModel(id)));
    }

    private ObjectNode list(Map<String, String> query) {
        List<SimModel> models = machinery.settings.provider().models();
        int limit = Math.clamp(number(query.getOrDefault("limit", "")), 1, LONGEST_PAGE);
        int from = query.containsKey("after_id") ? index(models, query.get("after_id")) + 1 : 0;
        int until = models.size();
        if (query.containsKey("before_id")) {
            until = Math.max(0, index(models, query.get("before_id")));
            from = Math.max(0, until - limit);
        }
        int to = Math.min(until, from + limit);
        boolean more = query.containsKey("before_id") ? from > 0 : to < models.size();
        List<SimModel> page = models.subList(Math.min(from, to), to);
        ObjectNode list = Json.MAPPER.createObjectNode();
        ArrayNode data = list.putArray("data");
        page.forEach(model -> data.add(ModelJson.of(model)));
        list.put("has_more", more);
        list.put("first_id", page.isEmpty() ? null : page.getFirst().id());
        list.put("last_id", page.isEmpty() ? null : page.getLast().id());
        return list;
    }

    private static int index(List<SimModel> models, String id) {
        for (int i = 0; i < models.size(); i++) {
            if (models.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private static int number(String text) {
        try {
            return text.isEmpty() ? PAGE : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return PAGE;
        }
    }
}
