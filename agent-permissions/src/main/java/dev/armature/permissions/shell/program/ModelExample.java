package dev.armature.permissions.shell.program;

import dev.armature.permissions.decision.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command with what a model must say of it.
 *
 * @param place the text and the line it stands in, for errors
 * @param reads whether it only reads, rather than being asked
 */
record ModelExample(String place, String text, boolean reads) {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /** What is wrong; empty if the programs are described as the example says. */
    Optional<String> problem(Programs programs) {
        List<Value> words = words();
        boolean onlyReads = onlyReads(programs, words);
        return onlyReads == reads
                ? Optional.empty()
                : Optional.of(place + ": by its model `" + text + "` "
                        + (onlyReads ? "only reads, and should be asked" : "is asked, and should only read"));
    }

    private List<Value> words() {
        List<Value> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(Value.of(word.group(1) == null ? word.group(2) : word.group(1)));
        }
        return words;
    }

    private static boolean onlyReads(Programs programs, List<Value> words) {
        return words.getFirst() instanceof Value.Known name
                && programs.named(name.text())
                        .filter(program -> program.deeds(words.subList(1, words.size())).stream()
                                .allMatch(deed -> onlyReads(programs, deed)))
                        .isPresent();
    }

    private static boolean onlyReads(Programs programs, Deed deed) {
        return switch (deed) {
            case Deed.Reads ignored -> true;
            case Deed.Looks ignored -> true;
            case Deed.Searches ignored -> true;
            case Deed.SearchesIndex ignored -> true;
            case Deed.Follows ignored -> true;
            case Deed.Heeds ignored -> true;
            case Deed.Shifts ignored -> true;
            case Deed.ReadsObjects ignored -> true;
            case Deed.Sets set ->
                set.isHarmless() || Variables.isLocal(set.name().shown());
            case Deed.Starts starts -> onlyReads(programs, starts.words());
            case Deed.Writes ignored -> false;
            case Deed.Deletes ignored -> false;
            case Deed.RunsScript ignored -> false;
            case Deed.Contacts ignored -> false;
            case Deed.Enters ignored -> false;
            case Deed.Acts acts -> acts.effect() == Effect.READ;
            case Deed.Unclear ignored -> false;
        };
    }
}
