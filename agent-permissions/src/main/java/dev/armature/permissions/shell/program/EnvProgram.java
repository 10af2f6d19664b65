package dev.armature.permissions.shell.program;

import dev.armature.permissions.decision.Effect;
import java.util.ArrayList;
import java.util.List;

/** {@code env}: sets variables for a program that it starts, or prints the environment. */
final class EnvProgram implements Program {

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        List<Deed> deeds = new ArrayList<>();
        int at = 0;
        boolean elsewhere = false;
        while (at < arguments.size()) {
            Value word = arguments.get(at);
            if (word.is("-i") || word.is("-") || word.is("--ignore-environment") || word.is("--")) {
                at++;
            } else if (word instanceof Value.Known known
                    && known.text().matches("-[a-zA-Z]*S(?s:.*)|--split-string(=.*)?")) {
                return splitting(known.text(), arguments.subList(at + 1, arguments.size()));
            } else if (isAssignment(word)) {
                assignment(word, deeds);
                at++;
            } else if (mayBeAssignment(word)) {
                deeds.add(
                        new Deed.Unclear("has the word `" + word.shown() + "`, which may be a variable or a program"));
                deeds.add(new Deed.Starts(arguments.subList(at, arguments.size()), elsewhere));
                at++;
            } else if (word.mayBeginWithDash()) {
                deeds.add(new Deed.Unclear("has the word `" + word.shown() + "`, which is not understood there"));
                elsewhere |= word.is("-C") || word.shown().startsWith("--chdir");
                boolean hasValue = word.is("-u") || word.is("-C") || word.is("--unset") || word.is("--chdir");
                at += hasValue ? 2 : 1;
            } else {
                deeds.add(new Deed.Starts(arguments.subList(at, arguments.size()), elsewhere));
                return deeds;
            }
        }
        deeds.add(new Deed.Acts(Effect.SECRET, "prints the environment, which may hold secrets"));
        return deeds;
    }

    /** {@code -S} splits a text much as a shell would; close enough for what forbids, not for what allows. */
    private static List<Deed> splitting(String option, List<Value> rest) {
        String after = option.startsWith("--")
                ? option.substring(Math.min(option.length(), "--split-string=".length()))
                : option.substring(option.indexOf('S') + 1);
        Value text = !after.isEmpty() ? Value.of(after) : rest.isEmpty() ? Value.of("") : rest.getFirst();
        return List.of(
                new Deed.RunsScript(text, true),
                new Deed.Unclear("splits a text into words with `-S`, which is not understood"));
    }

    private static boolean isAssignment(Value word) {
        return switch (word) {
            case Value.Known known ->
                known.text().indexOf('=') >= 0 && !known.text().startsWith("-");
            case Value.Any any ->
                any.prefix().indexOf('=') >= 0 && !any.prefix().startsWith("-");
            case Value.Choice ignored -> false;
            case Value.Digits ignored -> false;
            case Value.Names ignored -> false;
            case Value.Many ignored -> false;
            case Value.Below ignored -> false;
        };
    }

    /** Whether it may be several texts, of which some have the equals sign that makes a variable of a word. */
    private static boolean mayBeAssignment(Value word) {
        return switch (word) {
            case Value.Choice choice -> choice.texts().stream().anyMatch(text -> text.indexOf('=') >= 0);
            case Value.Names names -> names.texts().stream().anyMatch(text -> text.indexOf('=') >= 0);
            default -> false;
        };
    }

    private static void assignment(Value word, List<Deed> deeds) {
        String text = word.shown();
        String name = text.substring(0, text.indexOf('='));
        boolean isHarmless = word instanceof Value.Known
                && Variables.isHarmlessToExport(name, text.substring(text.indexOf('=') + 1));
        if (!isHarmless) {
            deeds.add(new Deed.Acts(Effect.ENVIRONMENT, "sets the variable `" + name + "` for another program"));
            if (Variables.changesShell(name)) {
                deeds.add(new Deed.Unclear("sets the variable `" + name + "`, which shells look at"));
            }
        }
    }
}
