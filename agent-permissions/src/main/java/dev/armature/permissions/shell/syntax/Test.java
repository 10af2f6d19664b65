package dev.armature.permissions.shell.syntax;

import java.util.List;

/** An expression of <code>[[ ]]</code>. Its words are neither split nor matched against file names. */
public sealed interface Test extends Node {

    /** {@code a || b || c} */
    record Or(Span span, List<Test> operands) implements Test {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    /** {@code a && b && c} */
    record And(Span span, List<Test> operands) implements Test {
        public And {
            operands = List.copyOf(operands);
        }
    }

    /** {@code ! a} */
    record Not(Span span, Test operand) implements Test {}

    /** {@code ( a )} */
    record Group(Span span, Test operand) implements Test {}

    /**
     * {@code -f file}
     *
     * @param operator with its dash. {@code -v} evaluates a subscript in its operand
     */
    record Unary(Span span, String operator, Word operand) implements Test {}

    /**
     * {@code a == b}
     *
     * @param operator one of {@code = == != =~ < > -eq -ne -lt -le -gt -ge -nt -ot -ef}. Those of numbers evaluate both sides as
     *     arithmetic; the right side of the first three is a pattern, of the fourth a regular expression
     */
    record Binary(Span span, Word left, String operator, Word right) implements Test {}

    /** A word alone: whether it is not empty. */
    record NotEmpty(Span span, Word word) implements Test {}
}
