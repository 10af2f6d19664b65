package dev.armature.permissions.git;

import java.util.List;
import java.util.Set;

/** The options of git before its subcommand, as git(1) lists them. */
public final class GitOptions {

    private static final Set<String> WITH_VALUE =
            Set.of("-C -c --git-dir --work-tree --namespace --config-env --attr-source --super-prefix --shallow-file"
                    .split(" "));

    private static final Set<String> WITHOUT_VALUE = Set.of(
            ("-p --paginate -P --no-pager --bare --no-replace-objects --no-lazy-fetch --no-optional-locks --no-advice"
                            + " --literal-pathspecs --glob-pathspecs --noglob-pathspecs --icase-pathspecs --exec-path"
                            + " --html-path --man-path --info-path")
                    .split(" "));

    private GitOptions() {}

    /** Whether the word is an option that takes the next word as its value. */
    public static boolean takesNext(String word) {
        return WITH_VALUE.contains(word);
    }

    /** Whether the word is an option that takes no value. */
    public static boolean standsAlone(String word) {
        return WITHOUT_VALUE.contains(word);
    }

    /** Where the subcommand stands among the words after {@code git}; behind the last one if there is none. */
    public static int subcommand(List<String> words) {
        int at = 0;
        while (at < words.size() && words.get(at).startsWith("-")) {
            at += takesNext(words.get(at)) ? 2 : 1;
        }
        return Math.min(at, words.size());
    }
}
