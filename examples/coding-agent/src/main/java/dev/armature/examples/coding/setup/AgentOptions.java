package dev.armature.examples.coding.setup;

import dev.armature.permissions.decision.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param workspace the folder to work in, as written
 * @param model {@code provider:name}, if named
 * @param mode the permission mode, if named
 * @param maxTurns the most requests of one run, if limited
 * @param testCommand the command that tells whether the project works, if named; it may run without a question
 * @param allow further rules that allow
 * @param trust whether the workspace's own settings and instructions are listened to, this once
 */
public record AgentOptions(
        Path workspace,
        Optional<String> model,
        Optional<Mode> mode,
        Optional<Integer> maxTurns,
        Optional<String> testCommand,
        List<String> allow,
        boolean trust) {
    public AgentOptions {
        allow = List.copyOf(allow);
    }

    /** The same with that many requests at the most. */
    public AgentOptions withMaxTurns(int most) {
        return new AgentOptions(workspace, model, mode, Optional.of(most), testCommand, allow, trust);
    }
}
