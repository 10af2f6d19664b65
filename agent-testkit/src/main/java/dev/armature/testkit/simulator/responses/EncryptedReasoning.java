package dev.armature.testkit.simulator.responses;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.refusal.ApiError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What Responses tell of reasoning instead of its text. It is bound to the item it came with, so that a client that
 * changes either is refused; what stands before the item does not matter to the provider.
 */
final class EncryptedReasoning {
    private EncryptedReasoning() {}

    /** The encrypted content of an item. */
    static String of(String itemId, List<String> summary, String signature) {
        return signature + "." + check(itemId, summary, signature);
    }

    /** The first item whose content is not what was sent with it. */
    static Optional<ApiError> problem(JsonNode input) {
        for (JsonNode item : input) {
            boolean isReasoning = item.path("type").asText().equals("reasoning");
            if (isReasoning && !isIntact(item)) {
                String message =
                        "The encrypted content for item " + item.path("id").asText()
                                + " could not be verified. Reason: Encrypted content could not be decrypted or parsed.";
                return Optional.of(ApiError.invalid(message, "invalid_encrypted_content"));
            }
        }
        return Optional.empty();
    }

    private static boolean isIntact(JsonNode item) {
        String content = item.path("encrypted_content").asText();
        int dot = content.lastIndexOf('.');
        List<String> summary = item.path("summary").findValuesAsText("text");
        return dot >= 0
                && content.substring(dot + 1)
                        .equals(check(item.path("id").asText(), summary, content.substring(0, dot)));
    }

    private static String check(String itemId, List<String> summary, String signature) {
        try {
            byte[] bound = (itemId + "\n" + summary + "\n" + signature).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bound);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
