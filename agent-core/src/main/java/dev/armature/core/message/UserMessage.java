package dev.armature.core.message;

import dev.armature.tools.content.Content;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What is said to the model: a person's words, the results of the calls it made, or both; results come first.
 *
 * @param parts in order, never empty
 */
public record UserMessage(List<Part> parts) implements Message {

    /** One block of a user message. */
    public sealed interface Part {

        /** Something said. */
        record Said(Content content) implements Part {
            public Said {
                Objects.requireNonNull(content, "content");
            }
        }

        /**
         * The answer to one tool call.
         *
         * @param callId the call's id, as the model gave it
         * @param content what the tool gave back; may be empty
         */
        record Answer(String callId, List<Content> content, boolean isError) implements Part {
            public Answer {
                Objects.requireNonNull(callId, "callId");
                content = List.copyOf(content);
            }
        }
    }

    public UserMessage {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a user message needs at least one part");
        }
    }

    /** A message of one text. */
    public static UserMessage of(String text) {
        return new UserMessage(List.of(new Part.Said(new Content.Text(text))));
    }

    /** All text said in it (not the tool answers), lines joined. */
    public String text() {
        return parts.stream()
                .filter(Part.Said.class::isInstance)
                .map(part -> ((Part.Said) part).content())
                .filter(Content.Text.class::isInstance)
                .map(content -> ((Content.Text) content).text())
                .collect(Collectors.joining("\n"));
    }
}
