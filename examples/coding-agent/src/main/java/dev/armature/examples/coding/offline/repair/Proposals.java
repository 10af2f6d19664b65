package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.Token;
import dev.armature.examples.coding.offline.repair.Candidate.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects candidates in one file; one that changes a line as another did already is left out. */
final class Proposals {
    private final JavaFile file;
    private final Types types;
    private final List<Candidate> found = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    Proposals(JavaFile file, Types types) {
        this.file = file;
        this.types = types;
    }

    List<Candidate> found() {
        return List.copyOf(found);
    }

    JavaFile file() {
        return file;
    }

    Types types() {
        return types;
    }

    Token token(int index) {
        return file.tokens().get(Math.clamp(index, 0, file.tokens().size() - 1));
    }

    /** Another text instead of one token. */
    void replace(int index, String replacement, double cost, Kind kind) {
        replace(index, index, replacement, cost, kind);
    }

    /** Another text instead of some tokens, which must be on one line. */
    void replace(int first, int last, String replacement, double cost, Kind kind) {
        change(first, token(first).start(), token(last).end(), replacement, cost, kind);
    }

    void insertAfter(int index, String text, double cost, Kind kind) {
        change(index, token(index).end(), token(index).end(), text, cost, kind);
    }

    void insertBefore(int index, String text, double cost, Kind kind) {
        change(index, token(index).start(), token(index).start(), text, cost, kind);
    }

    /** Another text between two offsets. */
    void change(int index, int start, int end, String replacement, double cost, Kind kind) {
        boolean oneLine = !file.text().substring(start, end).contains("\n");
        if (oneLine && known.add(start + ":" + end + ":" + replacement)) {
            int line = (int) file.text()
                            .substring(0, start)
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            found.add(new Candidate(file, line, start, end, replacement, index, cost, kind));
        }
    }
}
