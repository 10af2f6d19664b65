package dev.armature.permissions.shell.program;

import dev.armature.permissions.git.GitOptions;
import dev.armature.permissions.git.GitSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What git may do beyond what its models say: run other programs, and compare files that no repository holds. */
public final class GitStarts {

    /** Such an address, {@code ext::rm f}, names a program that speaks with the other side. */
    private static final String HELPER = "::";

    /** Subcommands that are given addresses; elsewhere those signs mean nothing, as in a message. */
    private static final Set<String> ADDRESSED = Set.of("clone", "fetch", "pull", "push", "remote", "submodule");

    private static final Set<String> SETTINGS =
            Set.of("config", "init", "clone", "submodule", "worktree", "remote", "sparse-checkout", "maintenance");
    private static final List<String> SETTING = List.of("-c", "--config-env", "--exec-path=");

    /** Subcommands that run only themselves, with the beginnings of options and words with which they run others. */
    private static final Map<String, List<String>> OWN = Map.ofEntries(
            Map.entry("add", List.of()),
            Map.entry("branch", List.of()),
            Map.entry("checkout", List.of()),
            Map.entry("cherry-pick", List.of()),
            Map.entry("clean", List.of()),
            Map.entry("clone", List.of("-u", "-c", "--u", "--c", "--te")),
            Map.entry("commit", List.of()),
            Map.entry("fetch", List.of("--u")),
            Map.entry("gc", List.of()),
            Map.entry("init", List.of("--te")),
            Map.entry("merge", List.of()),
            Map.entry("mv", List.of()),
            Map.entry("pull", List.of("--u")),
            Map.entry("push", List.of("--rec", "--e")),
            Map.entry("rebase", List.of("-x", "--e")),
            Map.entry("remote", List.of()),
            Map.entry("reset", List.of()),
            Map.entry("restore", List.of()),
            Map.entry("revert", List.of()),
            Map.entry("rm", List.of()),
            Map.entry("stash", List.of()),
            Map.entry("status", List.of()),
            Map.entry("submodule", List.of("foreach")),
            Map.entry("switch", List.of()),
            Map.entry("tag", List.of()),
            Map.entry("worktree", List.of()));

    private GitStarts() {}

    /** Where the subcommand stands; behind the last word if there is none. */
    public static int subcommand(List<Value> words) {
        return GitOptions.subcommand(words.stream().map(Value::shown).toList());
    }

    /** Whether a git that is not understood may run a program that its words, or its settings on the command line, name. */
    public static boolean mayRunOthers(List<Value> arguments) {
        int at = subcommand(arguments);
        for (Value option : arguments.subList(0, Math.min(at, arguments.size()))) {
            if (SETTING.stream().anyMatch(option.shown()::startsWith)) {
                return true;
            }
        }
        if (at >= arguments.size()) {
            return false;
        }
        List<Value> words = arguments.subList(at + 1, arguments.size());
        if (arguments.get(at).is("config")) {
            return setsOthers(words);
        }
        String subcommand = arguments.get(at).shown();
        boolean hasAddress = ADDRESSED.contains(subcommand);
        List<String> running = OWN.get(subcommand);
        return running == null
                || words.stream()
                        .flatMap(word -> texts(word).stream())
                        .anyMatch(text -> (hasAddress && text.contains(HELPER))
                                || running.stream().anyMatch(run -> isOrHolds(text, run)));
    }

    /** Whether it may change what a later git runs. */
    public static boolean changesSettings(List<Value> arguments) {
        int at = subcommand(arguments);
        return at >= arguments.size() || SETTINGS.contains(arguments.get(at).shown());
    }

    private static List<String> texts(Value word) {
        List<String> texts = word.knownTexts();
        return texts.isEmpty() ? List.of(word.shown()) : texts;
    }

    /** An option of one letter may stand behind others: {@code -qx}. */
    private static boolean isOrHolds(String word, String option) {
        boolean isLetter = option.length() == 2 && option.charAt(1) != '-' && word.startsWith("-");
        return word.startsWith(option) || (isLetter && !word.startsWith("--") && word.indexOf(option.charAt(1)) > 0);
    }

    /** Whether {@code git config} is told a setting with which git, run later, may run another program. */
    private static boolean setsOthers(List<Value> words) {
        int name = 0;
        while (name < words.size()
                && words.get(name) instanceof Value.Known known
                && (known.text().startsWith("-") || known.text().indexOf('.') < 0)) {
            name++;
        }
        boolean isAsked = name >= words.size() - 1
                && (name == words.size() || !words.get(name).isSeveral());
        return !isAsked && !(words.get(name) instanceof Value.Known known && GitSettings.isHarmless(known.text()));
    }

    /** Without a repository {@code git diff a b} compares two files or folders, whatever they are. */
    public static List<Deed> compared(List<Value> arguments) {
        int diff = 0;
        while (diff < arguments.size() && !arguments.get(diff).is("diff")) {
            diff++;
        }
        List<Value> named = arguments.stream()
                .skip(diff + 1L)
                .filter(word -> !word.shown().startsWith("-"))
                .toList();
        List<Deed> deeds = new ArrayList<>();
        if (named.size() > 1) {
            for (Value word : named) {
                deeds.add(new Deed.Reads(word));
                deeds.add(new Deed.Searches(word, Deed.Searches.ALL));
            }
        }
        return deeds;
    }
}
