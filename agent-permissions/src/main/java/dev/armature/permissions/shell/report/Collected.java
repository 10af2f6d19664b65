package dev.armature.permissions.shell.report;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.program.Interpreters;
import dev.armature.permissions.shell.program.Started;
import dev.armature.permissions.shell.report.Report.Breach;
import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a walk has found so far, and how much work it may still do. */
public final class Collected {

    private final List<Part> parts = new ArrayList<>();
    private final List<Started> started = new ArrayList<>();
    private final Set<Breach> breaches = new LinkedHashSet<>();
    private final boolean guessesPlaces;
    /** By variable, who fetched or decoded what it holds. */
    private final Map<String, Started> held = new HashMap<>();

    /** By the own name of a file, what was written to it. */
    private final Map<String, String> written = new HashMap<>();

    private final List<TextRange> fetching = new ArrayList<>();
    private int budget;
    private int loops;
    private boolean hasUnseen;
    private boolean hasWriter;
    private boolean hasFetched;
    private boolean isStraight = true;
    /** Where something counts on the names of all files staying as they are. */
    private @Nullable TextRange relying;

    /** @param guessesPlaces whether anybody asks which files and hosts a program may reach that is not understood */
    public Collected(int budget, boolean guessesPlaces) {
        this.budget = budget;
        this.guessesPlaces = guessesPlaces;
    }

    /**
     * Whether it matters which files and hosts a program may reach that is not understood: only then is it worth guessing.
     * Where no rule speaks of any, a guess could change no verdict, since what is not understood is asked in any case.
     */
    public boolean guessesPlaces() {
        return guessesPlaces;
    }

    /** Ends a walk that would do too much. Never leaves the room. */
    public static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("too much work", null, false, false);
        }
    }

    /**
     * Pays for something, in units of about one command without words, or of sixteen characters.
     *
     * @throws TooMuch if nothing is left to pay with
     */
    public void spend(int work) {
        budget -= work;
        if (budget < 0) {
            throw new TooMuch();
        }
    }

    /** Lets the raw words of a text be looked at after a walk that did too much. */
    public void renew(int work) {
        budget = work;
    }

    /** Notes one thing that the script may do. */
    public void add(Part part) {
        parts.add(part);
        hasWriter |= part.mayWrite();
    }

    /** All that was found so far, in the order of the walk. */
    public List<Part> parts() {
        return Collections.unmodifiableList(parts);
    }

    /** Whether something found so far may make, change or delete files. */
    public boolean hasWriter() {
        return hasWriter;
    }

    /**
     * Whether something puts files into a folder that is looked at as it was before.
     *
     * @param first of how many parts that is asked, the first that were found
     */
    public boolean fills(Path folder, int first) {
        for (Part part : parts.subList(0, first)) {
            spend(1);
            boolean isFilled = switch (part) {
                case Part.Start start -> start.writes().stream().anyMatch(file -> isBelow(file, folder));
                case Part.Opened opened -> opened.writes() && isBelow(opened.file(), folder);
                case Part.Area area ->
                    area.writes()
                            && area.folder()
                                    .filter(path -> path.real().startsWith(folder))
                                    .isPresent();
                default -> false;
            };
            if (isFilled) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBelow(Standing file, Path folder) {
        Path real = file.path().real();
        return real.startsWith(folder) && !real.equals(folder);
    }

    /** Says that something is proved only if no file comes by another name while the script runs. */
    public void reliesOnNames(TextRange place) {
        relying = place;
    }

    /** Says that the order of the text is not the order in which things happen. */
    public void losesOrder() {
        isStraight = false;
    }

    /** Notes a thing of this kind that is not understood. */
    public void obscure(Effect kind, Doubt doubt, String sentence, @Nullable TextRange place) {
        add(new Part.Obscure(kind, new Reason(doubt.code(), sentence, place, null), true));
    }

    /** Says that something may be started that is not seen. Once is enough: nothing is known of it, so it may be all. */
    public void unseen(TextRange place) {
        if (!hasUnseen) {
            hasUnseen = true;
            add(new Part.Unseen(place));
        }
    }

    /** Says that what is walked from here on may happen any number of times, until {@link #leaveLoop}. */
    public void enterLoop() {
        loops++;
    }

    /** Says that such a loop ends here. */
    public void leaveLoop() {
        loops--;
    }

    /** Whether what is walked now may happen any number of times. */
    public boolean isInLoop() {
        return loops > 0;
    }

    /** Notes that a program is started, for rails that look at several of them. */
    public void noteStart(Started start) {
        started.add(start);
        hasFetched |= Interpreters.fetches(start);
    }

    /** Whether one of them fetches what others offer. */
    public boolean hasFetched() {
        return hasFetched;
    }

    /** Notes that a variable holds what a program fetched or decoded. */
    public void holds(String variable, Started source) {
        held.put(variable, source);
    }

    /** Notes that the value of a variable is put in: what was fetched into it comes in there as if it were fetched there. */
    public void noteUse(String variable) {
        Started source = held.get(variable);
        if (source != null) {
            started.add(source);
        }
    }

    /** Notes a text that goes to a file of that name. */
    public void writes(String file, String text) {
        written.put(file, text);
    }

    /** Whether any text is known that goes to a file. */
    public boolean hasWritten() {
        return !written.isEmpty();
    }

    /** The text that went to a file of that name last; once, for it is looked through only once. */
    public Optional<String> takeWritten(String file) {
        return Optional.ofNullable(written.remove(file));
    }

    /** Notes a pipeline in which something is fetched, so that what it writes has come from elsewhere. */
    public void fetchesIn(TextRange pipeline) {
        fetching.add(pipeline);
    }

    /** Whether a place is in such a pipeline. */
    public boolean isFetchedIn(TextRange place) {
        spend(fetching.size() / 16);
        return fetching.stream().anyMatch(range -> range.from() <= place.from() && place.to() <= range.to());
    }

    /** How many starts there were; {@link #since} tells those after. */
    public int mark() {
        return started.size();
    }

    /** What was started after {@link #mark}. */
    public List<Started> since(int mark) {
        return List.copyOf(started.subList(mark, started.size()));
    }

    /** Notes that a rail is broken. */
    public void object(Rail rail, String what, @Nullable TextRange place) {
        breaches.add(new Breach(
                rail,
                new Reason("rail." + rail.id(), what + " is not allowed because " + rail.why() + ".", place, null)));
    }

    /** For a walk through what does not happen here; it pays with what is left of this one. */
    public Collected apart() {
        return new Collected(budget, false);
    }

    /** Takes over the rails that such a walk found broken, what it has spent, and that it went too deep to see all. */
    public void takeRails(Collected apart) {
        budget = apart.budget;
        breaches.addAll(apart.breaches);
        apart.parts.stream()
                .filter(part ->
                        part.missing().stream().anyMatch(reason -> reason.code().equals(Doubt.DEPTH.code())))
                .forEach(this::add);
    }

    /**
     * All that was found.
     *
     * @param files the file system as it was seen
     */
    public Report report(FileView files) {
        if (relying != null && hasWriter) {
            obscure(
                    Effect.UNKNOWN,
                    Doubt.UNPROVED,
                    "What is read depends on which files there are, and the script makes files before or while it is.",
                    relying);
        }
        return new Report(parts, List.copyOf(breaches), isStraight, files);
    }
}
