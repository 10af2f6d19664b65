package dev.armature.core.session;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of a session. It is also the name of a file, so it cannot climb out of a folder.
 *
 * @param name 1 to 64 letters, digits, {@code .}, {@code _} or {@code -}, beginning with a letter or digit
 */
public record SessionId(String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public SessionId {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a session's name is 1 to 64 letters, digits, `.`, `_` or `-`, "
                    + "beginning with a letter or digit, was `" + name + "`");
        }
    }

    /** The name, if it is one. */
    static Optional<SessionId> parse(String name) {
        return NAME.matcher(name).matches() ? Optional.of(new SessionId(name)) : Optional.empty();
    }

    /** A new name that no other session has. */
    public static SessionId random() {
        return new SessionId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return name;
    }
}
