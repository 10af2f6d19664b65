package dev.armature.permissions.matching;

import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.action.NormalisedArgv.Known;
import dev.armature.permissions.action.NormalisedArgv.Unknown;
import dev.armature.permissions.action.NormalisedArgv.UnknownMany;
import dev.armature.permissions.action.NormalisedArgv.Word;
import dev.armature.permissions.git.GitOptions;
import dev.armature.permissions.path.Glob;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words of a rule, found in the words of a command with options between them: {@code git push} in
 * {@code git -C src --no-pager push origin}. It is known of git alone which options before its subcommand take the next word
 * as their value; with others it perhaps is one, and perhaps the word looked for. All ways to read the words are followed at
 * once, as Thompson's simulation of an automaton does.
 */
final class BetweenOptions {

    private final List<Glob> rule;
    private final boolean isGit;
    /** How well the command fits, by how many words of the rule are found. */
    private Match[] found;
    /** The same, where the next word is the value of an option. */
    private Match[] value;

    private BetweenOptions(List<Glob> rule, Word program) {
        this.rule = rule;
        this.isGit = program instanceof Known known
                && (known.text().equals("git") || known.text().endsWith("/git"));
        this.found = none();
        this.value = none();
        found[0] = Match.YES;
    }

    private Match[] none() {
        Match[] none = new Match[rule.size() + 1];
        Arrays.fill(none, Match.NO);
        return none;
    }

    static Match match(Term.CommandWords rule, NormalisedArgv argv) {
        List<Glob> words = rule.words();
        boolean mayFit = words.size() > 1
                && !argv.words().isEmpty()
                && Term.CommandWords.one(words.getFirst(), argv.words().getFirst(), true, true) != Match.NO;
        return mayFit
                ? new BetweenOptions(words, argv.words().getFirst()).match(argv.words(), rule.further())
                : Match.NO;
    }

    private Match match(List<Word> words, boolean further) {
        Match best = Match.of(isGit && makesAlias(words)).and(Match.MAYBE);
        for (Word word : words) {
            best = further ? best.or(found[rule.size()]) : best;
            if (best == Match.YES || isLost()) {
                return best;
            }
            if (word instanceof UnknownMany) {
                return Match.MAYBE;
            }
            step(word);
        }
        return best.or(found[rule.size()]);
    }

    private boolean isLost() {
        for (int at = 0; at <= rule.size(); at++) {
            if (found[at] != Match.NO || value[at] != Match.NO) {
                return false;
            }
        }
        return true;
    }

    private void step(Word word) {
        Match[] next = none();
        Match[] nextValue = none();
        Match isOption = isOption(word);
        for (int at = 0; at < rule.size(); at++) {
            next[at] = next[at].or(value[at]);
            if (found[at] == Match.NO) {
                continue;
            }
            Match fits = Term.CommandWords.one(rule.get(at), word, at == 0, true);
            next[at + 1] = next[at + 1].or(found[at].and(fits));
            if (at > 0) {
                Match passed = found[at].and(isOption);
                Match takesValue = takesValue(at, word);
                next[at] = next[at].or(takesValue == Match.YES ? Match.NO : passed);
                nextValue[at] = passed.and(takesValue);
            }
        }
        found = next;
        value = nextValue;
    }

    private Match takesValue(int at, Word option) {
        if (!(option instanceof Known known) || !isGit || at != 1) {
            return Match.MAYBE;
        }
        if (GitOptions.takesNext(known.text())) {
            return Match.YES;
        }
        return known.text().indexOf('=') >= 0 || GitOptions.standsAlone(known.text()) ? Match.NO : Match.MAYBE;
    }

    /** {@code git -c alias.p=push p}: then any word may be the subcommand. */
    private static boolean makesAlias(List<Word> words) {
        for (Word word : words) {
            String text = word instanceof Known known ? known.text().toLowerCase(Locale.ROOT) : "";
            if (text.startsWith("alias.") || text.startsWith("--config-env=alias.")) {
                return true;
            }
        }
        return false;
    }

    private static Match isOption(Word word) {
        return switch (word) {
            case Known known -> Match.of(known.text().startsWith("-"));
            case Unknown ignored -> Match.MAYBE;
            case UnknownMany ignored -> Match.MAYBE;
        };
    }
}
