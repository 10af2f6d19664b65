package dev.armature.core.model;

/**
 * A secret that opens a provider's door. Nothing that prints it shows it; two keys are equal only if they are the same
 * object, and it cannot be serialised.
 */
public final class ApiKey {
    private final String secret;

    private ApiKey(String secret) {
        this.secret = secret;
    }

    /**
     * A key from text, without the white space around it.
     *
     * @throws IllegalArgumentException when it is empty or holds what no HTTP header may hold; the message does not show it
     */
    public static ApiKey of(String text) {
        String secret = text.strip();
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("an API key must not be empty");
        }
        if (!secret.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            throw new IllegalArgumentException(
                    "an API key is printable ASCII without spaces; this one holds something else (not shown)");
        }
        return new ApiKey(secret);
    }

    /** The secret itself: for the header of a request, and for nothing that is shown or stored. */
    public String secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "ApiKey(***)";
    }
}
