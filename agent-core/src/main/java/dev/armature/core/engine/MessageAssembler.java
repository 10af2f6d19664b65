package dev.armature.core.engine;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.StopReason;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.usage.Usage;
import dev.armature.core.usage.Usage.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Remembers what of an answer is whole, in case the rest never comes. */
final class MessageAssembler {
    /** A token is seldom shorter. */
    private static final int CHARACTERS_OF_A_TOKEN = 3;

    private final List<Part> parts = new ArrayList<>();
    private String id = "";
    private String model = "";
    private long heard;

    void begin(ModelEvent.Started started) {
        id = started.messageId();
        model = started.model();
    }

    /** A piece of text or of reasoning came. */
    void hear(String piece) {
        heard += piece.length();
    }

    void add(Part part) {
        parts.add(part);
        if (part instanceof Part.Call call) {
            heard += call.call().inputJson().length();
        }
    }

    /** The model that answers, as the provider names it; empty before it has begun. */
    String model() {
        return model;
    }

    /**
     * What an answer that broke off is taken to have used, so that a budget is kept and need not end with it: what its server
     * had not come to tell is reckoned from what was sent and what came.
     *
     * @param body what was sent
     */
    Usage assumed(ModelEvent.Failed failed, Supplier<String> body) {
        Usage told = failed.usage();
        long received = Math.max(failed.received(), heard);
        return new Usage(
                told.isKnown(Count.INPUT) ? told.uncachedInput() : body.get().length() / CHARACTERS_OF_A_TOKEN,
                told.cacheRead(),
                told.cacheWrite5m(),
                told.cacheWrite1h(),
                Math.max(told.output(), received / CHARACTERS_OF_A_TOKEN),
                told.reasoning());
    }

    /** A message of the parts that are whole, as if the model had stopped there to have its calls run. */
    AssistantMessage salvage() {
        return new AssistantMessage(id, model, parts, StopReason.TOOL_USE);
    }
}
