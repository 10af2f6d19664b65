package dev.armature.permissions.shell.syntax;

import java.util.List;
import java.util.Optional;

/** A word before expansion: parts written without a blank between them. Only an empty value has no parts. */
public record Word(Span span, List<WordPart> parts) implements Node {

    public Word {
        parts = List.copyOf(parts);
    }

    /** The text after quote removal, if nothing in the word is expanded: no parameter, substitution, glob, brace, tilde. */
    public Optional<String> known() {
        StringBuilder text = new StringBuilder();
        return WordPart.appendKnown(parts, text) ? Optional.of(text.toString()) : Optional.empty();
    }

    /** Whether some of it is quoted, be it by one backslash. */
    public boolean isQuoted() {
        return parts.stream()
                .anyMatch(part -> part instanceof WordPart.Escaped
                        || part instanceof WordPart.SingleQuoted
                        || part instanceof WordPart.AnsiQuoted
                        || part instanceof WordPart.DoubleQuoted);
    }
}
