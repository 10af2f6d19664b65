package dev.armature.permissions.shell;

import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Doubt;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.report.Rail;
import dev.armature.permissions.shell.syntax.RawToken;
import dev.armature.permissions.shell.syntax.RawTokens;
import dev.armature.permissions.shell.syntax.Span;
import dev.armature.permissions.shell.word.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whatever looks like a command in a text that is not understood, so that rules that forbid, and rails, hold for it: bash runs
 * the lines before the one that it does not understand.
 */
final class RawStarts {

    /** Often written without the blank that bash needs. */
    private static final Pattern FORK_BOMB =
            Pattern.compile("(?<![^\\s;])([^\\s(){};|&<>]{1,20})\\(\\) ?\\{ ?\\1 ?\\| ?\\1 ?&");

    private static final int MOST = 4_000;
    private static final int MOST_WORDS = 1_000;

    private final ScriptWalk walk;
    private final State state;
    private final Set<List<Value>> seen = new HashSet<>();
    private List<Value> words = new ArrayList<>();

    private RawStarts(ScriptWalk walk, State state) {
        this.walk = walk;
        this.state = state;
    }

    static void of(String text, ScriptWalk walk, State state) {
        TextRange whole = walk.place(new Span(0, text.length()));
        if (FORK_BOMB.matcher(text).find()) {
            walk.collected().object(Rail.FORK_BOMB, "This script", whole);
        }
        RawStarts starts = new RawStarts(walk, state);
        RawTokens.read(text, starts::take);
        starts.end(whole);
        anything(walk.collected(), whole);
    }

    private boolean take(RawToken token) {
        if (token.operator()) {
            end(walk.place(token.span()));
        } else if (words.size() < MOST_WORDS) {
            words.add(Value.of(token.text()));
        } else if (words.size() == MOST_WORDS) {
            words.add(new Value.Many(""));
        }
        return seen.size() < MOST;
    }

    private void end(TextRange place) {
        if (!words.isEmpty() && seen.add(words)) {
            new Start(walk, state.copy(), place, words, List.of(), Optional.empty()).walk();
            words = new ArrayList<>();
        }
        words.clear();
    }

    /** A start of which nothing is known, so that every rule that forbids a command may match. */
    static void anything(Collected collected, TextRange place) {
        collected.add(new Part.Start(
                List.of(new NormalisedArgv(List.of(new NormalisedArgv.UnknownMany()))),
                new NormalisedArgv(List.of(new NormalisedArgv.UnknownMany())),
                List.of(),
                List.of(),
                Set.of(Effect.UNKNOWN),
                Set.of(),
                List.of(Reason.of(Doubt.UNPROVED.code(), "It is not known which programs are started.")),
                false,
                Optional.empty(),
                place,
                ""));
        collected.unseen(place);
    }
}
