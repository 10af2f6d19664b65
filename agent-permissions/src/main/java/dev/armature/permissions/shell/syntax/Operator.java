package dev.armature.permissions.shell.syntax;

/** The tokens that are not words, and what else may stand where a token is expected. */
enum Operator {
    NEWLINE("\n"),
    AND_IF("&&"),
    APPEND_BOTH("&>>"),
    WRITE_BOTH("&>"),
    AMPERSAND("&"),
    OR_IF("||"),
    PIPE_BOTH("|&"),
    PIPE("|"),
    CASE_TRY_NEXT(";;&"),
    CASE_BREAK(";;"),
    CASE_FALL_THROUGH(";&"),
    SEMICOLON(";"),
    HERE_STRING("<<<"),
    HERE_DOCUMENT_TABS("<<-"),
    HERE_DOCUMENT("<<"),
    DUPLICATE_INPUT("<&"),
    READ_WRITE("<>"),
    LESS("<"),
    APPEND(">>"),
    DUPLICATE_OUTPUT(">&"),
    CLOBBER(">|"),
    GREATER(">"),
    OPEN("("),
    CLOSE(")"),
    /** No operator: a word begins. */
    WORD(""),
    /** No operator: the text ends. */
    END("");

    private final String spelling;

    Operator(String spelling) {
        this.spelling = spelling;
    }

    String spelling() {
        return spelling;
    }

    boolean redirects() {
        return switch (this) {
            case APPEND_BOTH,
                    WRITE_BOTH,
                    HERE_STRING,
                    HERE_DOCUMENT_TABS,
                    HERE_DOCUMENT,
                    DUPLICATE_INPUT,
                    READ_WRITE,
                    LESS,
                    APPEND,
                    DUPLICATE_OUTPUT,
                    CLOBBER,
                    GREATER -> true;
            case NEWLINE,
                    AND_IF,
                    AMPERSAND,
                    OR_IF,
                    PIPE_BOTH,
                    PIPE,
                    CASE_TRY_NEXT,
                    CASE_BREAK,
                    CASE_FALL_THROUGH,
                    SEMICOLON,
                    OPEN,
                    CLOSE,
                    WORD,
                    END -> false;
        };
    }
}
