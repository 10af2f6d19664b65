package dev.armature.permissions.git;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of a repository, of which only those are understood that have git neither run a program nor read other settings
 * or files; the names are those of git-config(1). Whatever is not understood counts as if it did.
 */
public final class GitSettings {

    /** {@code [section]}, {@code [section "subsection"]} and what follows on the same line. */
    private static final Pattern HEADER = Pattern.compile("\\[([A-Za-z0-9-]+)(?:\\s+\"(?:[^\"\\\\]|\\\\.)*\")?](.*)");

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*");

    private static final Set<String> ANY = Set.of("advice", "color", "column", "init", "pack", "repack", "user");
    private static final Map<String, Set<String>> HARMLESS =
            """
            core: abbrev autocrlf bare bigfilethreshold checkstat commentchar compression eol filemode fscache \
                hidedotfiles ignorecase ignorestat logallrefupdates longpaths precomposeunicode preloadindex \
                protecthfs protectntfs quotepath repositoryformatversion safecrlf sharedrepository \
                sparsecheckout sparsecheckoutcone symlinks trustctime untrackedcache whitespace
            extensions: noop objectformat worktreeconfig
            remote: fetch mirror prune prunetags push pushurl tagopt url
            branch: autosetupmerge autosetuprebase description merge pushremote rebase remote \
                vscode-merge-base gh-merge-base
            commit: cleanup gpgsign status verbose
            diff: algorithm colormoved context indentheuristic interhunkcontext mnemonicprefix noprefix relative \
                renamelimit renames wserrorhighlight
            fetch: fsckobjects parallel prune prunetags writecommitgraph
            gc: auto autodetach pruneexpire worktreepruneexpire
            index: skiphash threads version
            lfs: repositoryformatversion url locksverify access
            log: abbrevcommit date decorate follow showroot
            maintenance: auto strategy
            merge: conflictstyle ff log renamelimit renames stat
            pull: ff rebase
            push: autosetupremote default followtags
            rebase: autosquash autostash updaterefs
            receive: denycurrentbranch denynonfastforwards fsckobjects
            rerere: autoupdate enabled
            status: branch relativepaths short showstash showuntrackedfiles
            submodule: active branch fetchrecursesubmodules shallow url
            tag: gpgsign
            """.lines().map(line -> line.split(":? +")).collect(Collectors.toMap(words -> words[0], GitSettings::keys));

    private GitSettings() {}

    private static Set<String> keys(String[] words) {
        return Set.of(Arrays.copyOfRange(words, 1, words.length));
    }

    /** Whether all that the text of a settings file says is known to be harmless. */
    public static boolean areHarmless(String text) {
        String section = "";
        for (String written : text.split("\n", -1)) {
            String line = written.strip();
            if (line.startsWith("[")) {
                Matcher header = HEADER.matcher(line);
                if (header.matches()) {
                    section = header.group(1).toLowerCase(Locale.ROOT);
                    line = header.group(2).strip();
                }
            }
            boolean isSaid = !line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';';
            if (isSaid && !isHarmless(section, line)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a setting is known to be so, by its name as in {@code user.email} or {@code branch.main.remote}. */
    public static boolean isHarmless(String name) {
        int section = name.indexOf('.');
        return section > 0
                && isHarmless(
                        name.substring(0, section).toLowerCase(Locale.ROOT), name.substring(name.lastIndexOf('.') + 1));
    }

    /** A line that ends in a backslash goes on in the next one, which then does not say what it seems to. */
    private static boolean isHarmless(String section, String line) {
        if (line.endsWith("\\")) {
            return false;
        }
        int equals = line.indexOf('=');
        String key = (equals < 0 ? line : line.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
        return HARMLESS.getOrDefault(section, Set.of()).contains(key)
                || (ANY.contains(section) && KEY.matcher(key).matches());
    }
}
