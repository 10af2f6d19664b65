package dev.armature.permissions.shell;

import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.shell.program.Value;
import java.util.ArrayList;
import java.util.List;

/** The words of a start as rules see them. */
final class Readings {

    private static final int MOST = 64;

    private Readings() {}

    /** The words as they are once other commands may have changed which files there are. */
    static NormalisedArgv later(List<Value> words) {
        return argv(words, false);
    }

    /** The words, and once more for each text of a word that is one of several. */
    static List<NormalisedArgv> of(List<Value> words) {
        List<NormalisedArgv> readings = new ArrayList<>();
        readings.add(argv(words, true));
        for (int i = 0; i < words.size() && readings.size() < MOST; i++) {
            if (words.get(i) instanceof Value.Choice choice) {
                for (String text : choice.texts()) {
                    List<Value> line = new ArrayList<>(words);
                    line.set(i, Value.of(text));
                    readings.add(argv(line, true));
                }
            }
        }
        return readings;
    }

    /**
     * @param isNow whether patterns match the names that they match now
     */
    private static NormalisedArgv argv(List<Value> words, boolean isNow) {
        List<NormalisedArgv.Word> argv = new ArrayList<>();
        for (Value word : words) {
            switch (word) {
                case Value.Known known -> argv.add(new NormalisedArgv.Known(known.text()));
                case Value.Choice ignored -> argv.add(new NormalisedArgv.Unknown());
                case Value.Digits ignored -> argv.add(new NormalisedArgv.Unknown());
                case Value.Any ignored -> argv.add(new NormalisedArgv.Unknown());
                case Value.Names names when !isNow || !names.isExact() -> argv.add(new NormalisedArgv.UnknownMany());
                case Value.Names names -> names.texts().forEach(text -> argv.add(new NormalisedArgv.Known(text)));
                case Value.Many ignored -> argv.add(new NormalisedArgv.UnknownMany());
                case Value.Below below ->
                    argv.add(below.several() ? new NormalisedArgv.UnknownMany() : new NormalisedArgv.Unknown());
            }
        }
        return new NormalisedArgv(argv);
    }
}
