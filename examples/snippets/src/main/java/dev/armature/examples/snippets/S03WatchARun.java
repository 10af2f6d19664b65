package dev.armature.examples.snippets;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.permissions.trust.Trust;
import dev.armature.testkit.ScriptedModel;
import dev.armature.toolbox.BuiltInTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Watches a run while it happens: a run is an {@code Iterable} of events. Closing it cancels it, if it has not ended.
 *
 * <p>The agent may read in a folder that its user trusts, so its tools need no further rule.
 */
public final class S03WatchARun {
    private S03WatchARun() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("watched");
        Files.writeString(folder.resolve("notes.txt"), "Buy bread.\n");
        Agent agent = Agent.builder()
                .model(ScriptedModel.says(ScriptedModel.call("Read", "{\"file_path\":\"notes.txt\"}"))
                        .then("You wanted to buy bread."))
                .tools(BuiltInTools.readOnly())
                .workspace(folder, Trust.TRUSTED)
                .build();

        try (Run run = agent.newSession().prompt("What did I want to buy?")) {
            for (AgentEvent event : run) {
                switch (event) {
                    case AgentEvent.TurnStarted started -> System.out.println("turn " + started.turn());
                    case AgentEvent.TextDelta delta -> System.out.println("text " + delta.text());
                    case AgentEvent.ToolStarted started ->
                        System.out.println("runs " + started.call().tool());
                    case AgentEvent.ToolFinished finished ->
                        System.out.println(
                                finished.call().tool() + (finished.result().isError() ? " failed" : " is done"));
                    default -> {} // there are more kinds, and there will be others
                }
            }
            switch (run.result()) {
                case RunResult.Completed completed -> System.out.println("done: " + completed.text());
                case RunResult.Suspended suspended -> System.out.println("waits for " + suspended.approvalId());
                case RunResult.Stopped stopped -> System.out.println("stopped: " + stopped.detail());
                case RunResult.Cancelled cancelled -> System.out.println("cancelled: " + cancelled.reason());
                case RunResult.Refused refused -> System.out.println("refused: " + refused.text());
                case RunResult.Failed failed -> throw failed.asException();
            }
        }
    }
}
