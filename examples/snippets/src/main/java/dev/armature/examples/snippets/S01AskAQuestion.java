package dev.armature.examples.snippets;

import dev.armature.core.Agent;
import dev.armature.core.Models;
import dev.armature.core.model.Model;
import dev.armature.testkit.ScriptedModel;

/**
 * Asks one question and prints the answer.
 *
 * <p>Without arguments a scripted model answers. To ask a real one, name it, with its key in the environment: {@code
 * anthropic:claude-sonnet-5-5}.
 */
public final class S01AskAQuestion {
    private S01AskAQuestion() {}

    public static void main(String[] arguments) {
        Model model = arguments.length == 1
                ? Models.named(arguments[0])
                : ScriptedModel.says("An agent is a model that may use tools until the work is done.");

        Agent agent = Agent.builder().model(model).system("You are terse.").build();

        System.out.println(agent.ask("What is an agent?"));
    }
}
