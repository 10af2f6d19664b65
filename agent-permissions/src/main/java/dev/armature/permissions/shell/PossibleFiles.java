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
    /** What may stand beside the name of a file in a word. */
    private static final String BETWEEN_NAMES = " \t\n\u000b\f\r=\"'`@:,;<>(){}[]|&+#%^!~\\$*";

    /** An option with which the names of files stand in a file. */
    private static final Pattern LISTING = Pattern.compile(
            "--?(?:files?0?-from|include-from|arg-file|input-file|file-?list|from-file|[A-Za-z]*T)(?:=.*)?",
            Pattern.DOTALL);

    private PossibleFiles() {}

    /** Says that any file that these words may name is read and written, and any file at all where a word is not known. */
    static void among(List<Value> words, Paths paths, Collected collected) {
        Set<String> names = new LinkedHashSet<>();
        boolean isKnown = true;
        for (Value word : words) {
            Optional<List<String>> texts = Paths.texts(word);
            isKnown &= (texts.isPresent() && !(word instanceof Value.Below)) || word instanceof Value.Digits;
            texts.orElse(List.of()).forEach(text -> addPieces(text, names));
            isKnown &= texts.orElse(List.of()).stream()
                    .noneMatch(text -> LISTING.matcher(text).matches());
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

    private static void touch(Optional<ResolvedPath> path, Collected collected) {
        collected.add(new Part.Area(false, path));
        collected.add(new Part.Area(true, path));
    }

    /** The text, what stands in it between separators, and what follows each, in which there may be blanks. */
    private static void addPieces(String text, Set<String> names) {
        names.add(text);
        int start = text.startsWith("-") && text.length() > 2 ? 2 : 0; // the value of an option, without a blank
        for (int at = start; at <= text.length() && names.size() <= MOST_NAMES; at++) {
            if (at == text.length() || BETWEEN_NAMES.indexOf(text.charAt(at)) >= 0) {
                if (at > start) {
                    names.add(text.substring(start, at));
                    names.add(text.substring(start, Math.min(text.length(), start + LONGEST_NAME)));
                }
                start = at + 1;
            }
        }
    }
}
