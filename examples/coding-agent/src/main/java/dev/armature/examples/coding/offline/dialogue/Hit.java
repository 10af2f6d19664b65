package dev.armature.examples.coding.offline.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line that a search found. */
public record Hit(String path, int line, String text) {
    private static final Pattern WITH_PATH = Pattern.compile("^(.+?):(\\d{1,9}):(?:\\d+:)?(.*)$");

    static List<Hit> parse(String result) {
        return result.lines().map(Hit::of).flatMap(Optional::stream).toList();
    }

    private static Optional<Hit> of(String line) {
        Matcher matcher = WITH_PATH.matcher(line);
        return matcher.matches()
                ? Optional.of(new Hit(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    /** Where it is: {@code src/Main.java:12}. */
    public String place() {
        return path + ":" + line;
    }
}
