package dev.armature.permissions.shell.syntax;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The words that are syntax where a command may begin. */
enum ReservedWord {
    NOT("!", false),
    TIME("time", false),
    IF("if", false),
    CASE("case", false),
    FOR("for", false),
    SELECT("select", false),
    WHILE("while", false),
    UNTIL("until", false),
    FUNCTION("function", false),
    COPROC("coproc", false),
    OPEN_BRACE("{", false),
    OPEN_TEST("[[", false),
    THEN("then", true),
    ELSE("else", true),
    ELIF("elif", true),
    FI("fi", true),
    ESAC("esac", true),
    DO("do", true),
    DONE("done", true),
    IN("in", true),
    CLOSE_BRACE("}", true),
    CLOSE_TEST("]]", true);

    static final int LONGEST = 8;

    private static final Map<String, ReservedWord> BY_SPELLING = new HashMap<>();
    private static final BitSet FIRST = new BitSet();

    static {
        for (ReservedWord word : values()) {
            BY_SPELLING.put(word.spelling, word);
            FIRST.set(word.spelling.charAt(0));
        }
    }

    private final String spelling;
    private final boolean ends;

    ReservedWord(String spelling, boolean ends) {
        this.spelling = spelling;
        this.ends = ends;
    }

    static Optional<ReservedWord> of(String spelling) {
        return Optional.ofNullable(BY_SPELLING.get(spelling));
    }

    /** Whether some reserved word begins with {@code c}, or {@link Characters#END}. */
    static boolean mayBeginWith(int c) {
        return c >= 0 && FIRST.get(c);
    }

    String spelling() {
        return spelling;
    }

    /** Whether no command begins with it, so that a list ends before it. */
    boolean endsList() {
        return ends;
    }

    /** Whether a compound command begins with it. */
    boolean beginsCompound() {
        return switch (this) {
            case IF, CASE, FOR, SELECT, WHILE, UNTIL, OPEN_BRACE, OPEN_TEST -> true;
            case NOT, TIME, FUNCTION, COPROC, THEN, ELSE, ELIF, FI, ESAC, DO, DONE, IN, CLOSE_BRACE, CLOSE_TEST ->
                false;
        };
    }
}
