package dev.armature.permissions.shell.syntax;

/**
 * A whole text, understood.
 *
 * @param body its commands; empty if there are only blanks and comments
 */
public record Script(Span span, CommandList body) implements Node {}
