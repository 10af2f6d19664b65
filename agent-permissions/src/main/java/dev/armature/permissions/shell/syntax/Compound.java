package dev.armature.permissions.shell.syntax;

import java.util.List;

/** The compound commands, without their redirections (see {@link Command.CompoundCommand}). */
public sealed interface Compound extends Node {

    /** <code>{ list; }</code> */
    record BraceGroup(Span span, CommandList body) implements Compound {}

    /** {@code ( list )}, which changes nothing for the commands after it. */
    record Subshell(Span span, CommandList body) implements Compound {}

    /**
     * {@code for name in words; do body; done}
     *
     * @param overArguments there is no {@code in}: the loop runs over {@code "$@"}, and {@code words} is empty
     */
    record ForLoop(Span span, String variable, boolean overArguments, List<Word> words, CommandList body)
            implements Compound {
        public ForLoop {
            words = List.copyOf(words);
        }
    }

    /** {@code select name in words; do body; done}; components as in {@link ForLoop}. */
    record SelectLoop(Span span, String variable, boolean overArguments, List<Word> words, CommandList body)
            implements Compound {
        public SelectLoop {
            words = List.copyOf(words);
        }
    }

    /** {@code for ((start; condition; step)); do body; done}. An expression left out is {@link Arithmetic.Empty}. */
    record ArithmeticFor(Span span, Arithmetic start, Arithmetic condition, Arithmetic step, CommandList body)
            implements Compound {}

    /** {@code case word in items esac} */
    record CaseClause(Span span, Word word, List<CaseItem> items) implements Compound {
        public CaseClause {
            items = List.copyOf(items);
        }
    }

    /** {@code if ...; then ...; elif ...; then ...; else ...; fi} */
    record IfClause(Span span, List<Branch> branches, CommandList otherwise) implements Compound {
        public IfClause {
            branches = List.copyOf(branches);
        }
    }

    /** {@code while condition; do body; done} */
    record WhileLoop(Span span, CommandList condition, CommandList body) implements Compound {}

    /** {@code until condition; do body; done} */
    record UntilLoop(Span span, CommandList condition, CommandList body) implements Compound {}

    /** {@code (( expression ))} */
    record ArithmeticCommand(Span span, Arithmetic expression) implements Compound {}

    /** {@code [[ expression ]]} */
    record TestCommand(Span span, Test expression) implements Compound {}

    /** A condition and what runs if it holds. */
    record Branch(Span span, CommandList condition, CommandList body) implements Node {}

    /** Patterns, what runs if one matches, and what happens after. */
    record CaseItem(Span span, List<Word> patterns, CommandList body, Ending ending) implements Node {
        public CaseItem {
            patterns = List.copyOf(patterns);
        }

        /** How a case item ends. */
        public enum Ending {
            /** {@code ;;} or the end of the clause. */
            BREAK,
            /** {@code ;&}: the next body runs too. */
            FALL_THROUGH,
            /** {@code ;;&}: the next patterns are tried too. */
            TRY_NEXT
        }
    }
}
