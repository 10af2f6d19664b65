package dev.armature.examples.coding.demo;

import dev.armature.core.Session;
import dev.armature.core.event.RunResult;
import dev.armature.examples.coding.offline.DemoProject;
import dev.armature.examples.coding.report.Onward;
import dev.armature.examples.coding.report.Report;
import dev.armature.examples.coding.setup.AgentOptions;
import dev.armature.examples.coding.setup.CodingAgent;
import dev.armature.examples.coding.talk.Interrupts;
import dev.armature.examples.coding.talk.Turn;
import dev.armature.permissions.decision.Mode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the main job on a project of its own: an agent finds and mends a fault, within rules that are shown first. */
public final class Demo {
    private static final String PROMPT = "A test of this project fails. Find the fault and fix it.";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final String program;

    /**
     * @param program how this program was called, for the command line that goes on
     */
    public Demo(Map<String, String> environment, PrintStream out, String program) {
        this.environment = environment;
        this.out = out;
        this.program = program;
    }

    /** What the demo has shown. */
    public enum Outcome {
        /** The tests pass afterwards, by the demo's own run of them. */
        MENDED,
        /** The agent was not done, or the tests do not pass. */
        NOT_MENDED,
        /** The user ended it. */
        INTERRUPTED
    }

    /**
     * Shows it.
     *
     * @param model who does the work
     */
    public Outcome show(String model) throws InterruptedException {
        Path folder = newFolder();
        Path project = folder.resolve("project");
        String test = copyTo(project);
        AgentOptions options = options(project, model, test);
        try (CodingAgent agent = CodingAgent.of(options, own(folder), Optional.empty())) {
            announce(project, test);
            RunResult result = work(agent, Onward.of(options, program).keptIn(home(folder)));
            if (result instanceof RunResult.Cancelled) {
                return Outcome.INTERRUPTED;
            }
            return isMended(result, project, test) ? Outcome.MENDED : Outcome.NOT_MENDED;
        }
    }

    private void announce(Path project, String test) {
        out.println("A small project with a failing test is in " + project + ", and stays there.");
        out.println(
                "You are not asked anything in this demo: its rules answer what would be asked, and that is shown.");
        out.println("They are:");
        out.println("  reading in that folder is allowed, because the demo trusts it");
        out.println("  edits in that folder are allowed (mode acceptEdits)");
        out.println("  one command is approved beforehand: " + test);
        out.println("  everything else is refused");
        out.println();
        out.println("The agent is told: " + PROMPT);
    }

    private RunResult work(CodingAgent agent, Onward onward) {
        Session session = agent.agent().newSession();
        Report report = Report.Format.TEXT.to(out, out, onward);
        report.begin(session.id().name(), agent.model());
        Turn.Outcome outcome = new Turn(agent, session, report, Interrupts.install(), false).say(PROMPT);
        report.end(outcome.result(), outcome.unapproved(), 0);
        return outcome.result();
    }

    /** The environment, with a home of its own below that folder. */
    private Map<String, String> own(Path folder) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("ARMATURE_HOME", home(folder).toString());
        return own;
    }

    private static Path home(Path folder) {
        return folder.resolve("home");
    }

    private boolean isMended(RunResult result, Path project, String test) throws InterruptedException {
        out.println();
        out.println("The demo itself runs the tests once more:");
        boolean passes = new TestRun(project, test).passes(out);
        boolean mended = passes && result instanceof RunResult.Completed;
        out.println(mended ? "The fault is mended." : "The fault is not mended.");
        return mended;
    }

    private static AgentOptions options(Path project, String model, String test) {
        return new AgentOptions(
                project,
                Optional.of(model),
                Optional.of(Mode.ACCEPT_EDITS),
                Optional.empty(),
                Optional.of(test),
                List.of(),
                true);
    }

    /** Copies the project and returns the command that tests it, as its AGENTS.md names it: the line between the fences. */
    private static String copyTo(Path project) {
        try {
            DemoProject.copyTo(project);
            List<String> lines = Files.readAllLines(project.resolve("AGENTS.md"));
            return lines.get(lines.indexOf("```") + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's project cannot be copied", e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("armature-demo-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("a temporary folder cannot be made", e);
        }
    }
}
