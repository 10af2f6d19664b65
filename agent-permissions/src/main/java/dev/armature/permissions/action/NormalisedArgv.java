package dev.armature.permissions.action;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The words one program would be started with, as far as they are known before it starts: quotes removed, expansions done,
 * wrappers such as {@code env} taken off.
 *
 * @param words the program's name and what follows it
 */
public record NormalisedArgv(List<Word> words) {

    public NormalisedArgv {
        words = List.copyOf(words);
    }

    /** Words that are all known. */
    public static NormalisedArgv of(List<String> words) {
        return new NormalisedArgv(words.stream().<Word>map(Known::new).toList());
    }

    /** One place in the words. */
    public sealed interface Word {}

    /** A word whose text is certain. */
    public record Known(String text) implements Word {
        public Known {
            Objects.requireNonNull(text, "text");
        }
    }

    /** One word whose text is not known. */
    public record Unknown() implements Word {}

    /** Any number of words, none included, that are not known. */
    public record UnknownMany() implements Word {}

    /** The words with a blank between them; {@code ?} and {@code ...} stand for what is not known. */
    @Override
    public String toString() {
        return words.stream()
                .map(word -> switch (word) {
                    case Known known -> known.text();
                    case Unknown ignored -> "?";
                    case UnknownMany ignored -> "...";
                })
                .collect(Collectors.joining(" "));
    }
}
