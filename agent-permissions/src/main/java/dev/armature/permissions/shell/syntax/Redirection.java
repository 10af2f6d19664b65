package dev.armature.permissions.shell.syntax;

/** A redirection. */
public sealed interface Redirection extends Node
        permits Redirection.FileRedirection,
                Redirection.Duplication,
                Redirection.Move,
                Redirection.Closing,
                Redirection.HereString,
                HereDocument {

    /** Which descriptor is redirected. */
    Descriptor descriptor();

    /** What stands before the operator. */
    sealed interface Descriptor {

        /** Nothing: standard input for operators that read, standard output for others. */
        record Implied() implements Descriptor {}

        /** {@code 2>} */
        record Numbered(int number) implements Descriptor {}

        /** <code>{name}&gt;</code>: the shell picks a descriptor and assigns its number to the variable. */
        record Named(String name) implements Descriptor {}
    }

    /** A file is opened. The target is expanded and must become one word. */
    record FileRedirection(Span span, Descriptor descriptor, Access access, Word target) implements Redirection {}

    /**
     * {@code >&2}, {@code <&3}, {@code 2>&$fd}: a copy of another descriptor. With an expansion in the source it may also become
     * {@code -} (close), {@code 3-} (move) or, for {@code >&}, a file that is written.
     *
     * @param input written {@code <&}
     * @param source digits if known
     */
    record Duplication(Span span, Descriptor descriptor, boolean input, Word source) implements Redirection {}

    /** {@code >&3-}: a copy of a descriptor, which is then closed. */
    record Move(Span span, Descriptor descriptor, boolean input, int source) implements Redirection {}

    /** {@code >&-}, {@code <&-} */
    record Closing(Span span, Descriptor descriptor, boolean input) implements Redirection {}

    /** {@code <<<word} */
    record HereString(Span span, Descriptor descriptor, Word word) implements Redirection {}

    /** How a file is opened. */
    enum Access {
        READ("<"),
        WRITE(">"),
        APPEND(">>"),
        /** Writes even where {@code set -C} forbids it. */
        CLOBBER(">|"),
        READ_WRITE("<>"),
        /** Standard output and error, also when written {@code >&file}. */
        WRITE_BOTH("&>"),
        APPEND_BOTH("&>>");

        private final String spelling;

        Access(String spelling) {
            this.spelling = spelling;
        }

        /** Whether what is in the file may come in. */
        public boolean reads() {
            return this == READ || this == READ_WRITE;
        }

        /** Whether it may create or change the file. */
        public boolean writes() {
            return this != READ;
        }

        String spelling() {
            return spelling;
        }
    }
}
