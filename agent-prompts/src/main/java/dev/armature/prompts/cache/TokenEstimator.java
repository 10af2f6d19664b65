package dev.armature.prompts.cache;

import java.nio.charset.StandardCharsets;

/**
 * Guesses how many tokens some text is, without asking anybody: bytes by a constant for the texture of the text. Not for
 * images, which weigh by their area. Immutable.
 */
public final class TokenEstimator {

    private static final TokenEstimator STANDARD = new TokenEstimator();

    private TokenEstimator() {}

    /** What text is made of, as far as it matters for its weight. */
    public enum Texture {
        /** JSON and program text: punctuation and short words. */
        CODE(3.4),
        /** Sentences. */
        PROSE(4.2);

        private final double bytesPerToken;

        Texture(double bytesPerToken) {
            this.bytesPerToken = bytesPerToken;
        }

        /** How many UTF-8 bytes one token has on average. */
        public double bytesPerToken() {
            return bytesPerToken;
        }
    }

    /** With the textures as they are, which fit no provider exactly. */
    public static TokenEstimator standard() {
        return STANDARD;
    }

    /** The tokens of so many UTF-8 bytes, at least one unless there are none. */
    public int tokens(long bytes, Texture texture) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be at least 0, was " + bytes);
        }
        return Math.toIntExact((long) Math.ceil(bytes / texture.bytesPerToken()));
    }

    /** The tokens of a text. */
    public int tokens(String text, Texture texture) {
        return tokens(text.getBytes(StandardCharsets.UTF_8).length, texture);
    }
}
