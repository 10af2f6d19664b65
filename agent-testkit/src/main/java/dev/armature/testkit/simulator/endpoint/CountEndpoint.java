package dev.armature.testkit.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.cache.Prompt;
import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.messages.MessagesDialect;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.refusal.ApiError;
import dev.armature.testkit.simulator.refusal.Refused;
import java.io.IOException;

/** Counts the tokens of a prompt: the same number that a request for a message would be charged in all its parts. */
final class CountEndpoint implements Endpoint {
    private final Machinery machinery;
    private final MessagesDialect dialect;
    private final Replies replies;

    CountEndpoint(Machinery machinery, MessagesDialect dialect) {
        this.machinery = machinery;
        this.dialect = dialect;
        this.replies = new Replies(machinery, dialect);
    }

    @Override
    public HttpReply handle(Draft draft) {
        try {
            return replies.json(draft, "{\"input_tokens\":" + count(draft) + "}");
        } catch (Refused refused) {
            return replies.error(draft, refused.error());
        } catch (IOException | IllegalArgumentException e) {
            return replies.error(draft, ApiError.invalid("The request body is not valid JSON: " + e.getMessage()));
        }
    }

    private long count(Draft draft) throws IOException {
        Refused.on(machinery.access.refusal(dialect.key(draft.request)));
        Refused.on(dialect.headerProblem(draft.request));
        JsonNode body = Json.read(draft.body());
        SimModel model = machinery.asked(body);
        Refused.on(dialect.countProblem(draft.request, body, model));
        Prompt prompt = dialect.prompt(draft.body());
        Refused.on(prompt.markProblem().map(ApiError::invalid));
        return machinery
                .reasoning
                .kept(prompt, body, model, machinery.provider().preservedThinking())
                .prompt()
                .tokens(model.tokenMultiplier());
    }
}
