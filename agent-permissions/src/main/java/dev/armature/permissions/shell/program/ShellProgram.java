package dev.armature.permissions.shell.program;

import dev.armature.permissions.decision.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A shell that is started: with a text after {@code -c}, with a script, or to run what it reads. */
final class ShellProgram implements Program {

    private final String name;

    ShellProgram(String name) {
        this.name = name;
    }

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        if (arguments.size() == 1 && arguments.getFirst().is("--version")) {
            return List.of();
        }
        List<Deed> deeds = new ArrayList<>();
        boolean isText = false;
        int at = 0;
        while (at < arguments.size() && arguments.get(at).mayBeginWithDash()) {
            if (isText && !(arguments.get(at) instanceof Value.Known)) {
                break; // An option or the text itself: what is run is not known either way.
            }
            Value word = arguments.get(at++);
            if (word.is("--")) {
                break;
            }
            isText |= word instanceof Value.Known known && known.text().matches("-(?=[a-zA-Z]*c)[a-zA-Z]*");
            boolean isPlain =
                    word instanceof Value.Known option && option.text().matches("-[ceu]+|--noprofile|--norc");
            if (!isPlain) {
                deeds.add(new Deed.Unclear(
                        "has the option `" + word.shown() + "`, which is not known to change nothing"));
            }
            if ((word.is("-o") || word.is("-O") || word.is("--rcfile") || word.is("--init-file"))
                    && at < arguments.size()) {
                at++;
            }
        }
        if (isText) {
            boolean isThere = at < arguments.size();
            deeds.add(new Deed.RunsScript(
                    isThere ? arguments.get(at) : Value.of(""),
                    name.equals("bash"),
                    isThere ? positional(arguments.subList(at + 1, arguments.size())) : Optional.empty()));
        } else if (at < arguments.size()) {
            deeds.add(new Deed.Reads(arguments.get(at)));
            deeds.add(new Deed.Acts(Effect.EXECUTE, "runs a script"));
        } else {
            deeds.add(new Deed.Acts(Effect.EXECUTE, "runs what it reads"));
        }
        if (!name.equals("bash") && !name.equals("sh") && !name.equals("dash")) {
            deeds.add(new Deed.Unclear("reads another language than bash"));
        }
        return deeds;
    }

    /** What stands behind the text: what the script is called, which is not looked at, and what it is given. */
    private static Optional<List<Value>> positional(List<Value> words) {
        return words.isEmpty() || words.getFirst().isSeveral()
                ? Optional.empty()
                : Optional.of(words.subList(1, words.size()));
    }
}
