package dev.armature.examples.coding.report;

import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.model.ModelNotice;
import dev.armature.examples.coding.setup.ChosenModel;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.Reason;
import dev.armature.tools.contract.ToolResult;
import java.io.PrintStream;
import java.util.List;

/** For people: the model's text on standard output, what it does on standard error. */
final class TextReport implements Report {
    private static final int WIDTH = 110;

    private final PrintStream out;
    private final PrintStream err;
    private final Below below;
    private Onward onward;
    private boolean midLine;
    private String lastFailure = "";

    TextReport(PrintStream out, PrintStream err, Onward onward) {
        this.out = out;
        this.err = err;
        this.onward = onward;
        this.below = Below.folder(onward.options().workspace());
    }

    @Override
    public void begin(String sessionId, ChosenModel model) {
        onward = onward.with(sessionId);
        if (!model.notice().isEmpty()) {
            err.println(model.notice());
        }
    }

    @Override
    public void warn(String sentence) {
        note("armature: " + sentence);
    }

    @Override
    public void event(AgentEvent event) {
        switch (event) {
            case AgentEvent.TextDelta delta -> say(delta.text());
            case AgentEvent.ModelAnswered ignored -> {
                lastFailure = "";
                endLine();
            }
            case AgentEvent.ModelRetrying retrying ->
                retrying(retrying.failure().message());
            case AgentEvent.CallDecided decided -> {
                String summary = decided.call().summary();
                note("> " + (decided.call().tool().equals("Bash") ? summary : below.shorten(summary)));
                note("  " + decision(decided.decision()));
            }
            case AgentEvent.ApprovalAnswered answered -> note("  answered: " + answered.verdict());
            case AgentEvent.ToolFinished finished -> note(finished.result());
            case AgentEvent.ModelNoted(ModelNotice.ReasoningDropped dropped) -> note("(" + dropped.sentence() + ")");
            case AgentEvent.CacheMissed missed -> note("(cache: " + missed.explanation() + ")");
            default -> {}
        }
    }

    /** A failure that comes again and again is told once. */
    private void retrying(String failure) {
        if (!failure.equals(lastFailure)) {
            note("(" + failure + " Trying again.)");
        }
        lastFailure = failure;
    }

    /** Who decided and why, in a few words. */
    private String decision(Decision decision) {
        return switch (decision) {
            case Decision.Allow allow -> "allowed: " + below.shorten(brief(allow.reasons(), "nothing objects"));
            case Decision.Ask ask -> "to be approved: " + brief(ask.reasons(), "");
            case Decision.Deny deny -> "denied: " + brief(deny.reasons(), "");
        };
    }

    private static String brief(List<Reason> reasons, String none) {
        return reasons.isEmpty() ? none : reasons.getFirst().message();
    }

    @Override
    public void end(RunResult result, Unapproved unapproved, int exitCode) {
        endLine();
        String sentence = Ending.sentence(result, unapproved, onward);
        if (!sentence.isEmpty()) {
            err.println("armature: " + Printable.text(sentence));
        }
        err.println("[" + Totals.line(result.totals()) + "; session " + onward.session() + "]");
    }

    private void say(String text) {
        String safe = Printable.text(text);
        out.print(safe);
        out.flush();
        if (!safe.isEmpty()) {
            midLine = !safe.endsWith("\n");
        }
    }

    /** In brief, but whole when it says which rule would have allowed the call. */
    private void note(ToolResult result) {
        if (result.isError()) {
            note("  failed: " + result.brief(Refusal.neededApproval(result) ? Integer.MAX_VALUE : WIDTH));
        } else {
            note("  = " + below.shorten(result.brief(WIDTH)));
        }
    }

    private void note(String line) {
        endLine();
        err.println(Printable.line(line));
    }

    private void endLine() {
        if (midLine) {
            out.println();
            out.flush();
            midLine = false;
        }
    }
}
