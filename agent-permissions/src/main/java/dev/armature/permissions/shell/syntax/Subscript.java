package dev.armature.permissions.shell.syntax;

/** What stands in brackets after the name of an array. */
public sealed interface Subscript extends Node {

    /** No brackets. */
    record None(Span span) implements Subscript {}

    /** {@code [@]}: every element, one word each when quoted. */
    record All(Span span) implements Subscript {}

    /** {@code [*]}: every element, joined when quoted. */
    record Joined(Span span) implements Subscript {}

    /**
     * One element. The key is a string for an associative array; for any other bash evaluates it as arithmetic, see {@link
     * #asArithmetic}.
     */
    record Index(Span span, Word key) implements Subscript {

        /** The key as bash evaluates it if the array is not associative. */
        public Arithmetic asArithmetic() {
            return ArithmeticParser.parse(key.span(), key.parts());
        }
    }
}
