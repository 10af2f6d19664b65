package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.file.TidyNames;
import dev.armature.permissions.shell.program.Deed;
import dev.armature.permissions.shell.program.Listing;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.word.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words that a program hands to another that it starts. {@code xargs} adds names that it reads, which are known if the
 * program before it in the pipeline lists them and each stays one word.
 */
final class HandedOn {

    private final ScriptWalk walk;
    private final State state;
    private final TextRange place;
    private final Optional<Listing> input;

    /**
     * @param input the names that come in at the standard input, if they are known
     */
    HandedOn(ScriptWalk walk, State state, TextRange place, Optional<Listing> input) {
        this.walk = walk;
        this.state = state;
        this.place = place;
        this.input = input;
    }

    /** All command lines that may come of it, the likely one last. */
    List<List<Value>> lines(Deed.Starts starts) {
        List<List<Value>> lines = new ArrayList<>();
        List<Value> words = words(starts);
        if (isAssignment(words)) {
            lines.add(words.subList(1, words.size())); // `sudo X=1 rm a`
        }
        if (starts.input() != Deed.Starts.Input.OTHER && searchesWithoutOperands(starts.words())) {
            lines.add(withoutInput(starts.words())); // Where nothing comes in, it is started with its own words alone.
        }
        lines.add(words);
        return lines;
    }

    private static boolean isAssignment(List<Value> words) {
        return words.size() > 1
                && words.getFirst() instanceof Value.Known first
                && first.text().matches("[A-Za-z_]\\w*=.*");
    }

    private static List<Value> withoutInput(List<Value> words) {
        return words.stream().filter(word -> !(word instanceof Value.Many)).toList();
    }

    private boolean searchesWithoutOperands(List<Value> words) {
        List<Value> own = withoutInput(words);
        return !own.isEmpty()
                && walk.around()
                        .programs()
                        .named(own.getFirst().shown())
                        .filter(program -> program.deeds(own.subList(1, own.size())).stream()
                                .anyMatch(Deed.Searches.class::isInstance))
                        .isPresent();
    }

    private List<Value> words(Deed.Starts starts) {
        Optional<Value.Below> names =
                input.filter(listing -> isTakenWhole(listing, starts.input())).map(Listing::names);
        return starts.words().stream()
                .<Value>map(word -> word instanceof Value.Many && names.isPresent() ? names.get() : word)
                .toList();
    }

    private boolean isTakenWhole(Listing listing, Deed.Starts.Input by) {
        return switch (by) {
            case OTHER -> false;
            case NUL -> listing.endsWithNul() && (listing.from() == Listing.Source.FILES || areTidy(listing));
            case BLANKS -> !listing.endsWithNul() && areTidy(listing);
        };
    }

    /** Whether each of the names is one word for whoever splits them, and no option. */
    private boolean areTidy(Listing listing) {
        Value root = listing.names().root();
        Optional<List<Standing>> folders = walk.paths(state).reading(root);
        boolean isTidy = root instanceof Value.Known known
                && TidyNames.isTidy(known.text())
                && folders.isPresent()
                && folders.get().stream().allMatch(walk.seen().tidyNames()::areBelow)
                && (listing.from() == Listing.Source.FILES
                        || folders.get().stream().allMatch(walk.seen().tidyNames()::arePlainIn))
                && (listing.from() != Listing.Source.GIT
                        || walk.seen().repository().hasPlainNames());
        if (isTidy) {
            walk.collected().reliesOnNames(place);
        }
        return isTidy;
    }
}
