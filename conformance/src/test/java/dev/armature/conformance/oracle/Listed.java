package dev.armature.conformance.oracle;

import dev.armature.conformance.oracle.Observation.Started;
import dev.armature.permissions.action.NormalisedArgv.Known;
import dev.armature.permissions.action.NormalisedArgv.Unknown;
import dev.armature.permissions.action.NormalisedArgv.UnknownMany;
import dev.armature.permissions.action.NormalisedArgv.Word;
import dev.armature.permissions.decision.ProgramStart;
import java.util.List;

/** Whether a start that was listed is the one that was seen: each word equal, or not known. */
final class Listed {

    private Listed() {}

    static boolean covers(ProgramStart listed, Started seen) {
        boolean isThere = listed.folder()
                .map(folder -> folder.toString().equals(seen.folder()))
                .orElse(true);
        return isThere && (seen.argv().isEmpty() || words(listed.words().words(), seen.argv()));
    }

    /** Whether it says nothing of which program is started. */
    static boolean isAnything(ProgramStart listed) {
        return listed.words().words().isEmpty() || !(listed.words().words().getFirst() instanceof Known);
    }

    private static boolean words(List<Word> listed, List<String> seen) {
        // reach[i]: the listed words up to here may have become the first i that were seen.
        boolean[] reach = new boolean[seen.size() + 1];
        reach[0] = true;
        for (Word word : listed) {
            boolean[] next = new boolean[reach.length];
            for (int i = 0; i < reach.length; i++) {
                boolean hasNext = i + 1 < reach.length;
                if (word instanceof UnknownMany) {
                    next[i] = reach[i] || (i > 0 && next[i - 1]);
                } else if (reach[i] && hasNext && fits(word, seen.get(i), i == 0)) {
                    next[i + 1] = true;
                }
            }
            reach = next;
        }
        return reach[seen.size()];
    }

    private static boolean fits(Word word, String seen, boolean isProgram) {
        return switch (word) {
            case Known known
            when isProgram && known.text().indexOf('/') < 0 ->
                known.text().equals(seen.substring(seen.lastIndexOf('/') + 1));
            case Known known -> known.text().equals(seen);
            case Unknown ignored -> true;
            case UnknownMany ignored -> true;
        };
    }
}
