package dev.armature.testkit.cassette;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Says of a request that is not in the file which recorded one is nearest, and where they differ. */
final class Mismatch {
    private static final int SHOWN = 5;

    private Mismatch() {}

    static String sentence(Path file, ObjectNode asked, List<Recorded> exchanges) {
        if (exchanges.isEmpty()) {
            return "The cassette " + file + " has no exchanges. " + next("");
        }
        int nearest = 0;
        List<Difference> fewest = Difference.between(exchanges.getFirst().request(), asked);
        for (int i = 1; i < exchanges.size(); i++) {
            List<Difference> differences = Difference.between(exchanges.get(i).request(), asked);
            if (differences.size() < fewest.size()) {
                nearest = i;
                fewest = differences;
            }
        }
        if (fewest.isEmpty()) {
            String hash = RequestText.hash(asked);
            long times =
                    exchanges.stream().filter(one -> one.hash().equals(hash)).count();
            return "This request is in the cassette " + file + " (exchange " + (nearest + 1) + "), but it was played "
                    + (times == 1 ? "once" : times + " times") + ", as often as it was recorded. " + next("");
        }
        String places = fewest.stream()
                .limit(SHOWN)
                .map(place -> "\n  " + place.path() + "\n    recorded " + place.recorded() + "\n    asked    "
                        + place.asked())
                .collect(Collectors.joining());
        String more = fewest.size() > SHOWN ? "\n  and " + (fewest.size() - SHOWN) + " places more" : "";
        return "No exchange of the cassette " + file + " has this request. The nearest is exchange " + (nearest + 1)
                + "; it differs in " + fewest.size() + (fewest.size() == 1 ? " place:" : " places:") + places + more
                + "\n"
                + next(" If it differs from run to run (a time, an id, a folder), name it with `redact` or"
                        + " `place`, so that it does not count.");
    }

    private static String next(String also) {
        return "If the change is wanted, record again with -D" + ModeChoice.PROPERTY + "=" + CassetteMode.RECORD.word()
                + " (or " + CassetteMode.RECORD_MISSING.word() + " to keep what is there)." + also;
    }
}
