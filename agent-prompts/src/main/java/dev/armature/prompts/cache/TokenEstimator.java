package dev.armature.prompts.cache;

import java.nio.charset.StandardCharsets;

/**
 * Guesses how many tokens some text is, without asking anybody: bytes by a constant for the texture of the text, times a
 * correction learned from what a model's provider reported. Immutable.
 *
 * @param correction the factor from first guess to reported tokens, {@value #LEAST} to {@value #MOST}
 */
public record TokenEstimator(double correction) {

    private static final double LEAST = 0.7;
    private static final double MOST = 1.6;
    /** The weight of the newest report. */
    private static final double ALPHA = 0.2;

    public TokenEstimator {
        if (!(correction >= LEAST && correction <= MOST)) {
            throw new IllegalArgumentException("correction must be " + LEAST + " to " + MOST + ", was " + correction);
        }
    }

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

    /** The estimator that has learned nothing yet. */
    public static TokenEstimator standard() {
        return new TokenEstimator(1.0);
    }

    /** The tokens of so many UTF-8 bytes, at least one unless there are none. */
    public int tokens(long bytes, Texture texture) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be at least 0, was " + bytes);
        }
        return Math.toIntExact((long) Math.ceil(correction * bytes / texture.bytesPerToken()));
    }

    /** The tokens of a text. */
    public int tokens(String text, Texture texture) {
        return tokens(text.getBytes(StandardCharsets.UTF_8).length, texture);
    }

    /** An estimator that has also seen that {@code estimated} tokens, as this one says, were {@code reported}. */
    public TokenEstimator learn(long estimated, long reported) {
        if (estimated <= 0 || reported <= 0) {
            return this;
        }
        double observed = correction * reported / estimated;
        double next = (1 - ALPHA) * correction + ALPHA * observed;
        return new TokenEstimator(Math.clamp(next, LEAST, MOST));
    }
}
