package dev.armature.tools.content;

import java.util.regex.Pattern;

/**
 * The name of stored bytes: the lower-case hexadecimal SHA-256 of the bytes themselves.
 *
 * <p>Models and people write it as {@code blob://<sha256>}.
 */
public record BlobRef(String sha256) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public BlobRef {
        if (!HEX.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a blob is named by 64 lower-case hex digits, was `" + sha256 + "`");
        }
    }

    /** The reference as it is written in texts. */
    public String uri() {
        return "blob://" + sha256;
    }
}
