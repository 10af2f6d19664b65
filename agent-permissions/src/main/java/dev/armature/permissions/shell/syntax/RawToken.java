package dev.armature.permissions.shell.syntax;

/**
 * A piece of a text that need not be understood, see {@link RawTokens}.
 *
 * @param operator something like {@code ;} or {@code $(} rather than a word
 * @param text of a word: without its quotes and backslashes
 */
public record RawToken(Span span, boolean operator, String text) {}
