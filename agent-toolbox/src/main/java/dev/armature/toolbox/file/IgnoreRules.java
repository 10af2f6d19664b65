package dev.armature.toolbox.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one {@code .gitignore} says of the paths below its folder. The last line that fits a path decides; {@code !} takes a
 * path back, a slash at the end speaks of folders only, a slash elsewhere ties the pattern to the folder.
 */
final class IgnoreRules {

    /** What is said of a path. */
    enum Verdict {
        IGNORED,
        WANTED,
        UNSAID
    }

    private record Line(GlobPattern pattern, boolean wanted, boolean foldersOnly) {}

    private final List<Line> lines;

    private IgnoreRules(List<Line> lines) {
        this.lines = lines;
    }

    /** Lines that are no patterns are passed over, as git does. */
    static IgnoreRules parse(String text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String pattern = withoutTrailingBlanks(line);
            if (pattern.isEmpty() || pattern.startsWith("#")) {
                continue;
            }
            line(pattern).ifPresent(lines::add);
        }
        return new IgnoreRules(lines);
    }

    private static Optional<Line> line(String written) {
        boolean wanted = written.startsWith("!");
        String pattern = wanted ? written.substring(1) : written;
        boolean foldersOnly = pattern.endsWith("/");
        String core = foldersOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
        if (core.isEmpty() || core.contains("//")) {
            return Optional.empty(); // no path has an empty name in it
        }
        String tied = core.contains("/") ? core : "**/" + core;
        try {
            return Optional.of(new Line(GlobPattern.anchored(tied), wanted, foldersOnly));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // an unclosed bracket fits nothing
        }
    }

    private static String withoutTrailingBlanks(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ' && !(end > 1 && line.charAt(end - 2) == '\\')) {
            end--;
        }
        return line.substring(0, end);
    }

    /**
     * What is said of a path.
     *
     * @param path relative to the folder of these rules
     */
    Verdict on(String path, boolean isFolder) {
        for (Line line : lines.reversed()) {
            if ((isFolder || !line.foldersOnly()) && line.pattern().matches(path)) {
                return line.wanted() ? Verdict.WANTED : Verdict.IGNORED;
            }
        }
        return Verdict.UNSAID;
    }
}
