package dev.armature.testkit.model;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.usage.Usage;
import dev.armature.testkit.stream.ReadyStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A model whose answers are a function of what it is asked.
 *
 * <pre>{@code
 * Model echo = FunctionModel.of(request -> Reply.text("You sent " + request.messages().size() + " messages."));
 * }</pre>
 *
 * Texts come in pieces. The function is called on the thread that asks, by several at once when the model is shared; what
 * it throws is a fault of the test, and goes to whoever asks. Tokens are counted by a rule of thumb, four characters each.
 */
public final class FunctionModel implements Model {
    private static final ModelProfile PROFILE = new ModelProfile("function", "function", 200_000, 32_000);
    private static final int PIECE = 16;

    private final Function<? super ModelRequest, Reply> function;
    private final ModelProfile profile;
    private final int piece;
    private final AtomicInteger answers = new AtomicInteger();

    private FunctionModel(Function<? super ModelRequest, Reply> function, ModelProfile profile, int piece) {
        this.function = Objects.requireNonNull(function, "function");
        this.profile = Objects.requireNonNull(profile, "profile");
        this.piece = piece;
    }

    /** A model that answers by the function, in pieces of sixteen characters. */
    public static FunctionModel of(Function<? super ModelRequest, Reply> function) {
        return new FunctionModel(function, PROFILE, PIECE);
    }

    /** The same with another profile: another name, another window. */
    public FunctionModel profile(ModelProfile other) {
        return new FunctionModel(function, other, piece);
    }

    /** The same in pieces of so many characters, at least one. */
    public FunctionModel pieces(int characters) {
        if (characters < 1) {
            throw new IllegalArgumentException("a piece has at least 1 character, was " + characters);
        }
        return new FunctionModel(function, profile, characters);
    }

    @Override
    public ModelProfile profile() {
        return profile;
    }

    @Override
    public ModelStream ask(ModelRequest request) {
        return switch (function.apply(request)) {
            case Reply.Fails(ModelFailure failure) -> ReadyStream.failed(failure);
            case Reply.Says says ->
                ReadyStream.saying(
                        new AssistantMessage(
                                "msg_" + answers.incrementAndGet(), profile.name(), says.parts(), says.stopReason()),
                        usage(request, says),
                        piece);
        };
    }

    private static Usage usage(ModelRequest request, Reply.Says says) {
        return new Usage(
                tokens(request.toString()), 0, 0, 0, tokens(says.parts().toString()), 0);
    }

    private static long tokens(String text) {
        return 1L + text.length() / 4;
    }
}
