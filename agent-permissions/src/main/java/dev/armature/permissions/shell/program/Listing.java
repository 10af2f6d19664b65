package dev.armature.permissions.shell.program;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of files that a program prints, for another one to take them up.
 *
 * @param names where they lie
 * @param from what they are taken from
 * @param endsWithNul whether a NUL ends each rather than the end of the line, which may be part of a name
 */
public record Listing(Value.Below names, Source from, boolean endsWithNul) {

    /** What names are taken from. */
    public enum Source {
        /** The files below a folder; each begins with that folder. */
        FILES,
        /** What git knows, and the files below the folder; none begins with that folder. */
        GIT,
        /** The files below a folder; they may not begin with it. */
        SEARCH
    }

    private static final Pattern RIPGREP_FLAG = Pattern.compile("-[lFiwS]+|--files|--type=[a-z]+");
    private static final Pattern GREP_FLAG = Pattern.compile("-[rlFiwEI]+|--include=[A-Za-z0-9_.*]+");
    private static final Pattern PLACE = Pattern.compile("(\\./)?[A-Za-z0-9_][A-Za-z0-9_./-]*|\\.");
    private static final Pattern PATTERN = Pattern.compile("[^-\\00][^\\00]*");

    private static final Pattern GIT_FLAG =
            Pattern.compile("-[cmdoz]{1,5}|--(cached|modified|deleted|others|exclude-standard)");
    private static final Pattern GIT_PATH = Pattern.compile("[A-Za-z0-9_*][A-Za-z0-9_./*-]*");
    private static final Pattern ENDING = Pattern.compile("\\*\\.[A-Za-z0-9_]+");

    public Listing {
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(from, "from");
    }

    /** What a start prints; empty if it is not known to print names alone. */
    public static Optional<Listing> of(List<Value> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (words.getFirst().is("find")) {
            return FindProgram.printed(words.subList(1, words.size()));
        }
        if (words.getFirst().is("rg") || words.getFirst().is("grep")) {
            return ofSearch(words.getFirst().is("rg"), words.subList(1, words.size()));
        }
        boolean isGit =
                words.size() > 1 && words.getFirst().is("git") && words.get(1).is("ls-files");
        return isGit ? ofGit(words.subList(2, words.size())) : Optional.empty();
    }

    private static Optional<Listing> ofGit(List<Value> arguments) {
        boolean endsWithNul = false;
        int paths = 0;
        String names = "*";
        for (Value argument : arguments) {
            String text = argument instanceof Value.Known known ? known.text() : "";
            if (GIT_FLAG.matcher(text).matches()) {
                endsWithNul |= !text.startsWith("--") && text.contains("z");
            } else if (text.equals("--") || (GIT_PATH.matcher(text).matches() && !text.contains(".."))) {
                paths += text.equals("--") ? 0 : 1;
                names = paths == 1 && ENDING.matcher(text).matches() ? text : "*";
            } else {
                return Optional.empty();
            }
        }
        Value.Below below = new Value.Below(Value.of("."), true, names, "*", "");
        return Optional.of(new Listing(below, Source.GIT, endsWithNul));
    }

    /** {@code rg -l x src} and {@code grep -rl x src}: nothing but names below one folder, which is not left by links. */
    private static Optional<Listing> ofSearch(boolean isRipgrep, List<Value> arguments) {
        Pattern known = isRipgrep ? RIPGREP_FLAG : GREP_FLAG;
        List<String> texts = arguments.stream()
                .map(word -> word instanceof Value.Known text ? text.text() : "\0")
                .toList();
        int options = 0;
        while (options < texts.size() && known.matcher(texts.get(options)).matches()) {
            options++;
        }
        String letters = String.join("", texts.subList(0, options)).replaceAll("--[a-z]+(=[A-Za-z0-9_.*]+)?", "");
        boolean listsAll = texts.subList(0, options).contains("--files");
        boolean listsNames = listsAll || (letters.contains("l") && (isRipgrep || letters.contains("r")));
        int places = options + (listsAll ? 0 : 1);
        boolean isHere = isRipgrep && places == texts.size();
        boolean hasPlace =
                places + 1 == texts.size() && PLACE.matcher(texts.getLast()).matches();
        boolean hasPattern = listsAll
                || (places <= texts.size()
                        && PATTERN.matcher(texts.get(places - 1)).matches());
        if (!listsNames || !hasPattern || !(hasPlace || isHere)) {
            return Optional.empty();
        }
        Value root = Value.of(isHere ? "." : texts.getLast());
        String names = isRipgrep ? Deed.Searches.SPARING : Deed.Searches.ALL;
        return Optional.of(new Listing(new Value.Below(root, true, names, "", ""), Source.SEARCH, false));
    }

    /** Whether a start prints some of the lines that come in at its standard input, as they are, and nothing else. */
    public static boolean isPassedOnBy(List<Value> words) {
        List<String> texts = words.stream()
                .map(word -> word instanceof Value.Known known ? known.text() : "\0")
                .toList();
        if (texts.isEmpty()) {
            return false;
        }
        List<String> arguments = texts.subList(1, texts.size());
        return switch (texts.getFirst()) {
            case "cat", "uniq" -> arguments.isEmpty();
            case "sort" -> arguments.stream().allMatch(word -> word.matches("-[urnVf]+"));
            case "head", "tail" -> String.join(" ", arguments).matches("|-\\d+|-n ?[-+]?\\d+|--lines=[-+]?\\d+");
            case "grep", "egrep", "fgrep" -> isFilter(arguments);
            default -> false;
        };
    }

    /** Options that choose lines, and one pattern. */
    private static boolean isFilter(List<String> arguments) {
        int at = 0;
        while (at < arguments.size() && arguments.get(at).matches("-[vEFiwx]+")) {
            at++;
        }
        return at == arguments.size() - 1 && arguments.get(at).matches("(?!-)[^\\00]+");
    }
}
