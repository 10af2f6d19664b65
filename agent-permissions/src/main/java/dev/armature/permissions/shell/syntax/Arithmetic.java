package dev.armature.permissions.shell.syntax;

import java.util.List;

/**
 * An arithmetic expression. Bash expands its text before it reads it, so the shape of the tree holds only as far as the
 * values of the {@link Expanded} leaves are numbers. A variable's value is itself evaluated, command substitutions in its
 * subscripts included.
 */
public sealed interface Arithmetic extends Node {

    /** Nothing: {@code (( ))}, {@code for ((;;))}. Its value is 0, as a condition of a loop 1. */
    record Empty(Span span) implements Arithmetic {}

    /** A constant as written: {@code 10}, {@code 0x1f}, {@code 2#101}. */
    record Constant(Span span, String text) implements Arithmetic {}

    /** {@code x}, {@code x[i]} */
    record Variable(Span span, String name, ArithmeticSubscript subscript) implements Arithmetic {}

    /** An operand that comes from expansions or quotes, alone or joined to other characters: {@code $x}, {@code 1$x}. */
    record Expanded(Span span, List<WordPart> parts) implements Arithmetic {
        public Expanded {
            parts = List.copyOf(parts);
        }
    }

    /** {@code ( a )} */
    record Group(Span span, Arithmetic operand) implements Arithmetic {}

    /**
     * A sign or negation before its operand.
     *
     * @param operator one of {@code + - ! ~}
     */
    record Unary(Span span, String operator, Arithmetic operand) implements Arithmetic {}

    /**
     * {@code ++x}, {@code x--}
     *
     * @param before the operator stands before the variable
     */
    record Step(Span span, String operator, boolean before, Variable variable) implements Arithmetic {}

    /** Operands joined by operators of one rank, from the left ({@code **}: from the right): {@code a + b - c}. */
    record Operation(Span span, Arithmetic first, List<Term> rest) implements Arithmetic {
        public Operation {
            rest = List.copyOf(rest);
        }
    }

    /** {@code a ? b : c} */
    record Conditional(Span span, Arithmetic condition, Arithmetic then, Arithmetic otherwise) implements Arithmetic {}

    /**
     * {@code x = a}, {@code x += a}
     *
     * @param operator as written, {@code =} included
     */
    record Assign(Span span, Variable variable, String operator, Arithmetic value) implements Arithmetic {}

    /** Text that doesn't read as an expression before it is expanded. Every expansion in it is among the parts. */
    record Opaque(Span span, List<WordPart> parts) implements Arithmetic {
        public Opaque {
            parts = List.copyOf(parts);
        }
    }

    /** An operator and the operand after it. */
    record Term(Span span, String operator, Arithmetic operand) implements Node {}

    /** The brackets after a variable in an expression. */
    sealed interface ArithmeticSubscript {

        record None() implements ArithmeticSubscript {}

        /** One element; the key reads as an expression, but is a string if the array is associative. */
        record Index(Arithmetic key) implements ArithmeticSubscript {}
    }
}
