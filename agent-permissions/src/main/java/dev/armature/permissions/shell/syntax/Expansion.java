package dev.armature.permissions.shell.syntax;

/** A part that is replaced by a value the shell holds or computes. */
public sealed interface Expansion extends WordPart {

    /** {@code $((...))}, also when written {@code $[...]}. */
    record ArithmeticExpansion(Span span, Arithmetic expression) implements Expansion {}

    /**
     * {@code $x}, <code>${x...}</code>
     *
     * @param indirect <code>${!x...}</code>: the value of {@code x} names the parameter that is meant
     */
    record ParameterExpansion(Span span, Parameter parameter, boolean indirect, Operation operation)
            implements Expansion {}

    /** What is done with the value. */
    sealed interface Operation {

        /** Nothing: <code>${x}</code>. */
        record Plain() implements Operation {}

        /** <code>${#x}</code> */
        record Length() implements Operation {}

        /** <code>${!x@}</code> or, if {@code joined}, <code>${!x*}</code>: the names of variables that begin so. */
        record NamesWithPrefix(boolean joined) implements Operation {}

        /** <code>${!x[@]}</code>, <code>${!x[*]}</code>: the keys of an array. */
        record Keys() implements Operation {}

        /** <code>${x:-word}</code>; without {@code colon} an empty value counts as set. */
        record UseDefault(boolean colon, Word word) implements Operation {}

        /** <code>${x:=word}</code>, which also assigns. */
        record AssignDefault(boolean colon, Word word) implements Operation {}

        /** <code>${x:?word}</code>, which may end the shell. */
        record RequireValue(boolean colon, Word word) implements Operation {}

        /** <code>${x:+word}</code> */
        record UseAlternative(boolean colon, Word word) implements Operation {}

        /** <code>${x#pattern}</code>, <code>${x##pattern}</code> */
        record RemovePrefix(boolean longest, Word pattern) implements Operation {}

        /** <code>${x%pattern}</code>, <code>${x%%pattern}</code> */
        record RemoveSuffix(boolean longest, Word pattern) implements Operation {}

        /** <code>${x/pattern/replacement}</code>; without a second slash the replacement is empty. */
        record Replace(Where where, Word pattern, Word replacement) implements Operation {}

        /** <code>${x^^pattern}</code> and its kin; no parts in the pattern stand for any character. */
        record ChangeCase(Case to, Word pattern) implements Operation {}

        /** <code>${x@P}</code>: one of {@code U u L Q E P A K a k}. {@code P} expands the value as a prompt: it can run commands. */
        record Transform(char operator) implements Operation {}

        /** <code>${x:offset}</code> */
        record Substring(Arithmetic offset) implements Operation {}

        /** <code>${x:offset:length}</code> */
        record BoundedSubstring(Arithmetic offset, Arithmetic length) implements Operation {}
    }

    /** Which matches a replacement touches. */
    enum Where {
        FIRST("/"),
        ALL("//"),
        PREFIX("/#"),
        SUFFIX("/%");

        private final String spelling;

        Where(String spelling) {
            this.spelling = spelling;
        }

        String spelling() {
            return spelling;
        }
    }

    /** A change of case, of the first character or of all. */
    enum Case {
        UPPER_FIRST("^"),
        UPPER_ALL("^^"),
        LOWER_FIRST(","),
        LOWER_ALL(",,");

        private final String spelling;

        Case(String spelling) {
            this.spelling = spelling;
        }

        String spelling() {
            return spelling;
        }
    }
}
