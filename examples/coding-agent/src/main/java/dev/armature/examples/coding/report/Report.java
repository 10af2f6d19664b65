package dev.armature.examples.coding.report;

import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.examples.coding.setup.ChosenModel;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

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

        /** A report of this kind that does not know where the agent works. */
        public Report to(PrintStream out, PrintStream err) {
            return to(out, err, Optional.empty());
        }

        /** A report of this kind on what is done in that folder. */
        public Report to(PrintStream out, PrintStream err, Path workspace) {
            return to(out, err, Optional.of(workspace));
        }

        private Report to(PrintStream out, PrintStream err, Optional<Path> workspace) {
            return switch (this) {
                case TEXT -> new TextReport(out, err, workspace);
                case JSON -> new JsonReport(out, err, false, workspace);
                case STREAM_JSON -> new JsonReport(out, err, true, workspace);
            };
        }
    }
}
