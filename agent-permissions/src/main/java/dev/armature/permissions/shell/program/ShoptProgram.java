package dev.armature.permissions.shell.program;

import java.util.List;
import java.util.Set;

/** {@code shopt}: shows options of the shell; few that it sets leave the rest of a script as it is read without them. */
final class ShoptProgram implements Program {

    /** Options that are off where a shell starts, so that to switch them off changes nothing. */
    private static final Set<String> OFF = Set.of(
            "nullglob failglob globstar dotglob nocaseglob nocasematch lastpipe extglob expand_aliases".split(" "));

    private static final Set<String> HARMLESS = Set.of("inherit_errexit");

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        String letters = "";
        for (Value argument : arguments) {
            if (!(argument instanceof Value.Known word) || !word.text().matches("-[opqsu]+|\\w+")) {
                return List.of(new Deed.Unclear("has the word `" + argument.shown() + "`, which is not understood"));
            }
            boolean isOption = word.text().startsWith("-");
            letters += isOption ? word.text() : "";
            if (!isOption && mayChange(letters, word.text())) {
                return List.of(new Deed.Unclear("sets `" + word.text() + "`, which may change how the script is read"));
            }
        }
        return List.of();
    }

    private static boolean mayChange(String letters, String name) {
        boolean isOfSet = letters.contains("o");
        boolean sets = letters.contains("s") && (isOfSet || !HARMLESS.contains(name));
        boolean unsets = letters.contains("u") && (isOfSet || !OFF.contains(name));
        return sets || unsets;
    }
}
