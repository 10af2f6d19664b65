package dev.armature.examples.coding.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Shortens paths below a folder to their names within it. For what people read as it goes by; never for a command or a rule,
 * which would mean something else.
 */
final class Below {
    /** A path stands alone, or in quotes or brackets. */
    private static final String BEFORE = "(?<![^\\s\"'`(])";

    private static final String AFTER = "(?=[\\s\"'`),;:]|$)";

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final Pattern path;

    private Below(Pattern path) {
        this.path = path;
    }

    static Below folder(Path written) {
        Path folder = real(written);
        String separator = folder.getFileSystem().getSeparator();
        // What is below the root is everything, and its name within it is no shorter.
        return new Below(
                folder.getParent() == null
                        ? NOTHING
                        : Pattern.compile(BEFORE + Pattern.quote(folder.toString()) + "(?:(" + Pattern.quote(separator)
                                + "(?=[^\\s\"'`),;:]))|" + AFTER + ")"));
    }

    /** The text with names within the folder, which itself is called {@code .}. */
    String shorten(String text) {
        return path.matcher(text).replaceAll(found -> found.group(1) == null ? "." : "");
    }

    private static Path real(Path written) {
        try {
            return written.toRealPath();
        } catch (IOException e) {
            return written.toAbsolutePath().normalize();
        }
    }
}
