package dev.armature.conformance.oracle;

import java.util.List;

/**
 * What came of one script.
 *
 * @param ending how it ended
 * @param started the programs that bash started, in order
 * @param changed the files that were created, changed or deleted, each with what happened to it
 */
record Observation(Ending ending, List<Started> started, List<String> changed) {

    Observation {
        started = List.copyOf(started);
        changed = List.copyOf(changed);
    }

    /** How a script ended. */
    enum Ending {
        /** By itself. */
        ENDED,
        /** It was stopped, because it took too long. */
        STOPPED,
        /** It ended the whole sandbox; nothing else is known. */
        TORE_DOWN
    }

    /**
     * A program that was started.
     *
     * @param argv its path as bash found it, and its arguments; empty if they were too long to be logged
     * @param folder where it was started
     */
    record Started(List<String> argv, String folder) {
        Started {
            argv = List.copyOf(argv);
        }
    }
}
