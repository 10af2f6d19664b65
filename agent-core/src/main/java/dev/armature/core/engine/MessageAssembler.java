package dev.armature.core.engine;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.StopReason;
import dev.armature.core.model.ModelEvent;
import java.util.ArrayList;
import java.util.List;

/** Remembers what of an answer is whole, in case the rest never comes. */
final class MessageAssembler {
    private final List<Part> parts = new ArrayList<>();
    private String id = "";
    private String model = "";

    void begin(ModelEvent.Started started) {
        id = started.messageId();
        model = started.model();
    }

    void add(Part part) {
        parts.add(part);
    }

    /** The model that answers, as the provider names it; empty before it has begun. */
    String model() {
        return model;
    }

    /** A message of the parts that are whole, as if the model had stopped there to have its calls run. */
    AssistantMessage salvage() {
        return new AssistantMessage(id, model, parts, StopReason.TOOL_USE);
    }
}
