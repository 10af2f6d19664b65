package dev.armature.examples.coding.report;

import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.examples.coding.setup.ChosenModel;
import java.io.PrintStream;

/** Tells the outside what a run does. Used by one thread. */
public interface Report {

    /** Told once, before the first run. */
    void begin(String sessionId, ChosenModel model);

    /** Told what a person should know, and may have to do something about. */
    void warn(String sentence);

    /** Told of everything that happens, in order. */
    void event(AgentEvent event);

    /**
     * Told how a run ended.
     *
     * @param unapproved what it could not do because nobody could be asked
     * @param exitCode what the process will end with if this was its last run
     */
    void end(RunResult result, Unapproved unapproved, int exitCode);

    /** The ways to tell it. */
    enum Format {
        /** The model's text on standard output, what it does on standard error. */
        TEXT,
        /** One JSON object at the end, on standard output. */
        JSON,
        /** One JSON object a line as things happen, on standard output. */
        STREAM_JSON;

        /** A report of this kind, which says how to go on where a run did not come to its end. */
        public Report to(PrintStream out, PrintStream err, Onward onward) {
            return switch (this) {
                case TEXT -> new TextReport(out, err, onward);
                case JSON -> new JsonReport(out, err, false, onward);
                case STREAM_JSON -> new JsonReport(out, err, true, onward);
            };
        }
    }
}
