package dev.armature.examples.snippets;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.RunResult;
import dev.armature.core.event.RunTotals;
import dev.armature.core.usage.Budget;
import dev.armature.testkit.ScriptedModel;
import dev.armature.tools.contract.Tool;

/**
 * A tool that asks another agent. What that uses is taken from the budget of the run around it and is a part of its bill, and it
 * is cancelled with it.
 */
public final class S10AskAnotherAgent {
    private S10AskAnotherAgent() {}

    record Question(String text) {}

    public static void main(String[] arguments) {
        Agent librarian = Agent.builder()
                .model(ScriptedModel.says("Moby-Dick was published in 1851."))
                .build();
        Agent writer = Agent.builder()
                .model(ScriptedModel.says(
                                ScriptedModel.call("librarian", "{\"text\":\"When was Moby-Dick published?\"}"))
                        .then("It is from 1851."))
                .tools(Tool.of("librarian", "Answers questions about books.", Question.class, (question, context) -> {
                    RunResult result = librarian
                            .newSession()
                            .within(context)
                            .prompt(question.text())
                            .result();
                    return result instanceof RunResult.Completed completed ? completed.text() : "The librarian is out.";
                }))
                .permissions(rules -> rules.allow("librarian"))
                .budget(Budget.unlimited().turns(10))
                .build();

        try (Run run = writer.newSession().prompt("How old is Moby-Dick?")) {
            RunTotals totals = run.result().totals();
            System.out.println(totals.turns() + " turns, " + totals.own().turns() + " of them its own");
            totals.inner()
                    .forEach(inner -> System.out.println(
                            inner.call().tool() + ": " + inner.totals().turns() + " turn, "
                                    + inner.totals().usage().input() + " tokens of input"));
        }
    }
}
