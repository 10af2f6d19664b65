package dev.armature.examples.coding.talk;

import dev.armature.core.approval.Approval;
import dev.armature.core.approval.ApprovalHandler;
import dev.armature.core.approval.ApprovalRequest;
import dev.armature.examples.coding.report.Printable;
import dev.armature.permissions.decision.Reason;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Asks the person at the terminal. Whatever is not a clear yes is a no. */
public final class TerminalApprovals implements ApprovalHandler {
    private final LineInput input;
    private final PrintStream out;

    public TerminalApprovals(LineInput input, PrintStream out) {
        this.input = input;
        this.out = out;
    }

    @Override
    public Approval decide(ApprovalRequest request) throws InterruptedException {
        out.println();
        out.println("May this happen?  " + Printable.line(request.summary()));
        out.println("  exactly: " + request.call().tool() + " "
                + Printable.line(request.call().inputJson()));
        for (Reason reason : request.reasons()) {
            out.println("  because: " + Printable.line(reason.message()));
        }
        List<String> rules = request.suggestedRules();
        String always = rules.isEmpty()
                ? ""
                : "[a] always in this session: " + Printable.line(String.join(" and ", rules)) + "   ";
        String choices = "  [y] yes, once   " + always + "[n] no (or say what to do instead): ";
        return answer(Question.ask(input, out, choices, "n"), rules);
    }

    private static Approval answer(String said, List<String> rules) {
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> Approval.allowOnce();
            case "a", "always" ->
                rules.isEmpty() ? Approval.rejectOnce("there is no rule to allow") : Approval.allowAlways(rules);
            case "", "n", "no" -> Approval.rejectOnce("");
            default -> Approval.rejectOnce(said);
        };
    }
}
