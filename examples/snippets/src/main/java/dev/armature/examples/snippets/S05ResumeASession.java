package dev.armature.examples.snippets;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.approval.Approval;
import dev.armature.core.event.RunResult;
import dev.armature.core.model.Model;
import dev.armature.core.session.SessionStore;
import dev.armature.testkit.ScriptedModel;
import dev.armature.tools.contract.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Goes on with a session that is on disk. The first agent ends with a question that nobody was there to answer; a second
 * one, which could live in another process on another day, answers it, and then goes on with the conversation.
 */
public final class S05ResumeASession {
    private S05ResumeASession() {}

    record Order(String book) {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("sessions");

        Agent before = agent(folder, ScriptedModel.says(ScriptedModel.call("order", "{\"book\":\"Emma\"}")));
        RunResult.Suspended waiting;
        try (Run run = before.session("books").prompt("Order Emma for me.")) {
            waiting = (RunResult.Suspended) run.result();
            System.out.println("suspended");
        }

        ScriptedModel model = ScriptedModel.says("It is on its way.").then("You ordered Emma.");
        Agent after = agent(folder, model);
        try (Run run = after.session(waiting.sessionId()).resolve(waiting.approvalId(), Approval.allowOnce())) {
            System.out.println(text(run.result()));
        }
        try (Run run = after.session("books").prompt("What did I order?")) {
            System.out.println(text(run.result()));
        }
        System.out.println(
                "the model saw " + model.requests().getLast().messages().size() + " messages");
    }

    private static Agent agent(Path folder, Model model) {
        return Agent.builder()
                .model(model)
                .tools(Tool.of("order", "Orders a book.", Order.class, (order, context) -> {
                    System.out.println("ordered " + order.book());
                    return "Ordered.";
                }))
                .approvals(request -> Approval.defer())
                .sessions(SessionStore.files(folder))
                .build();
    }

    private static String text(RunResult result) {
        return ((RunResult.Completed) result).text();
    }
}
