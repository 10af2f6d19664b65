package dev.armature.examples.coding.talk;

import dev.armature.examples.coding.report.Printable;
import java.io.PrintStream;
import java.util.List;

/** Asks for a decision, which nobody can have made before it was asked for. */
final class Question {
    private Question() {}

    /** The answer to {@code text}, which is printed as it is; {@code otherwise} if nobody is there any more. */
    static String ask(LineInput input, PrintStream out, String text, String otherwise) throws InterruptedException {
        List<String> early = input.forget();
        if (!early.isEmpty()) {
            out.println("What was typed before this question is no answer to it: "
                    + Printable.line(String.join(" / ", early)));
        }
        out.print(text);
        out.flush();
        return input.next().orElse(otherwise).strip();
    }
}
