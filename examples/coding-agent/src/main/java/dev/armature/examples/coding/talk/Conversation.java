package dev.armature.examples.coding.talk;

import dev.armature.core.Session;
import dev.armature.examples.coding.report.Printable;
import dev.armature.examples.coding.report.Report;
import dev.armature.examples.coding.setup.CodingAgent;
import dev.armature.examples.coding.setup.SessionFailure;
import java.io.PrintStream;
import java.util.Optional;

/** A conversation, line by line: what is typed is said to the agent; what begins with a slash is for this program. */
public final class Conversation {
    private static final String HELP = """
            Type what you want done. While the agent works, Ctrl-C stops it; the session stays.
              /new    begin another session
              /help   this text
              /exit   leave (so do exit, /quit, Ctrl-D, and Ctrl-C while nothing goes on)""";

    private final CodingAgent agent;
    private final LineInput input;
    private final PrintStream out;
    private final Report report;
    private final Interrupts interrupts;
    private final boolean hasPerson;

    /**
     * @param hasPerson whether somebody sits at a terminal and can be asked
     */
    public Conversation(
            CodingAgent agent,
            LineInput input,
            PrintStream out,
            Report report,
            Interrupts interrupts,
            boolean hasPerson) {
        this.agent = agent;
        this.input = input;
        this.out = out;
        this.report = report;
        this.interrupts = interrupts;
        this.hasPerson = hasPerson;
    }

    /** Talks until the person leaves. Failures of single runs are reported and do not end the conversation. */
    public void hold(Session first) throws InterruptedException {
        Session session = first;
        out.println("Armature in " + Printable.line(agent.workspace().toString()) + " (session " + session.id()
                + "). /help says what you can do.");
        report.begin(session.id().name(), agent.model());
        for (Optional<String> line = ask(); line.isPresent(); line = ask()) {
            String said = line.get().strip();
            switch (said) {
                case "" -> {}
                case "/exit", "/quit", "exit", "quit" -> {
                    return;
                }
                case "/help", "help" -> out.println(HELP);
                case "/new" -> {
                    session = agent.agent().newSession();
                    out.println("This is session " + session.id() + ".");
                    report.begin(session.id().name(), agent.model());
                }
                default -> say(session, said);
            }
        }
        out.println();
    }

    private void say(Session session, String said) {
        if (said.startsWith("/") && !said.contains(" ")) {
            out.println("There is no command " + said + ". /help lists them.");
            return;
        }
        try {
            Turn.Outcome outcome = new Turn(agent, session, report, interrupts, hasPerson).say(said);
            report.end(outcome.result(), outcome.unapproved(), 0);
        } catch (SessionFailure e) {
            report.warn(e.sentence());
        }
    }

    private Optional<String> ask() throws InterruptedException {
        out.print("\n> ");
        out.flush();
        return input.next();
    }
}
