package dev.armature.models.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.model.ModelFailure;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The data of an event, which is a JSON object in every format of ours, or the mark that some servers end with. */
public final class EventJson {
    private static final String END_MARK = "[DONE]";

    private EventJson() {}

    /** Whether it is {@code [DONE]}, which is no JSON. */
    public static boolean isEndMark(byte[] data, int length) {
        return length < 16
                && new String(data, 0, length, StandardCharsets.UTF_8).strip().equals(END_MARK);
    }

    /**
     * Hands the object over. Other values are passed over, and so are an end mark and what the body ended in the midst of.
     *
     * @param whole false when the body ended before the event did
     * @return why the answer cannot be understood; null when nothing speaks against it
     */
    public static @Nullable ModelFailure read(
            byte[] data, int length, boolean whole, Endpoint endpoint, Consumer<ObjectNode> event) {
        try {
            if (WireJson.parse(data, length) instanceof ObjectNode object) {
                event.accept(object);
            }
            return null;
        } catch (StreamConstraintsException tooMuch) {
            return endpoint.malformed("an event is more than can be read: " + WireJson.LIMITS)
                    .retryable(false);
        } catch (JsonProcessingException notJson) {
            boolean isExpected = !whole || isEndMark(data, length);
            return isExpected ? null : endpoint.malformed("an event holds no JSON: " + notJson.getOriginalMessage());
        }
    }
}
