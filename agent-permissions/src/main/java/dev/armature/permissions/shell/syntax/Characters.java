package dev.armature.permissions.shell.syntax;

import java.util.List;
import java.util.stream.IntStream;

/** Which characters are what in bash. Only ASCII counts: bash looks at bytes. */
final class Characters {

    /** What a cursor returns after the last character. */
    static final int END = -1;

    private static final List<String> SINGLE =
            IntStream.range(0, 128).mapToObj(Character::toString).toList();

    private Characters() {}

    /** What was gathered. Of a single character there is one text, however often it comes. */
    static String text(StringBuilder gathered) {
        boolean isShared = gathered.length() == 1 && gathered.charAt(0) < SINGLE.size();
        return isShared ? SINGLE.get(gathered.charAt(0)) : gathered.toString();
    }

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
