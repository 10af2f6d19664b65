package dev.armature.permissions.shell;

import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.syntax.RawToken;
import dev.armature.permissions.shell.syntax.RawTokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a program that is not understood may start: {@code setpriv --nnp rm f} and {@code sg root -c 'rm f'} name it in their
 * words, and nobody knows all programs that do so. Only for rules that forbid. Where there is too much, it may be anything.
 */
final class PossibleStarts {

    private static final int MOST = 32;
    private static final int MOST_WORDS = 64;

    /** What a value stands behind: {@code --pre=}, {@code ProxyCommand=}, {@code --checkpoint-action=exec=}. */
    private static final Pattern NAMES = Pattern.compile("^(?:-{0,2}[A-Za-z_][\\w.-]*+=){1,3}");

    /** The same for {@code ssh}, which takes a blank instead of the sign. */
    private static final Pattern SSH_NAMES = Pattern.compile(
            "^(?:-\\w*?o)?\\s*\"?(?:Proxy|Local|Remote|KnownHosts)Command\"?\\s*=?\\s*", Pattern.CASE_INSENSITIVE);

    /** Texts within texts, as in {@code sh -c "sh -c 'rm f'"}, that are still to be looked at. */
    private final Deque<String> inner = new ArrayDeque<>();

    private final List<NormalisedArgv> readings = new ArrayList<>();
    private List<Value> words = new ArrayList<>();
    /** Whether there was too much to follow it all. */
    private boolean isCut;

    private PossibleStarts() {}

    /** Adds what these words of a program may start. */
    static void among(List<Value> arguments, Collected collected) {
        PossibleStarts starts = new PossibleStarts();
        starts.add(arguments);
        for (Value argument : arguments) {
            for (String text : argument.knownTexts()) {
                if (!isSeveral(text)) {
                    continue;
                }
                starts.inner.add(text);
                if (text.charAt(0) == '-') {
                    // As in `tar -I'rm f'`.
                    starts.inner.add(text.substring(2));
                }
            }
        }
        while (!starts.inner.isEmpty() && !starts.isCut) {
            starts.within(withoutName(starts.inner.remove()));
        }
        if (starts.isCut) {
            starts.readings.add(Readings.later(List.of(new Value.Many(""))));
        }
        collected.spend(starts.readings.size());
        if (!starts.readings.isEmpty()) {
            collected.add(new Part.Possible(starts.readings));
        }
    }

    private static String withoutName(String text) {
        return SSH_NAMES.matcher(NAMES.matcher(text).replaceFirst("")).replaceFirst("");
    }

    /** The words from each of them on. */
    private void add(List<Value> line) {
        isCut |= line.size() > MOST_WORDS;
        for (int from = 0; from < line.size() && !isCut; from++) {
            isCut = readings.size() >= MOST;
            List<Value> rest = line.subList(from, Math.min(line.size(), from + MOST_WORDS));
            if (rest.getFirst() instanceof Value.Known first) {
                String text = first.text();
                int equals = text.indexOf('=');
                if (!text.startsWith("-")) {
                    readings.add(Readings.later(rest));
                } else if (text.length() > 2) {
                    // The value of an option without a blank, as in `man -Prm`
                    readings.add(Readings.later(List.of(Value.of(text.substring(2)))));
                }
                if (equals > 0) {
                    // `--pre=rm`, and `make SHELL=rm`
                    readings.add(Readings.later(List.of(Value.of(text.substring(equals + 1)))));
                }
            }
        }
    }

    /** The commands that a word would be if it were a text for a shell, perhaps with a sign before it, as in {@code !rm f}. */
    private void within(String text) {
        int from = 0;
        while (from < text.length() && "!:+|&@".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        if (isSeveral(text)) {
            RawTokens.read(text.substring(from), token -> take(token, text));
            endCommand();
        }
    }

    private static boolean isSeveral(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (" \t\n;|&".indexOf(text.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean take(RawToken token, String text) {
        if (token.operator()) {
            endCommand();
        } else if (words.size() < MOST_WORDS) {
            words.add(Value.of(token.text()));
            if (isSeveral(token.text()) && token.text().length() < text.length()) {
                inner.add(token.text());
            }
        } else {
            isCut = true;
        }
        return !isCut;
    }

    private void endCommand() {
        isCut |= readings.size() >= MOST;
        if (!words.isEmpty() && !isCut) {
            readings.add(Readings.later(words));
        }
        words = new ArrayList<>();
    }
}
