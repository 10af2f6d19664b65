package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.shell.program.Interpreters;
import dev.armature.permissions.shell.program.Kind;
import dev.armature.permissions.shell.program.Started;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.rail.CodeRails;
import dev.armature.permissions.shell.syntax.Substitution;
import dev.armature.permissions.shell.syntax.Word;
import dev.armature.permissions.shell.word.State;
import java.util.List;

/** A text that comes in at the standard input of a program which runs it: a shell, or {@code python3 <<END}. */
final class Fed {

    private Fed() {}

    /** Whether these words start a program that runs what comes in. */
    static boolean isRunBy(List<Value> words) {
        return isShell(words) || isLanguage(words);
    }

    private static boolean isShell(List<Value> words) {
        return Interpreters.isShellThatReads(words)
                || (isKnown(words) && Kind.EVALUATES.isOf(name(words)) && Interpreters.runsInput(started(words)));
    }

    private static boolean isLanguage(List<Value> words) {
        return isKnown(words) && Interpreters.isLanguage(name(words)) && Interpreters.runsInput(started(words));
    }

    private static boolean isKnown(List<Value> words) {
        return !words.isEmpty() && words.getFirst() instanceof Value.Known;
    }

    private static Started started(List<Value> words) {
        return new Started(name(words), words);
    }

    /** Walks what {@code bash <(echo ...)} runs, as far as it is known. */
    static void scripts(List<Value> words, List<Word> written, ScriptWalk walk, State state, TextRange place) {
        for (Word word : written) {
            if (word.parts().size() == 1
                    && word.parts().getFirst() instanceof Substitution.ProcessSubstitution process
                    && isKnown(words)
                    && Interpreters.runsWords(started(words))) {
                walk.expander(state).said(process.body()).ifPresent(text -> apart(text, walk, state, place));
            }
        }
    }

    private static String name(List<Value> words) {
        String head = words.getFirst().shown();
        return head.substring(head.lastIndexOf('/') + 1);
    }

    /** Walks the text as the program does that these words start, or holds rails against it. */
    static void to(List<Value> words, String text, ScriptWalk walk, State state, TextRange place) {
        if (isShell(words)) {
            apart(text, walk, state, place);
        } else if (isLanguage(words)) {
            CodeRails.check(name(words), text, walk.collected(), place);
        }
    }

    /** Walks a text that a shell of its own runs, which has positional parameters of its own. */
    static void apart(String text, ScriptWalk walk, State state, TextRange place) {
        State other = state.copy();
        other.forgetArguments();
        walk.textApart(text, other, place);
    }
}
