package dev.armature.permissions.shell.syntax;

/**
 * How much text is read. Beyond a limit the answer is {@link Parse.Unparsed}, at once.
 *
 * @param depth how deep constructs may nest, at most {@value #DEEPEST} so that the stack suffices in any thread
 * @param characters length of the text in UTF-16 units
 */
public record Limits(int depth, int characters) {

    static final int DEEPEST = 128;

    public Limits {
        if (depth < 1 || depth > DEEPEST) {
            throw new IllegalArgumentException("depth must be between 1 and " + DEEPEST + ", was " + depth);
        }
        if (characters < 0) {
            throw new IllegalArgumentException("characters must not be negative, was " + characters);
        }
    }

    /** Depth 64, 65,536 characters. */
    public static Limits standard() {
        return new Limits(64, 64 * 1024);
    }

    /** The standard depth with another length. */
    public static Limits ofCharacters(int characters) {
        return new Limits(standard().depth(), characters);
    }
}
