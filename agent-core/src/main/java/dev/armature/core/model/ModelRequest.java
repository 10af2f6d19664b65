package dev.armature.core.model;

import dev.armature.core.message.Message;
import dev.armature.prompts.PromptBlock;
import dev.armature.tools.contract.ToolSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a model. Lists keep their objects from request to request, so that a wire format can encode each
 * message once and recognise it again.
 *
 * @param system blocks of the system prompt, in order
 * @param tools in order; the order is part of what is cached
 * @param messages strictly alternating, beginning and ending with a user message
 * @param maxOutputTokens at least 1
 * @param cacheKey names the conversation for providers that route by it; empty for none
 * @param answerSchemaOrNull a JSON Schema that the final text must follow
 * @param cacheMarks where the provider shall remember what it has read up to there, and for how long, by number of the
 *     segment, counted from 0 through tools, system and messages as the wire format cuts them; of no effect with a provider
 *     that remembers by itself
 */
public record ModelRequest(
        List<PromptBlock> system,
        List<ToolSpec> tools,
        List<Message> messages,
        int maxOutputTokens,
        String cacheKey,
        @Nullable String answerSchemaOrNull,
        Map<Integer, Duration> cacheMarks) {

    public ModelRequest {
        system = List.copyOf(system);
        tools = List.copyOf(tools);
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a request needs at least one message");
        }
        if (maxOutputTokens < 1) {
            throw new IllegalArgumentException("maxOutputTokens must be at least 1, was " + maxOutputTokens);
        }
        Objects.requireNonNull(cacheKey, "cacheKey");
        cacheMarks = Map.copyOf(cacheMarks);
    }

    /** A request without cache marks. */
    public ModelRequest(
            List<PromptBlock> system,
            List<ToolSpec> tools,
            List<Message> messages,
            int maxOutputTokens,
            String cacheKey,
            @Nullable String answerSchemaOrNull) {
        this(system, tools, messages, maxOutputTokens, cacheKey, answerSchemaOrNull, Map.of());
    }

    /** The same with those cache marks. */
    public ModelRequest cacheMarks(Map<Integer, Duration> marks) {
        return new ModelRequest(system, tools, messages, maxOutputTokens, cacheKey, answerSchemaOrNull, marks);
    }

    /** The same with other messages. */
    public ModelRequest messages(List<Message> others) {
        return new ModelRequest(system, tools, others, maxOutputTokens, cacheKey, answerSchemaOrNull, cacheMarks);
    }

    /** The same with another limit of output. */
    public ModelRequest maxOutputTokens(int most) {
        return new ModelRequest(system, tools, messages, most, cacheKey, answerSchemaOrNull, cacheMarks);
    }

    /** A JSON Schema that the final text must follow. */
    public Optional<String> answerSchema() {
        return Optional.ofNullable(answerSchemaOrNull);
    }
}
