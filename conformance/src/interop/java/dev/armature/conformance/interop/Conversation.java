package dev.armature.conformance.interop;

import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testkit.simulator.request.SimBlock;

/** The conversation that every peer must be able to have: a question, a tool call, its result, an answer. */
final class Conversation {
    static final String MODEL = "interop-model";
    static final String SYSTEM = "You report the weather. ".repeat(400);
    static final String QUESTION = "What is the weather in Tromsø?";
    static final String TOOL = "weather";
    static final String INPUT = "{\"city\":\"Tromsø\",\"days\":2}";
    static final String TOOL_RESULT = "Snow ❄, -4 °C";
    static final String OPENING = "I will look it up.";
    static final String ANSWER = "It snows in Tromsø: -4 °C.";

    private Conversation() {}

    /** The simulated server; the model thinks first, and answers only with the right result before it. */
    static ModelSimulator server(boolean thinking) {
        return ModelSimulator.builder()
                .model(SimModel.named(MODEL))
                .policy(request -> {
                    if (!request.newToolResults().isEmpty()) {
                        SimBlock.ToolResult result = request.newToolResults().get(0);
                        return SimReply.text(
                                result.text().equals(TOOL_RESULT) ? ANSWER : "The tool said `" + result.text() + "`.");
                    }
                    ReplyBlock said = new ReplyBlock.Text(OPENING);
                    ReplyBlock call = new ReplyBlock.ToolUse(TOOL, INPUT);
                    return thinking
                            ? SimReply.of(new ReplyBlock.Thinking("The tool knows."), said, call)
                            : SimReply.of(said, call);
                })
                .start();
    }
}
