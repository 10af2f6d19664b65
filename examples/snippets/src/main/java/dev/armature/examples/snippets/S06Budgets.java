package dev.armature.examples.snippets;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.RunResult;
import dev.armature.core.session.SessionStore;
import dev.armature.core.usage.Budget;
import dev.armature.testkit.ScriptedModel;
import dev.armature.tools.contract.Tool;
import java.time.Duration;

/**
 * Limits what one run may use: turns, tool calls, tokens, money, time. A run that reaches a limit stops between two steps,
 * says which limit it was, and leaves a session that can go on.
 */
public final class S06Budgets {
    private S06Budgets() {}

    record Step(int number) {}

    public static void main(String[] arguments) {
        SessionStore store = SessionStore.inMemory();
        ScriptedModel model = ScriptedModel.says(ScriptedModel.call("step", "{\"number\":1}"))
                .then(ScriptedModel.call("step", "{\"number\":2}"))
                .then(ScriptedModel.call("step", "{\"number\":3}"))
                .then("I am there.");

        Budget small = Budget.unlimited().turns(2).tokens(50_000).wallClock(Duration.ofMinutes(5));
        try (Run run = agent(model, store, small).session("walk").prompt("Walk three steps.")) {
            RunResult.Stopped stopped = (RunResult.Stopped) run.result();
            System.out.println("stopped by " + stopped.limit());
        }

        try (Run run = agent(model, store, Budget.unlimited()).session("walk").prompt("Go on.")) {
            System.out.println(((RunResult.Completed) run.result()).text());
        }
    }

    private static Agent agent(ScriptedModel model, SessionStore store, Budget budget) {
        return Agent.builder()
                .model(model)
                .tools(Tool.of("step", "Walks one step.", Step.class, (step, context) -> {
                    System.out.println("step " + step.number());
                    return "Done.";
                }))
                .permissions(rules -> rules.allow("step"))
                .budget(budget)
                .sessions(store)
                .build();
    }
}
