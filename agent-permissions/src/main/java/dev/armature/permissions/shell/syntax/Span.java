package dev.armature.permissions.shell.syntax;

/**
 * A stretch of the parsed text.
 *
 * @param start offset of the first character, in UTF-16 units
 * @param end offset after the last character
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    "a span needs 0 <= start <= end, was start " + start + " and end " + end);
        }
    }

    /** The smallest span that holds this one and {@code other}. */
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** This span; as {@code known} if that is equal, so that a large tree holds it once. */
    Span as(Span known) {
        return equals(known) ? known : this;
    }

    /** The characters of {@code text} this span covers. */
    public String of(String text) {
        return text.substring(Math.min(start, text.length()), Math.min(end, text.length()));
    }
}
