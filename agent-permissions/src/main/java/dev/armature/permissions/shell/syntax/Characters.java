package dev.armature.permissions.shell.syntax;

/** Which characters are what in bash. Only ASCII counts: bash looks at bytes. */
final class Characters {

    /** What a cursor returns after the last character. */
    static final int END = -1;

    private Characters() {}

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    /** A character that ends a word unless it is quoted (or {@code <(} and {@code >(}). */
    static boolean isMeta(int c) {
        return switch (c) {
            case END, ' ', '\t', '\n', ';', '&', '|', '(', ')', '<', '>' -> true;
            default -> false;
        };
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isNameStart(int c) {
        return isLetter(c) || c == '_';
    }

    static boolean isNamePart(int c) {
        return isNameStart(c) || isDigit(c);
    }

    static boolean isName(String text) {
        return !text.isEmpty() && isNameStart(text.charAt(0)) && text.chars().allMatch(Characters::isNamePart);
    }

    static boolean isSpecialParameter(int c) {
        return c > 0 && "@*#?-$!".indexOf(c) >= 0;
    }
}
