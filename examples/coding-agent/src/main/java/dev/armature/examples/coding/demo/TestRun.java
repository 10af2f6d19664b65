package dev.armature.examples.coding.demo;

import dev.armature.examples.coding.report.Printable;
import dev.armature.tools.process.Launch;
import dev.armature.tools.process.ProcessOutcome;
import dev.armature.tools.process.ProcessRunner;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The project's tests, run by the demo and not by the agent.
 *
 * @param command for bash
 */
record TestRun(Path project, String command) {

    /** Runs them, shows what they say, and tells whether they passed. */
    boolean passes(PrintStream out) throws InterruptedException {
        try {
            ProcessOutcome outcome = ProcessRunner.standard().run(Launch.bash(command, project));
            outcome.output().text().lines().forEach(line -> out.println("  " + Printable.text(line)));
            return outcome.ending() == ProcessOutcome.Ending.EXITED && outcome.exitCode() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the tests cannot be started", e);
        }
    }
}
