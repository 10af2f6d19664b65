package dev.armature.prompts.cache;

import java.util.Locale;
import java.util.Objects;

/** One reason why tokens were paid for again that could have been read from the cache. */
public sealed interface CacheBreak {

    /** What kind of reason it is. */
    BreakKind kind();

    /** The tokens that could have been read and were not. */
    long tokensLost();

    /** What that cost more than reading them, in units of one plain input token. */
    double costLost();

    /** One sentence for a log or a report. */
    String describe();

    /** The prompt differs from the one before it. */
    record Changed(BreakKind kind, Difference where, long tokensLost, double costLost) implements CacheBreak {
        public Changed {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(where, "where");
        }

        @Override
        public String describe() {
            return sentence(kind, where.describe(), tokensLost, costLost);
        }
    }

    /**
     * The prompt only grew, and still was not read.
     *
     * @param path the segment up to which it could have been read; empty when there is none
     * @param reason what was found, for people
     */
    record Missed(BreakKind kind, String path, String reason, long tokensLost, double costLost) implements CacheBreak {
        public Missed {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public String describe() {
            return sentence(kind, reason, tokensLost, costLost);
        }
    }

    private static String sentence(BreakKind kind, String what, long tokensLost, double costLost) {
        return String.format(
                Locale.ROOT, "%s: %s; %d tokens paid again, %.0f units", kind.word(), what, tokensLost, costLost);
    }
}
