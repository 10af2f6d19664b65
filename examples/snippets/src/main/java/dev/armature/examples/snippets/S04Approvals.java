package dev.armature.examples.snippets;

import dev.armature.core.Agent;
import dev.armature.core.approval.Approval;
import dev.armature.core.approval.ApprovalRequest;
import dev.armature.testkit.ScriptedModel;
import dev.armature.tools.contract.Tool;

/**
 * Lets somebody decide. What no rule speaks of is asked; a rule can deny without a question. A call that was not allowed
 * is answered in the tool's place, and the model goes on with that.
 */
public final class S04Approvals {
    private S04Approvals() {}

    record Letter(String to, String text) {}

    record Page(String name) {}

    public static void main(String[] arguments) {
        ScriptedModel model = ScriptedModel.says(
                        ScriptedModel.call("send", "{\"to\":\"Ada\",\"text\":\"Hello\"}"),
                        ScriptedModel.call("send", "{\"to\":\"everybody\",\"text\":\"Hello\"}"),
                        ScriptedModel.call("delete", "{\"name\":\"home\"}"))
                .then("I wrote to Ada only.");
        Agent agent = Agent.builder()
                .model(model)
                .tools(
                        Tool.of("send", "Sends a letter.", Letter.class, (letter, context) -> {
                            System.out.println("sent to " + letter.to());
                            return "Sent.";
                        }),
                        Tool.of("delete", "Deletes a page.", Page.class, (page, context) -> {
                            System.out.println("deleted " + page.name());
                            return "Deleted.";
                        }))
                .permissions(rules -> rules.deny("delete"))
                .approvals(S04Approvals::decide)
                .build();

        System.out.println(agent.ask("Say hello."));
    }

    private static Approval decide(ApprovalRequest request) {
        boolean allowed = request.call().inputJson().contains("\"Ada\"");
        System.out.println(request.call().tool() + " " + request.call().inputJson() + ": " + (allowed ? "yes" : "no"));
        return allowed ? Approval.allowOnce() : Approval.rejectOnce("Only to Ada, please.");
    }
}
