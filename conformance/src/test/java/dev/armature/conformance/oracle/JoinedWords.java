package dev.armature.conformance.oracle;

import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Generator;

/**
 * Writes words of small pieces without anything between them: what a piece means depends on its neighbours, for bash expands
 * braces as text and before all else, and looks for home folders behind some signs only. Whatever a piece may complete by
 * accident has a value: {@code $x} beside {@code 1} may be {@code $x1}.
 */
final class JoinedWords implements Generator<String> {

    private static final String[] VALUES = {
        "a", "b", "'a b'", "' a'", "'b '", "-l", "notes.txt", "src", "''", "'a  b'", "'~'", "'{a,b}'", "/", "1", "'$y'"
    };

    @Override
    public String from(Draws draws) {
        StringBuilder script = new StringBuilder();
        for (String name : new String[] {"x", "y", "x1", "xa", "xy", "yx", "x11", "xb", "y1", "ya"}) {
            if (draws.oneIn(2)) {
                script.append(name).append('=').append(draws.oneOf(VALUES)).append(draws.oneOf(" ", "; "));
            }
        }
        // Assignments alone, so that a program that follows is not given them.
        script.append("\nmytool");
        for (int count = 1 + draws.below(3); count > 0; count--) {
            script.append(' ').append(word(draws));
        }
        return script.toString();
    }

    private static String word(Draws draws) {
        StringBuilder word = new StringBuilder();
        for (int count = 1 + draws.below(5); count > 0; count--) {
            word.append(piece(draws));
        }
        return word.toString();
    }

    private static String piece(Draws draws) {
        return switch (draws.below(16)) {
            case 0, 1, 2 -> draws.oneOf("$x", "$y", "${x}", "${y}", "$xa", "\"$x\"", "\"$y\"");
            case 3, 4, 5 ->
                draws.oneOf("{a,b}", "{1..2}", "{,1}", "{$x,a}", "{a,$y}", "{a,~}", "{1,{a,b}}", "{'a',\"b\"}");
            case 6 -> draws.oneOf("{", "}", ",", "{x,y", "..", "}}");
            case 7, 8 -> draws.oneOf("a", "b", "1", "x", "y", "src");
            case 9 -> draws.oneOf("~", "~/", "~+", "=~", ":~", "~root", "/~");
            case 10 -> draws.oneOf("=", ":", "a=", "+=", "x:", "-");
            case 11 -> draws.oneOf("$", "\\$", "'$'", "\"$\"", "$'a'", "$\"a\"", "$'\\u00e9'");
            case 12 -> draws.oneOf("'a b'", "\"a b\"", "''", "\"\"", "\\ ", "\\a", "\\{", "\\,", "\\~", "\\\n");
            case 13 -> draws.oneOf("[", "]", "[a]", "*", "?", "[!", "^", "[a-b]*");
            case 14 -> draws.oneOf("/", ".", "./", "#", "@", "%", "!", "+");
            default -> draws.oneOf("\"${x}a\"", "${x:-a}", "${#x}", "$#", "$1", "$?", "$((1))", "\"$@\"");
        };
    }
}
