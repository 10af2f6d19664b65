package dev.armature.core.engine;

import dev.armature.core.message.ToolCall;
import dev.armature.permissions.action.Action;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of texts, in hexadecimal; the parts are kept apart, so that moving a letter between two changes it. */
final class Digest {
    private Digest() {}

    /** What an effect is bound to: the tool's name and the exact text of its input. */
    static String of(ToolCall call) {
        return of(call.name(), call.inputJson());
    }

    /**
     * What an approval is bound to: the call, and what it would do as it was shown to whoever approved. The same command
     * does something else once the current folder has moved.
     */
    static String of(ToolCall call, List<Action> does) {
        return of(Stream.concat(
                        Stream.of(call.name(), call.inputJson()), does.stream().map(Action::toString))
                .toArray(String[]::new));
    }

    static String of(String... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                sha256.update(bytes);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
