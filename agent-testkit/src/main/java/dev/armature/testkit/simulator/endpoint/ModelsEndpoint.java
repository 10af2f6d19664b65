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

/** Lists the models, and tells about one, as the Messages API does. Those of OpenAI are known, and not listed. */
final class ModelsEndpoint implements Endpoint {
    static final String PATH = "/v1/models";
    private static final int PAGE = 20;
    private static final int LONGEST_PAGE = 1_000;

    private final Machinery machinery;
    private final Dialect dialect;
    private final Replies replies;

    ModelsEndpoint(Machinery machinery, Dialect dialect) {
        this.machinery = machinery;
        this.dialect = dialect;
        this.replies = new Replies(machinery, dialect);
    }

    @Override
    public HttpReply handle(Draft draft) {
        Optional<ApiError> refusal = machinery
                .access
                .refusal(dialect.key(draft.request))
                .or(() -> dialect.headerProblem(draft.request))
                .or(() -> limitProblem(draft.request.query()));
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
        List<SimModel> models = machinery.provider().models().stream()
                .filter(model -> !isOfOpenAi(model))
                .toList();
        int limit = query.containsKey("limit") ? Integer.parseInt(query.get("limit")) : PAGE;
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

    static boolean isOfAnthropic(SimModel model) {
        return model.id().startsWith("claude-");
    }

    private static boolean isOfOpenAi(SimModel model) {
        return model.id().startsWith("gpt-");
    }

    private static Optional<ApiError> limitProblem(Map<String, String> query) {
        String limit = query.getOrDefault("limit", String.valueOf(PAGE));
        if (!limit.matches("-?[0-9]{1,9}")) {
            return Optional.of(ApiError.invalid("limit: Input should be a valid integer"));
        }
        int number = Integer.parseInt(limit);
        if (number < 1) {
            return Optional.of(ApiError.invalid("limit: Input should be greater than or equal to 1"));
        }
        return number <= LONGEST_PAGE
                ? Optional.empty()
                : Optional.of(ApiError.invalid("limit: Input should be less than or equal to " + LONGEST_PAGE));
    }
}
