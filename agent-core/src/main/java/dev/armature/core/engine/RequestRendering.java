package dev.armature.core.engine;

import dev.armature.core.message.Message;
import dev.armature.core.model.ModelRequest;
import dev.armature.prompts.PromptBlock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns a conversation into a request.
 *
 * @param system the host's system prompt; a session that began with another one keeps that
 * @param tools what the model may call
 * @param maxOutputTokens the longest answer
 * @param cacheKey names the conversation for providers that route by it
 * @param answerSchemaOrNull a JSON Schema that the final text must follow
 */
public record RequestRendering(
        List<PromptBlock> system,
        ToolCatalog tools,
        int maxOutputTokens,
        String cacheKey,
        @Nullable String answerSchemaOrNull) {

    public RequestRendering {
        system = List.copyOf(system);
        Objects.requireNonNull(tools, "tools");
        Objects.requireNonNull(cacheKey, "cacheKey");
    }

    /** @param kept the system prompt of the session */
    ModelRequest render(List<PromptBlock> kept, List<Message> messages) {
        return new ModelRequest(kept, tools.specs(), messages, maxOutputTokens, cacheKey, answerSchemaOrNull);
    }
}
