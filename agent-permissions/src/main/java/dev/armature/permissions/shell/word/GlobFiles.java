package dev.armature.permissions.shell.word;

import dev.armature.permissions.path.Glob;
import dev.armature.permissions.path.PathResolver;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.spi.FileView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which file names a pattern becomes in the folders as they are now. Bounded: a folder with many names, or many matches, is no
 * answer.
 */
public final class GlobFiles {

    private static final int MOST_NAMES = 2000;
    private static final int MOST_MATCHES = 500;
    private static final int LONGEST = 500;

    private static final int NAMES_FOR_ONE = 50;
    /** What it costs to list a folder, and to ask what one file is. */
    private static final int LISTING = 8;

    private static final int FILE = 2;

    private final FileView files;
    private final Collected collected;

    private final boolean seesHidden;

    /** @param seesHidden whether hidden files are among them, of which it cannot be told for sure which there will be */
    GlobFiles(FileView files, Collected collected, boolean seesHidden) {
        this.files = files;
        this.seesHidden = seesHidden;
        this.collected = collected;
    }

    /**
     * The words that the pattern becomes.
     *
     * @param pattern with a backslash before each character that stands for itself though it looks like a wildcard
     * @return no words if nothing matches; empty if it cannot be told
     */
    Optional<List<String>> names(Path folder, String pattern) {
        try {
            return matching(folder, pattern);
        } catch (IllegalArgumentException e) {
            // No file can have that name, a bracket is not closed, or a character cannot stand in a pattern.
            return Optional.empty();
        }
    }

    /** Whether each name matches for sure: what sets of characters hold is not looked at. */
    static boolean isExact(String pattern) {
        return pattern.replaceAll("\\\\.", "").indexOf('[') < 0;
    }

    private Optional<List<String>> matching(Path folder, String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> reached = List.of("");
        boolean isBehindWild = false;
        int at = 0;
        while (at < pattern.length()) {
            int end = at;
            while (end < pattern.length() && pattern.charAt(end) != '/') {
                end += pattern.charAt(end) == '\\' ? 2 : 1;
            }
            int next = Math.min(end, pattern.length());
            int after = next;
            while (after < pattern.length() && pattern.charAt(after) == '/') {
                after++;
            }
            String segment = pattern.substring(at, next);
            isBehindWild |= isWild(segment);
            // Bash puts names together anew from there on, with a single slash: `.//*//x//` becomes `.//a/x/`.
            String slashes = pattern.substring(next, isBehindWild ? Math.min(next + 1, after) : after);
            Optional<List<String>> more = step(folder, reached, segment, slashes);
            if (more.isEmpty() || more.get().size() > MOST_MATCHES) {
                return Optional.empty();
            }
            reached = more.get();
            at = after;
        }
        return Optional.of(reached);
    }

    private Optional<List<String>> step(Path folder, List<String> reached, String segment, String slashes) {
        List<String> next = new ArrayList<>();
        for (String start : reached) {
            if (!isWild(segment)) {
                collected.spend(FILE);
                String name = start + unescaped(segment);
                if (PathResolver.isTooLong(folder.resolve(name))) {
                    return Optional.empty();
                }
                if (name.isEmpty() || files.exists(folder.resolve(name))) {
                    next.add(name + slashes);
                }
                continue;
            }
            Path place = folder.resolve(start);
            if (PathResolver.isTooLong(place)) {
                return Optional.empty();
            }
            // Among hidden files are those with secrets; which of them there will be cannot be told for sure.
            boolean isHidden = segment.startsWith(".") || segment.startsWith("\\.");
            if (isHidden && !seesHidden) {
                return Optional.empty();
            }
            collected.spend(FILE);
            if (!files.isFolder(place)) {
                continue;
            }
            Optional<List<String>> names = files.names(place, MOST_NAMES);
            if (names.isEmpty()) {
                return Optional.empty();
            }
            collected.spend(LISTING + names.get().size() / NAMES_FOR_ONE);
            Glob wanted = glob(segment);
            Glob ofBytes = glob(bytes(segment));
            if (names.get().stream().anyMatch(name -> wanted.matches(name) != ofBytes.matches(bytes(name)))) {
                return Optional.empty(); // in the C locale, and in other shells, a letter is a byte
            }
            List<String> matching = names.get().stream()
                    .filter(name -> name.startsWith(".") == isHidden && wanted.matches(name))
                    .sorted()
                    .toList();
            for (String name : matching) {
                collected.spend(slashes.isEmpty() ? 0 : FILE);
                if (slashes.isEmpty() || files.isFolder(place.resolve(name))) {
                    next.add(start + name + slashes);
                }
            }
        }
        return Optional.of(next);
    }

    /** The text with a character for each byte of it. */
    private static String bytes(String text) {
        return text.chars().allMatch(c -> c < 0x80)
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static boolean isWild(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            if (segment.charAt(i) == '\\') {
                i++;
            } else if ("*?[".indexOf(segment.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    static String unescaped(String segment) {
        return segment.replaceAll("\\\\(.)", "$1");
    }

    /** Where the bracket at {@code open} is closed. */
    private static int close(String segment, int open) {
        int at = open + 1;
        if (segment.startsWith("!", at) || segment.startsWith("^", at)) {
            at++;
        }
        if (segment.startsWith("]", at)) {
            at++;
        }
        while (at < segment.length() && segment.charAt(at) != ']') {
            char next = at + 1 < segment.length() ? segment.charAt(at + 1) : ' ';
            if (segment.charAt(at) == '[' && ":.=".indexOf(next) >= 0) {
                int end = segment.indexOf(next + "]", at + 2);
                at = end < 0 ? segment.length() : end + 2;
            } else {
                at += segment.charAt(at) == '\\' ? 2 : 1;
            }
        }
        if (at >= segment.length()) {
            throw new IllegalArgumentException("a bracket that is not closed");
        }
        return at;
    }

    /** A set of characters is taken for any, which lists more names rather than fewer. */
    private static Glob glob(String segment) {
        Glob.Builder glob = new Glob.Builder();
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            switch (c) {
                case '*', '?' -> glob.append(c, false);
                case '[' -> {
                    glob.append('?', false);
                    i = close(segment, i);
                }
                case '\\' -> {
                    i++;
                    if (i < segment.length()) {
                        glob.append(segment.charAt(i), true);
                    }
                }
                default -> glob.append(c, true);
            }
        }
        return glob.build();
    }
}
