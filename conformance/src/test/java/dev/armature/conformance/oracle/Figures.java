package dev.armature.conformance.oracle;

import dev.armature.conformance.oracle.Observation.Ending;
import dev.armature.conformance.oracle.Verdicts.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What a run has shown, counted. */
record Figures(String what, List<Verdict> verdicts) {

    Figures {
        verdicts = List.copyOf(verdicts);
    }

    long count(Predicate<Verdict> which) {
        return verdicts.stream().filter(which).count();
    }

    double share(Predicate<Verdict> which) {
        return (double) count(which) / Math.max(1, verdicts.size());
    }

    List<Verdict> missed() {
        return verdicts.stream().filter(verdict -> !verdict.misses().isEmpty()).toList();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d scripts, %d programs started by %d of them; all words known in %.0f %%, no start wholly unknown in"
                        + " %.0f %%; allowed %d, stopped %d, sandbox torn down %d; missed %d",
                what,
                verdicts.size(),
                verdicts.stream()
                        .mapToInt(verdict -> verdict.observation().started().size())
                        .sum(),
                count(verdict -> !verdict.observation().started().isEmpty()),
                100 * share(Verdict::isAllKnown),
                100 * share(verdict -> !verdict.saysAnything()),
                count(Verdict::isAllowed),
                count(verdict -> verdict.observation().ending() == Ending.STOPPED),
                count(verdict -> verdict.observation().ending() == Ending.TORE_DOWN),
                missed().size());
    }
}
