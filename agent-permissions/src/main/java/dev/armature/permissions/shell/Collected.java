package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.shell.Report.Breach;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.spi.FileView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a walk has found so far, and how much work it may still do. */
final class Collected {

    private final List<Part> parts = new ArrayList<>();
    private final List<Started> started = new ArrayList<>();
    private final Set<Breach> breaches = new LinkedHashSet<>();
    private int budget;
    private boolean hasUnseen;
    private boolean hasWriter;
    private boolean isStraight = true;

    Collected(int budget) {
        this.budget = budget;
    }

    /** A start as the rails see it: its words as they are. */
    record Started(String program, List<Value> words) {
        Started {
            words = List.copyOf(words);
        }

        List<Value> arguments() {
            return words.subList(1, words.size());
        }
    }

    /** Ends a walk that would do too much. Never leaves the room. */
    static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("too much work", null, false, false);
        }
    }

    void spend(int work) {
        budget -= work;
        if (budget < 0) {
            throw new TooMuch();
        }
    }

    /** Lets the raw words of a text be looked at after a walk that did too much. */
    void renew(int work) {
        budget = work;
    }

    void add(Part part) {
        parts.add(part);
        hasWriter |= part.mayWrite();
    }

    /** Whether something found so far may make, change or delete files. */
    boolean hasWriter() {
        return hasWriter;
    }

    /** Says that the order of the text is not the order in which things happen. */
    void turns() {
        isStraight = false;
    }

    void obscure(Effect kind, Doubt doubt, String sentence, @Nullable TextRange place) {
        add(new Part.Obscure(kind, new Reason(doubt.code(), sentence, place, null), true));
    }

    /** Says that something may be started that is not seen. Once is enough: nothing is known of it, so it may be all. */
    void unseen(TextRange place) {
        if (!hasUnseen) {
            hasUnseen = true;
            add(new Part.Unseen(place));
        }
    }

    void start(Started start) {
        started.add(start);
    }

    /** How many starts there were; {@link #since} tells those after. */
    int mark() {
        return started.size();
    }

    List<Started> since(int mark) {
        return List.copyOf(started.subList(mark, started.size()));
    }

    void object(Rail rail, String what, @Nullable TextRange place) {
        breaches.add(new Breach(
                rail,
                new Reason("rail." + rail.id(), what + " is not allowed because " + rail.why() + ".", place, null)));
    }

    /** @param files the file system as it was seen */
    Report report(FileView files) {
        return new Report(parts, List.copyOf(breaches), isStraight, files);
    }
}
