package dev.armature.examples.coding.talk;

import dev.armature.core.Run;
import dev.armature.core.Session;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.session.SessionBusy;
import dev.armature.examples.coding.report.Report;
import dev.armature.examples.coding.report.Unapproved;
import dev.armature.examples.coding.setup.CodingAgent;
import dev.armature.examples.coding.setup.UserError;

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
     * @throws UserError when another process holds the session
     */
    public Outcome say(String prompt) {
        try (Run run = agent.say(session, prompt)) {
            interrupts.watch(run);
            Refusals refusals = new Refusals(hasPerson);
            for (AgentEvent event : run) {
                report.event(event);
                refusals.hear(event);
            }
            return new Outcome(run.result(), refusals.unapproved());
        } catch (SessionBusy e) {
            throw new UserError(String.valueOf(e.getMessage()));
        } finally {
            interrupts.rest();
        }
    }
}
