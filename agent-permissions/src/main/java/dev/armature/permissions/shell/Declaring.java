package dev.armature.permissions.shell;

import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.word.State;
import java.util.ArrayList;
import java.util.List;

/**
 * Declarations: {@code declare -l x} makes small letters of what {@code x} is given, and {@code readonly x} has it keep what it
 * holds.
 */
final class Declaring {

    private Declaring() {}

    /** Notes which variables have a will of their own from here on. */
    static void declare(String builtin, List<Value> arguments, State state) {
        boolean isWilful = builtin.equals("readonly");
        List<String> names = new ArrayList<>();
        for (Value argument : arguments) {
            String text = argument instanceof Value.Known known ? known.text() : "-?";
            boolean isOption = text.startsWith("-") || text.startsWith("+");
            if (isOption && !text.matches("-[aArlu]+")) {
                state.declareAny();
                return;
            }
            isWilful |= isOption && !text.matches("-[aA]+");
            if (!isOption) {
                names.add(text.replaceFirst("\\W.*", ""));
            }
        }
        if (isWilful) {
            names.forEach(state::declare);
        }
    }
}
