package dev.armature.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a provider says beside an answer. More arms may be added in any version: keep a {@code default}. */
public sealed interface ModelNotice {

    /** One sentence for a person. */
    String sentence();

    /**
     * Reasoning from earlier in the conversation was not taken, and the answer was made without it: it was bound to a prompt
     * that has changed since, or is from a model that this one cannot read.
     *
     * @param place of the first such block, as the provider counts them: {@code messages.1.content.0}; empty if it was not said
     * @param reason the provider's word, such as {@code prefix_binding_mismatch}
     * @param byProvider true if the provider left it out, false if it refused the request and then got one without
     */
    record ReasoningDropped(String place, String reason, boolean byProvider) implements ModelNotice {
        public ReasoningDropped {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public String sentence() {
            String why = switch (reason) {
                case "prefix_binding_mismatch" -> ", because the prompt before it has changed";
                case "model_binding_mismatch" -> ", because another model thought it";
                default -> "";
            };
            return "The model goes on without its earlier reasoning" + (place.isEmpty() ? "" : " from " + place + " on")
                    + why + " (" + reason + ").";
        }
    }

    /** How much of what a provider allows is left, as told with this answer. */
    record RateLimits(List<Limit> limits) implements ModelNotice {

        /**
         * One limit.
         *
         * @param of what it counts, as the provider names it: {@code requests}, {@code input-tokens}
         * @param most how many are allowed
         * @param left how many are left
         * @param fullAgainOrNull when all will be allowed again; null if it was not said
         */
        public record Limit(
                String of, long most, long left, @Nullable Instant fullAgainOrNull) {
            public Limit {
                Objects.requireNonNull(of, "of");
            }
        }

        public RateLimits {
            limits = List.copyOf(limits);
        }

        @Override
        public String sentence() {
            return limits.stream()
                    .map(limit -> limit.left() + " of " + limit.most() + " " + limit.of())
                    .collect(Collectors.joining(", ", "Left of the rate limits: ", "."));
        }
    }

    /**
     * Why the provider could not read from its cache what the answer before this one was made from.
     *
     * @param reason the provider's word, such as {@code system_changed}
     * @param missedOrNull how many tokens were not read; null if it was not said
     */
    record CacheDiagnosed(String reason, @Nullable Long missedOrNull) implements ModelNotice {
        public CacheDiagnosed {
            Objects.requireNonNull(reason, "reason");
        }

        /** How many tokens were not read. */
        public OptionalLong missed() {
            return missedOrNull == null ? OptionalLong.empty() : OptionalLong.of(missedOrNull);
        }

        @Override
        public String sentence() {
            return "The provider says why it did not read from its cache: " + reason
                    + (missedOrNull == null ? "." : " (" + missedOrNull + " tokens).");
        }
    }
}
