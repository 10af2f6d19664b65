package dev.armature.testkit.cassette;

import dev.armature.core.message.Message;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelRequest;
import dev.armature.prompts.PromptBlock;
import java.util.List;

/** Requests, and what a model answers to them. */
final class Asked {
    private Asked() {}

    static ModelRequest request(String text) {
        return request(List.of(UserMessage.of(text)));
    }

    static ModelRequest request(List<Message> messages) {
        return new ModelRequest(List.of(PromptBlock.of("Be terse.")), List.of(), messages, 100, "key", null);
    }

    static List<ModelEvent> of(Model model, ModelRequest request) {
        try {
            return model.ask(request).readAll();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
