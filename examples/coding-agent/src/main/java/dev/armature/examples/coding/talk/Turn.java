package dev.armature.examples.coding.talk;

import dev.armature.core.Run;
import dev.armature.core.Session;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.examples.coding.report.Report;
import dev.armature.examples.coding.report.Unapproved;
import dev.armature.examples.coding.setup.CodingAgent;

/** One prompt, followed to its end. */
public final class Turn {
    private final CodingAgent agent;
    private final Session session;
    private final Report report;
    private final Interrupts interrupts;
    private final boolean hasPerson;

    /**
     * @param hasPerson whether somebody can be asked; without anybody a refusal means that an approval was needed
     */
    public Turn(CodingAgent agent, Session session, Report report, Interrupts interrupts, boolean hasPerson) {
        this.agent = agent;
        this.session = session;
        this.report = report;
        this.interrupts = interrupts;
        this.hasPerson = hasPerson;
    }

    /**
     * How it ended.
     *
     * @param unapproved what was refused because nobody could be asked
     */
    public record Outcome(RunResult result, Unapproved unapproved) {}

    /**
     * Says something to the agent and reports what it does, up to its end; the end itself is for the caller to report.
     *
     * @throws dev.armature.examples.coding.setup.UserError when another process holds the session
     * @throws dev.armature.examples.coding.setup.SessionFailure when the session cannot be opened where it is kept
     */
    public Outcome say(String prompt) {
        try (Run run = agent.say(session, prompt)) {
            interrupts.watch(run);
            Refusals refusals = new Refusals(hasPerson);
            for (AgentEvent event : run) {
                report.event(event);
                if (event instanceof AgentEvent.TranscriptRepaired repaired) {
                    report.warn(sentence(repaired));
                }
                refusals.hear(event);
            }
            return new Outcome(run.result(), refusals.unapproved());
        } finally {
            interrupts.rest();
        }
    }

    private String sentence(AgentEvent.TranscriptRepaired repaired) {
        return "The transcript of session " + session.id() + " was damaged: " + repaired.why() + ". What comes before, "
                + repaired.entriesKept() + (repaired.entriesKept() == 1 ? " entry" : " entries")
                + ", is kept and goes on; the " + repaired.bytesSetAside() + " bytes from there on were set aside in "
                + agent.folders().beside(repaired.where()) + ".";
    }
}
