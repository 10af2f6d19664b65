package dev.armature.permissions.shell;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.word.Paths;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules that forbid a file hold for a program that is not understood where a word, or a part of one, may name it. */
final class PossibleFiles {

    private static final int MOST_NAMES = 1_000;
    private static final int LONGEST_NAME = 255;
    /** Letters of options that stand in one word, before the value of the last of them. */
    private static final Pattern CLUSTER = Pattern.compile("-[A-Za-z0-9]{64}.*", Pattern.DOTALL);

    private static final int LONGEST_CLUSTER = 64;
    /** What may stand beside the name of a file in a word. */
    private static final String BETWEEN_NAMES = " \t\n\u000b\f\r=\"'`@:,;<>(){}[]|&+#%^!~\\$*";

    /** An option with which the names of files stand in a file. */
    private static final Pattern LISTING = Pattern.compile(
            "--?(?:files?0?-from|include-from|arg-file|input-file|file-?list|from-file|[A-Za-z]*T)(?:=.*)?|-T(?!\\d+C?$).*",
            Pattern.DOTALL);

    /** By such a path a process comes to its own folders and files, which are other ones than ours. */
    private static final Pattern OF_PROCESS = Pattern.compile("/proc/|/dev/fd", Pattern.CASE_INSENSITIVE);

    /** A pattern for names that some programs match themselves, or bytes in another notation. */
    private static final Pattern UNREAD = Pattern.compile("[*?\\[][^/*?\\[]*/|/[^/]*[*?\\[]|%[0-9A-Fa-f]{2}");

    private PossibleFiles() {}

    /** Says that any file that these words may name is read and written, and any file at all where a word is not known. */
    static void among(List<Value> words, Paths paths, Collected collected) {
        if (!collected.guessesPlaces()) {
            // That it may write counts, whatever it is.
            if (!words.isEmpty()) {
                collected.add(new Part.Area(true, Optional.empty()));
            }
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        boolean isKnown = true;
        for (Value word : words) {
            Optional<List<String>> texts = word.allTexts();
            isKnown &= texts.isPresent() || word instanceof Value.Digits;
            texts.orElse(List.of()).forEach(text -> addPieces(text, names));
            isKnown &= texts.orElse(List.of()).stream().noneMatch(PossibleFiles::mayNameOthers);
            isKnown &= names.size() <= MOST_NAMES;
        }
        collected.spend(Math.min(names.size(), MOST_NAMES));
        if (!isKnown) {
            touch(Optional.empty(), collected);
            return;
        }
        for (String name : names) {
            for (ResolvedPath path : paths.named(Value.of(name)).orElse(List.of())) {
                touch(Optional.of(path), collected);
            }
        }
    }

    /** Where the letters end that stand behind the dash of a word. */
    private static int clusterEnd(String text) {
        int end = 1;
        while (end < Math.min(text.length(), LONGEST_CLUSTER) && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean mayNameOthers(String text) {
        boolean mayBeOption = text.startsWith("-");
        return (mayBeOption
                        && (LISTING.matcher(text).matches()
                                || CLUSTER.matcher(text).matches()))
                || (text.indexOf('/') >= 0 && OF_PROCESS.matcher(text).find())
                || (isPattern(text) && UNREAD.matcher(text).find());
    }

    /** Whether there is anything in it with which {@link #UNREAD} could begin or end. */
    private static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0 || text.indexOf('%') >= 0;
    }

    private static void touch(Optional<ResolvedPath> path, Collected collected) {
        collected.add(new Part.Area(false, path));
        collected.add(new Part.Area(true, path));
    }

    /** The text, what stands in it between separators, and what follows each, in which there may be blanks. */
    private static void addPieces(String text, Set<String> names) {
        names.add(text);
        // The value of an option without a blank, behind others that have none.
        int end = text.startsWith("-") ? clusterEnd(text) : 0;
        for (int at = 2; at <= Math.min(end, text.length() - 1); at++) {
            names.add(text.substring(at));
        }
        int start = text.startsWith("-") && text.length() > 2 ? 2 : 0;
        for (int at = start; at <= text.length() && names.size() <= MOST_NAMES; at++) {
            if (at == text.length() || BETWEEN_NAMES.indexOf(text.charAt(at)) >= 0) {
                if (at > start) {
                    names.add(text.substring(start, at));
                    names.add(text.substring(start, Math.min(text.length(), start + LONGEST_NAME)));
                    // The letter that stands for a line end or a tab.
                    if (start > 0 && text.charAt(start - 1) == '\\' && at > start + 1) {
                        names.add(text.substring(start + 1, at));
                    }
                }
                start = at + 1;
            }
        }
    }
}
