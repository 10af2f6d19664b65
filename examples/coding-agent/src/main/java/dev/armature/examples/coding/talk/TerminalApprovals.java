package dev.armature.examples.coding.talk;

import dev.armature.core.approval.Approval;
import dev.armature.core.approval.ApprovalHandler;
import dev.armature.core.approval.ApprovalRequest;
import dev.armature.examples.coding.report.Printable;
import dev.armature.permissions.decision.Reason;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Asks the person at the terminal. Whatever is not a clear yes is a no. */
public final class TerminalApprovals implements ApprovalHandler {
    /** What is for this program between two prompts, and surely not meant for the agent. */
    private static final Set<String> COMMANDS = Set.of("/exit", "/quit", "exit", "quit", "/help", "help", "/new");

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
        ShownChange.of(request.call())
                .ifPresentOrElse(
                        lines -> lines.forEach(out::println),
                        () -> out.println("  exactly: " + request.call().tool() + " "
                                + Printable.line(request.call().inputJson())));
        for (Reason reason : request.reasons()) {
            out.println("  because: " + Printable.line(reason.message()));
        }
        List<String> rules = request.suggestedRules();
        String always = rules.isEmpty()
                ? ""
                : "[a] always in this session: " + Printable.line(String.join(" and ", rules)) + "   ";
        String choices = "  [y] yes, once   " + always + "[n] no   [?] what these mean (or say what to do instead): ";
        String said = Question.ask(input, out, choices, "n");
        while (said.equals("?") || COMMANDS.contains(said)) {
            if (!said.equals("?")) {
                out.println("  " + said + " is not heard here: something waits for a yes or a no.");
            }
            explain(rules);
            said = Question.ask(input, out, choices, "n");
        }
        return answer(said, rules);
    }

    private void explain(List<String> rules) {
        out.println("  y        it happens now; the next one like it is asked again");
        if (!rules.isEmpty()) {
            out.println("  a        it happens, and whatever "
                    + (rules.size() == 1 ? "this rule allows" : "these rules allow")
                    + " is not asked again in this session: " + Printable.line(String.join(" and ", rules)));
        }
        out.println("  n        it does not happen, and the agent is told so; Enter alone says the same");
        out.println("  a text   it does not happen, and the agent is told what you say, such as: use npm instead");
        out.println("  Ctrl-C   stops the run; the session stays");
    }

    private static Approval answer(String said, List<String> rules) {
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> Approval.allowOnce();
            case "a", "always" ->
                rules.isEmpty() ? Approval.rejectOnce("there is no rule to allow.") : Approval.allowAlways(rules);
            case "", "n", "no" -> Approval.rejectOnce("");
            default -> Approval.rejectOnce(closed(said));
        };
    }

    /** The agent is told more behind it. */
    private static String closed(String said) {
        return said.matches("(?s).*[.!?:;…]") ? said : said + ".";
    }
}
