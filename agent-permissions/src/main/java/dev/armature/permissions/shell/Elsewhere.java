package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.shell.program.Interpreters;
import dev.armature.permissions.shell.program.Kind;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.rail.StartRails;
import dev.armature.permissions.shell.word.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What another machine or a container is told to run: {@code ssh build 'rm -rf /'}, {@code docker exec web rm -rf /}. Its files
 * are not those of the workspace, so only rails are held against it. Where in the words it begins depends on options that are
 * not all known; every word that names a program is taken for the beginning, the first word apart, which names a host or says
 * what to do ({@code docker rm}).
 */
final class Elsewhere {

    private static final int MOST_WORDS = 64;
    /** {@code alias x='rm -rf /'} */
    private static final Pattern NAME = Pattern.compile("^[A-Za-z_]\\w*=");

    private final ScriptWalk walk;
    private final TextRange place;

    private Elsewhere(ScriptWalk walk, TextRange place) {
        this.walk = walk;
        this.place = place;
    }

    /** Holds rails against what a program of the kind is told to have run. */
    static void check(String name, List<Value> arguments, ScriptWalk walk, TextRange place) {
        int first = name.equals("alias") ? 0 : 1;
        walk.elsewhere(place, inner -> new Elsewhere(inner, place).lines(arguments, first));
    }

    private void lines(List<Value> arguments, int first) {
        int end = Math.min(arguments.size(), MOST_WORDS);
        for (int from = first; from < end; from++) {
            if (!(arguments.get(from) instanceof Value.Known word)) {
                continue;
            }
            String program = word.text().substring(word.text().lastIndexOf('/') + 1);
            if (isText(word.text())) {
                text(NAME.matcher(word.text()).replaceFirst(""));
            } else if (isProgram(program)) {
                line(arguments.subList(from, arguments.size()));
            }
            if (Kind.ELSEWHERE.isOf(program)) {
                return; // It looks at the rest itself.
            }
        }
    }

    /** A machine puts the words together and has a shell read them again; a container starts them as they are. */
    private void line(List<Value> words) {
        new Start(walk, unknown(), place, words, List.of(), Optional.empty()).walk();
        if (words.stream().allMatch(Value.Known.class::isInstance)) {
            text(words.stream().map(Value::shown).collect(Collectors.joining(" ")));
        }
    }

    private void text(String text) {
        walk.textApart(text, unknown(), place);
    }

    private static State unknown() {
        return State.in(Set.of());
    }

    private boolean isProgram(String name) {
        return walk.around().programs().named(name).isPresent()
                || Interpreters.isInterpreter(name)
                || StartRails.speakOf(name);
    }

    private static boolean isText(String word) {
        return word.chars().anyMatch(c -> " \t\n;|&".indexOf(c) >= 0);
    }
}
