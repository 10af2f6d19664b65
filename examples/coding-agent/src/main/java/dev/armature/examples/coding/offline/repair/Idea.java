package dev.armature.examples.coding.offline.repair;

import java.util.List;

/** One way in which single tokens go wrong, and how it is put right. */
interface Idea {
    /** All ideas. Each is asked about every token of every file that is no test. */
    static List<Idea> all() {
        return List.of(new TokenSwaps(), new Negations(), new Shifts(), new Operands(), new OtherNames());
    }

    /** Proposes what could be changed at a token. */
    void propose(Proposals proposals, int index);
}
