package dev.armature.permissions.shell.syntax;

/** What came of reading a text. */
public sealed interface Parse {

    /** The text was understood. */
    record Parsed(Script script) implements Parse {}

    /**
     * The text was not understood. It may still be good bash: nothing may be concluded but that somebody has to be asked. See
     * {@link RawTokens} for what can be said about such a text.
     *
     * @param span where the reading stopped
     * @param sentence for people, beginning with {@code line:column:}
     */
    record Unparsed(Span span, String sentence, Cause cause) implements Parse {

        /** Whether the text ended early, so that more text could make it whole. */
        public boolean incomplete() {
            return cause == Cause.INCOMPLETE;
        }
    }

    /** Why a text was not understood. */
    enum Cause {
        /** Bash would refuse it too. */
        SYNTAX,
        /** The text ended where more was expected. */
        INCOMPLETE,
        /** Bash may accept it, this parser doesn't cover it. */
        UNSUPPORTED,
        /** Too long or nested too deep. */
        LIMIT
    }
}
