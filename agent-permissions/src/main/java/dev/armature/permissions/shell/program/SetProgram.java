package dev.armature.permissions.shell.program;

import dev.armature.permissions.decision.Effect;
import java.util.List;
import java.util.Set;

/** {@code set}: the options that make a script stop at errors or show what it does, and the positional parameters. */
final class SetProgram implements Program {

    private static final Set<String> NAMED = Set.of("pipefail", "errexit", "nounset", "xtrace", "verbose", "errtrace");

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        if (arguments.isEmpty()) {
            return List.of(new Deed.Acts(Effect.SECRET, "prints all variables, which may hold secrets"));
        }
        for (int at = 0; at < arguments.size(); at++) {
            if (arguments.get(at).is("--")) {
                return List.of(new Deed.Shifts());
            }
            if (!(arguments.get(at) instanceof Value.Known option)
                    || !option.text().matches("[-+][euxvE]*o?")) {
                return List.of(new Deed.Unclear(
                        "has the word `" + arguments.get(at).shown() + "`, which may change how the script is read"));
            }
            if (option.text().endsWith("o")) {
                at++;
                boolean isHarmless = at < arguments.size()
                        && arguments.get(at) instanceof Value.Known name
                        && NAMED.contains(name.text());
                if (!isHarmless) {
                    return List.of(new Deed.Unclear("has `" + option.text() + "` with an option that is not known"));
                }
            }
        }
        return List.of();
    }
}
