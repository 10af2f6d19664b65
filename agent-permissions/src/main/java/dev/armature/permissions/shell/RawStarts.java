package dev.armature.permissions.shell;

import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.syntax.RawToken;
import dev.armature.permissions.shell.syntax.RawTokens;
import dev.armature.permissions.shell.syntax.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whatever looks like a command in a text that is not understood, so that rules that forbid, and rails, hold for it: bash runs
 * the lines before the one that it does not understand.
 */
final class RawStarts {

    private static final int MOST = 2_000;

    private RawStarts() {}

    static void of(String text, ScriptWalk walk, State state) {
        List<Value> words = new ArrayList<>();
        Set<List<Value>> seen = new HashSet<>();
        for (RawToken token : RawTokens.of(text)) {
            if (!token.operator()) {
                words.add(Value.of(token.text()));
                continue;
            }
            if (!words.isEmpty() && seen.size() < MOST && seen.add(words)) {
                new Start(walk, state.copy(), walk.place(token.span()), words, List.of(), Optional.empty()).walk();
            }
            words = new ArrayList<>();
        }
        if (!words.isEmpty()) {
            new Start(walk, state.copy(), walk.place(new Span(0, text.length())), words, List.of(), Optional.empty())
                    .walk();
        }
        anything(walk.collected(), walk.place(new Span(0, text.length())));
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
