package dev.armature.permissions.shell.syntax;

/**
 * The parameter of an expansion.
 *
 * @param name a variable name, a number, or one of {@code @ * # ? - $ !}
 */
public record Parameter(Span span, String name, Subscript subscript) implements Node {

    /** Whether it is a variable rather than a positional or special parameter. */
    public boolean isVariable() {
        return Characters.isName(name);
    }
}
