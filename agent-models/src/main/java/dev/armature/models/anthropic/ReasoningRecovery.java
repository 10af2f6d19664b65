package dev.armature.models.anthropic;

import dev.armature.core.message.Message;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.model.ModelNotice.ReasoningDropped;
import dev.armature.core.model.ModelStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer for which the conversation may be sent up to three times. Newer models take reasoning back only behind exactly
 * the prompt that it was made from, and refuse the whole request otherwise: a conversation whose system prompt has changed
 * could never go on. So a request that is refused for this is sent again, once with the wish that the provider leaves out
 * what it does not take, where it offers that; and if that is refused too, or not offered, once without that reasoning.
 *
 * <p>Only a refusal is answered so, never an answer that had begun, and nothing is paid for a refusal.
 */
final class ReasoningRecovery implements ModelStream {
    private static final Pattern PLACE = Pattern.compile("messages\\.(\\d{1,9})\\.content\\.\\d{1,9}");
    private static final String CHANGED = "prefix_binding_mismatch";

    private final VoidReasoning reasoning;
    private final List<Message> messages;
    private final Supplier<ModelStream> asking;
    private final @Nullable Supplier<ModelStream> dropping;

    private enum Attempt {
        AS_IT_IS,
        DROPPING,
        WITHOUT
    }

    private Attempt attempt = Attempt.AS_IT_IS;
    private String place = "";
    private boolean begun;
    private volatile ModelStream current;
    private volatile boolean closed;

    /**
     * @param asking sends the conversation as it is to be sent by then
     * @param dropping sends it with the wish that the provider leaves out what it does not take; null where that is not
     *     offered
     */
    ReasoningRecovery(
            VoidReasoning reasoning,
            List<Message> messages,
            Supplier<ModelStream> asking,
            @Nullable Supplier<ModelStream> dropping) {
        this.reasoning = reasoning;
        this.messages = messages;
        this.asking = asking;
        this.dropping = dropping;
        this.current = asking.get();
    }

    @Override
    public ModelEvent next() throws InterruptedException {
        while (true) {
            ModelEvent event = current.next();
            if (event instanceof ModelEvent.Started started) {
                begun = true;
                return told(started);
            }
            boolean isRefusal = event instanceof ModelEvent.Failed && !begun && !closed;
            if (!isRefusal || !asksAgain(((ModelEvent.Failed) event).failure())) {
                return event;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        current.close();
    }

    private boolean asksAgain(ModelFailure failure) {
        return switch (attempt) {
            case AS_IT_IS -> isOfReasoning(failure) && (drops(failure) || leavesOut());
            case DROPPING -> failure.kind() == Kind.INVALID_REQUEST && leavesOut();
            case WITHOUT -> false;
        };
    }

    private boolean drops(ModelFailure failure) {
        Matcher named = PLACE.matcher(failure.message());
        place = named.find() ? named.group() : "";
        if (dropping == null) {
            return false;
        }
        attempt = Attempt.DROPPING;
        replace(dropping.get());
        return true;
    }

    private boolean leavesOut() {
        if (!reasoning.leaveOut(messages, message(place))) {
            return false;
        }
        attempt = Attempt.WITHOUT;
        replace(asking.get());
        return true;
    }

    /** Closing may come at any time: then the new one is closed too. */
    private void replace(ModelStream next) {
        current.close();
        current = next;
        if (closed) {
            next.close();
        }
    }

    private ModelEvent told(ModelEvent.Started started) {
        return switch (attempt) {
            case AS_IT_IS -> started;
            case DROPPING -> dropped(started);
            case WITHOUT -> started.with(new ReasoningDropped(place, CHANGED, false));
        };
    }

    /** What the provider left out it would leave out again, with all that comes behind it: from now on it is not sent. */
    private ModelEvent dropped(ModelEvent.Started started) {
        for (var notice : started.notices()) {
            if (notice instanceof ReasoningDropped dropped) {
                reasoning.leaveOut(messages, message(dropped.place()));
                return started;
            }
        }
        reasoning.leaveOut(messages, message(place));
        return started.with(new ReasoningDropped(place, CHANGED, true));
    }

    /** The number of the message in which a place is; that of the first if nobody said. */
    private static int message(String place) {
        Matcher named = PLACE.matcher(place);
        return named.find() ? Integer.parseInt(named.group(1)) : 0;
    }

    /** Whether what is refused was reasoning, and it is left out from now on. */
    static boolean leavesOut(ModelFailure failure, VoidReasoning reasoning, List<Message> messages) {
        return isOfReasoning(failure) && reasoning.leaveOut(messages, message(failure.message()));
    }

    /** There is no typed word for it, so the sentences have to do. */
    private static boolean isOfReasoning(ModelFailure failure) {
        String said = failure.message().toLowerCase(Locale.ROOT);
        return failure.kind() == Kind.INVALID_REQUEST
                && said.contains("thinking")
                && (said.contains("signature") || said.contains("bound to a") || said.contains("cannot be modified"));
    }
}
