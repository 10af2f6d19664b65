package dev.armature.examples.langchain4j.model;

import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.model.PushedStream;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * A model of LangChain4j as one of ours.
 *
 * <pre>{@code
 * Model model = LangChainModel.of(
 *         AnthropicStreamingChatModel.builder().apiKey(key).modelName("claude-sonnet-5-5").returnThinking(true).build(),
 *         KnownModels.standard().profile("anthropic", "claude-sonnet-5-5"),
 *         TokenReader.ANTHROPIC);
 * }</pre>
 *
 * Give it no tools and no prompt of its own: those come with each request. Marks for the provider's cache are set where
 * its model is built; a {@code cacheKey} is not passed on. A model that thinks has to return its thinking.
 *
 * @param tokens how its provider counts
 * @param takesPictures whether pictures may be sent; LangChain4j does not say which models take them
 * @param patience how long nothing may come; LangChain4j does not notice when a connection ends within an answer
 */
public record LangChainModel(
        StreamingChatModel model, ModelProfile profile, TokenReader tokens, boolean takesPictures, Duration patience)
        implements Model {
    private static final Duration STANDARD_PATIENCE = Duration.ofMinutes(5);

    public LangChainModel {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(tokens, "tokens");
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("patience must be longer than nothing, was " + patience);
        }
    }

    /** Without pictures, with five minutes of patience. */
    public static LangChainModel of(StreamingChatModel model, ModelProfile profile, TokenReader tokens) {
        return new LangChainModel(model, profile, tokens, false, STANDARD_PATIENCE);
    }

    /** The same, for a model that takes pictures, in what is said and in results of tools. */
    public LangChainModel withPictures() {
        return new LangChainModel(model, profile, tokens, true, patience);
    }

    /** The same with another patience. */
    public LangChainModel patience(Duration most) {
        return new LangChainModel(model, profile, tokens, takesPictures, most);
    }

    @Override
    public ModelStream ask(ModelRequest request) {
        Cancelling cancelling = new Cancelling();
        PushedStream answer = PushedStream.of(patience, cancelling::cancel);
        try {
            ChatRequest translated =
                    new RequestTranslation(format(), takesPictures, model.supportedCapabilities()).translate(request);
            AnswerHandler handler = new AnswerHandler(profile.name(), format(), tokens, answer, cancelling);
            // Some models answer within the call, others on threads of their own: neither may hold up who asks.
            cancelling.by(
                    Thread.ofVirtual().name("langchain4j-" + profile.name()).start(() -> chat(translated, handler)));
        } catch (RuntimeException e) {
            answer.push(new ModelEvent.Failed(LangChainFailures.of(e, profile.name())));
        }
        return answer;
    }

    private void chat(ChatRequest request, AnswerHandler handler) {
        try {
            model.chat(request, handler);
        } catch (RuntimeException | Error e) {
            handler.onError(e); // on a thread of its own nobody else would hear of it
        }
    }

    /** What a provider wants to have back goes to that provider only. */
    private String format() {
        return "langchain4j." + model.provider().name().toLowerCase(Locale.ROOT);
    }
}
