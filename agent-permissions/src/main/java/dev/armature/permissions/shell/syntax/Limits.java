package dev.armature.permissions.shell.syntax;

/**
 * How much text is read. Beyond a limit the answer is {@link Parse.Unparsed}, at once.
 *
 * @param depth how deep constructs may nest, at most {@value #DEEPEST} so that the stack suffices in any thread
 * @param characters length of the text in UTF-16 units
 * @param nodes how large the tree may become, at about 100 bytes a node; what was begun and given up counts too
 */
public record Limits(int depth, int characters, int nodes) {

    static final int DEEPEST = 128;

    public Limits {
        if (depth < 1 || depth > DEEPEST) {
            throw new IllegalArgumentException("depth must be between 1 and " + DEEPEST + ", was " + depth);
        }
        if (characters < 0) {
            throw new IllegalArgumentException("characters must not be negative, was " + characters);
        }
        if (nodes < 1) {
            throw new IllegalArgumentException("nodes must be at least 1, was " + nodes);
        }
    }

    /** Depth 64, 65,536 characters, 400,000 nodes, which no text of that length has. */
    public static Limits standard() {
        return new Limits(64, 64 * 1024, 400_000);
    }

    /** The standard depth and size of the tree with another length. */
    public static Limits ofCharacters(int characters) {
        return new Limits(standard().depth(), characters, standard().nodes());
    }
}
