package dev.armature.models.anthropic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The ids of calls as the interface takes them: letters, digits, {@code _} and {@code -}.
 *
 * <p>Other providers, and servers that merely speak this format, have ids such as {@code functions.Bash:0}. Such an id is
 * written with a hash of it behind, so that it is the same in every request, and so that two ids never become one:
 * {@code a:1} and {@code a.1} would, if characters were merely replaced. An id that looks like one of ours gets a hash too,
 * or another id could become it.
 */
final class WireId {
    /** Of what an id reads like; some gateways take 64 characters and no more. */
    private static final int LONGEST_BEGINNING = 40;

    private static final int HASH_BYTES = 8;
    private static final Pattern TAKEN = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final Pattern OURS = Pattern.compile(".*_x[0-9a-f]{" + 2 * HASH_BYTES + "}");
    private static final Pattern NOT_FOR_IDS = Pattern.compile("[^a-zA-Z0-9_-]");

    private WireId() {}

    /** Whether the id is sent as it is. */
    static boolean fits(String id) {
        return TAKEN.matcher(id).matches() && !OURS.matcher(id).matches();
    }

    /** The id, or what stands for it; always the same, and never what stands for another. */
    static String of(String id) {
        if (fits(id)) {
            return id;
        }
        String beginning = id.substring(0, Math.min(LONGEST_BEGINNING, id.length()));
        return NOT_FOR_IDS.matcher(beginning).replaceAll("_") + "_x" + hash(id);
    }

    private static String hash(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
