package dev.armature.permissions.shell.syntax;

/** What counts as syntax in a word, which depends on where it stands. */
enum WordStyle {
    /** An argument, the word of a loop or of an array, the target of a redirection: everything is expanded. */
    ARGUMENT,
    /** An argument of {@code declare} and its kin, which may carry an array. */
    DECLARATION,
    /** The value of an assignment: neither braces nor file name patterns. */
    ASSIGNED,
    /** The word of {@code case}, an operand of a test, a here-string: only tildes. */
    PLAIN,
    /** A pattern of {@code case}. */
    PATTERN,
    /** The right side of {@code ==} in a test, where extended patterns are known. */
    TEST_PATTERN,
    /** An alternative of an extended pattern. */
    ALTERNATIVE,
    /** The right side of {@code =~}. */
    REGEX,
    /** The delimiter of a here-document: only quotes. */
    DELIMITER;

    boolean braces() {
        return this == ARGUMENT || this == DECLARATION;
    }

    boolean globs() {
        return braces() || this == PATTERN || extendedGlobs();
    }

    boolean extendedGlobs() {
        return this == TEST_PATTERN || this == ALTERNATIVE;
    }

    boolean tildes() {
        return this != ALTERNATIVE && this != DELIMITER;
    }

    /** Whether the character ends an unquoted word. */
    boolean endsBefore(int c, int parentheses) {
        return switch (this) {
            case ALTERNATIVE -> c == Characters.END || c == '|' || c == ')';
            case REGEX -> c == Characters.END || (parentheses == 0 && Characters.isMeta(c) && c != '(' && c != '|');
            case ARGUMENT, DECLARATION, ASSIGNED, PLAIN, PATTERN, TEST_PATTERN, DELIMITER -> Characters.isMeta(c);
        };
    }
}
