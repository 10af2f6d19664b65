package dev.armature.permissions.shell;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of a repository, of which only those are understood that have git neither run a program nor read other settings
 * or files; the names are those of git-config(1). Whatever is not understood counts as if it did.
 */
final class GitSettings {

    /** {@code [section]}, {@code [section "subsection"]} and what follows on the same line. */
    private static final Pattern HEADER = Pattern.compile("\\[([A-Za-z0-9-]+)(?:\\s+\"(?:[^\"\\\\]|\\\\.)*\")?](.*)");

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*");

    private static final Set<String> ANY = Set.of("advice", "color", "column", "init", "pack", "repack", "user");
    private static final Map<String, Set<String>> HARMLESS = Map.ofEntries(
            Map.entry(
                    "core",
                    Set.of(
                            "abbrev",
                            "autocrlf",
                            "bare",
                            "bigfilethreshold",
                            "checkstat",
                            "commentchar",
                            "compression",
                            "eol",
                            "filemode",
                            "fscache",
                            "hidedotfiles",
                            "ignorecase",
                            "ignorestat",
                            "logallrefupdates",
                            "longpaths",
                            "precomposeunicode",
                            "preloadindex",
                            "protecthfs",
                            "protectntfs",
                            "quotepath",
                            "repositoryformatversion",
                            "safecrlf",
                            "sharedrepository",
                            "sparsecheckout",
                            "sparsecheckoutcone",
                            "symlinks",
                            "trustctime",
                            "untrackedcache",
                            "whitespace")),
            Map.entry("extensions", Set.of("noop", "objectformat", "worktreeconfig")),
            Map.entry("remote", Set.of("fetch", "mirror", "prune", "prunetags", "push", "pushurl", "tagopt", "url")),
            Map.entry(
                    "branch",
                    Set.of(
                            "autosetupmerge",
                            "autosetuprebase",
                            "description",
                            "merge",
                            "pushremote",
                            "rebase",
                            "remote",
                            "sort",
                            "vscode-merge-base",
                            "gh-merge-base")),
            Map.entry("commit", Set.of("cleanup", "gpgsign", "status", "verbose")),
            Map.entry(
                    "diff",
                    Set.of(
                            "algorithm",
                            "colormoved",
                            "context",
                            "indentheuristic",
                            "interhunkcontext",
                            "mnemonicprefix",
                            "noprefix",
                            "relative",
                            "renamelimit",
                            "renames",
                            "wserrorhighlight")),
            Map.entry("fetch", Set.of("fsckobjects", "parallel", "prune", "prunetags", "writecommitgraph")),
            Map.entry("gc", Set.of("auto", "autodetach", "pruneexpire", "worktreepruneexpire")),
            Map.entry("index", Set.of("skiphash", "threads", "version")),
            Map.entry("lfs", Set.of("repositoryformatversion", "url", "locksverify", "access")),
            Map.entry("log", Set.of("abbrevcommit", "date", "decorate", "follow", "showroot")),
            Map.entry("maintenance", Set.of("auto", "strategy")),
            Map.entry("merge", Set.of("conflictstyle", "ff", "log", "renamelimit", "renames", "stat")),
            Map.entry("pull", Set.of("ff", "rebase")),
            Map.entry("push", Set.of("autosetupremote", "default", "followtags")),
            Map.entry("rebase", Set.of("autosquash", "autostash", "updaterefs")),
            Map.entry("receive", Set.of("denycurrentbranch", "denynonfastforwards", "fsckobjects")),
            Map.entry("rerere", Set.of("autoupdate", "enabled")),
            Map.entry("status", Set.of("branch", "relativepaths", "short", "showstash", "showuntrackedfiles")),
            Map.entry("submodule", Set.of("active", "branch", "fetchrecursesubmodules", "recurse", "shallow", "url")),
            Map.entry("tag", Set.of("gpgsign", "sort")));

    private GitSettings() {}

    /** Whether all that the text of a settings file says is known to be harmless. */
    static boolean areHarmless(String text) {
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
