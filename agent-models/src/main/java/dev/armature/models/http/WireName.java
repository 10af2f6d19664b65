package dev.armature.models.http;

import java.util.regex.Pattern;

/**
 * The names of tools as providers take them: 1 to 128 letters, digits, {@code _} or {@code -}.
 *
 * <p>Models sometimes call a tool by a name that no tool can have. They may say it, but a provider refuses a conversation
 * in which it is repeated, and with it every request of the session from then on.
 */
public final class WireName {
    private static final int LONGEST = 128;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1," + LONGEST + "}");
    private static final Pattern NOT_FOR_NAMES = Pattern.compile("[^a-zA-Z0-9_-]");

    private WireName() {}

    /** Whether a provider takes the name as it is. */
    public static boolean fits(String name) {
        return NAME.matcher(name).matches();
    }

    /** The name, or what is nearest to it that a provider takes. */
    public static String of(String name) {
        if (fits(name)) {
            return name;
        }
        String clipped = name.substring(0, Math.min(LONGEST, name.length()));
        return clipped.isEmpty() ? "unnamed" : NOT_FOR_NAMES.matcher(clipped).replaceAll("_");
    }
}
