package dev.armature.examples.langchain4j.model;

import dev.armature.core.message.Message;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ModelRequest;
import dev.armature.prompts.PromptBlock;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolSpec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests of tests. */
record Asked(
        List<PromptBlock> system,
        List<ToolSpec> tools,
        List<Message> messages,
        @Nullable String schema) {

    static Asked of(String text) {
        return of(UserMessage.of(text));
    }

    static Asked of(Message... messages) {
        return new Asked(List.of(), List.of(), List.of(messages), null);
    }

    Asked system(String... blocks) {
        return new Asked(Arrays.stream(blocks).map(PromptBlock::of).toList(), tools, messages, schema);
    }

    Asked tool(String name, String inputSchema) {
        return new Asked(
                system, List.of(new ToolSpec(name, "Does it.", inputSchema, ToolLimits.standard())), messages, schema);
    }

    Asked answering(String answerSchema) {
        return new Asked(system, tools, messages, answerSchema);
    }

    ModelRequest request() {
        return new ModelRequest(system, tools, messages, 1_000, "", schema);
    }
}
