package dev.armature.permissions.shell.syntax;

/**
 * An assignment before the words of a simple command: {@code name=value}, {@code name[subscript]=value}, with {@code +=}
 * appending.
 *
 * @param value no parts for an empty value; one part {@link WordPart.ArrayLiteral} for {@code name=(...)}
 */
public record Assignment(Span span, String name, Subscript subscript, boolean appends, Word value) implements Node {}
