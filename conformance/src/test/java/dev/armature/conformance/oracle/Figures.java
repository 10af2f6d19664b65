package dev.armature.conformance.oracle;

import dev.armature.conformance.oracle.Observation.Ending;
import dev.armature.conformance.oracle.Verdicts.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run has shown, counted. Used by one thread. */
final class Figures {

    private final String what;
    private final List<Verdict> missed = new ArrayList<>();
    private int scripts;
    private int starting;
    private int started;
    private int known;
    private int telling;
    private int allowed;
    private int stopped;
    private int tornDown;

    /**
     * @param what which scripts
     */
    Figures(String what) {
        this.what = what;
    }

    void add(Verdict verdict) {
        List<Observation.Started> seen = verdict.observation().started();
        scripts++;
        started += seen.size();
        starting += seen.isEmpty() ? 0 : 1;
        known += verdict.isAllKnown() ? 1 : 0;
        telling += verdict.saysAnything() ? 0 : 1;
        allowed += verdict.isAllowed() ? 1 : 0;
        stopped += verdict.observation().ending() == Ending.STOPPED ? 1 : 0;
        tornDown += verdict.observation().ending() == Ending.TORE_DOWN ? 1 : 0;
        if (!verdict.misses().isEmpty()) {
            missed.add(verdict);
        }
    }

    List<Verdict> missed() {
        return missed;
    }

    int scripts() {
        return scripts;
    }

    int started() {
        return started;
    }

    /** The share of the scripts in which each word of each start is known. */
    double known() {
        return (double) known / Math.max(1, scripts);
    }

    /** The share of the scripts whose list may miss something: those without a start of which nothing is known. */
    double telling() {
        return (double) telling / Math.max(1, scripts);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d scripts, of which %d started %d programs; every word known in %.0f %%, each program known in"
                        + " %.0f %%; %d allowed, %d stopped, %d tore the sandbox down; %d missed",
                what,
                scripts,
                starting,
                started,
                100 * known(),
                100 * telling(),
                allowed,
                stopped,
                tornDown,
                missed.size());
    }
}
