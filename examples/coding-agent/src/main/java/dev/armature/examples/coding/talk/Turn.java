package dev.armature.examples.coding.talk;

import dev.armature.core.Run;
import dev.armature.core.Session;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.session.SessionBusy;
import dev.armature.examples.coding.report.Refusal;
import dev.armature.examples.coding.report.Report;
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
     * @param neededApproval whether a call was refused because nobody could be asked
     */
    public record Outcome(RunResult result, boolean neededApproval) {}

    /**
     * Says something to the agent and reports what it does, up to its end; the end itself is for the caller to report.
     *
     * @throws UserError when another process holds the session
     */
    public Outcome say(String prompt) {
        try (Run run = agent.say(session, prompt)) {
            interrupts.watch(run);
            boolean neededApproval = false;
            for (AgentEvent event : run) {
                report.event(event);
                neededApproval |= isRefusedForNobody(event);
            }
            return new Outcome(run.result(), neededApproval);
        } catch (SessionBusy e) {
            throw new UserError(String.valueOf(e.getMessage()));
        } finally {
            interrupts.rest();
        }
    }

    private boolean isRefusedForNobody(AgentEvent event) {
        return switch (event) {
            case AgentEvent.ToolFinished finished -> Refusal.neededApproval(finished.result());
            case AgentEvent.ApprovalAnswered answered ->
                !hasPerson && answered.verdict().startsWith("reject");
            default -> false;
        };
    }
}
