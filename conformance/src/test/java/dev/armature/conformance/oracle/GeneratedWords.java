package dev.armature.conformance.oracle;

import dev.armature.testsupport.property.Draws;
import java.util.Set;

/** Words in every way of writing them. What they become is often a program, an option, or a file that is there. */
final class GeneratedWords {

    private static final int DEEPEST = 2;

    private final Draws draws;
    private final boolean hasExtendedGlobs;
    private int wild;
    private int depth;

    /**
     * @param wild how many words, at most, become something that nobody can tell before; a script of nothing but such words
     *     would say little of how the others are read
     * @param hasExtendedGlobs whether patterns with parentheses are understood
     */
    GeneratedWords(Draws draws, int wild, boolean hasExtendedGlobs) {
        this.draws = draws;
        this.wild = wild;
        this.hasExtendedGlobs = hasExtendedGlobs;
    }

    /** Whether there may be one more thing that nobody can tell before. */
    boolean takesWild() {
        return wild-- > 0;
    }

    /** The name of a program, as it is. */
    String plain() {
        return draws.oneOf(
                "ls", "cat", "rm", "git", "head", "grep", "cp", "touch", "mytool", "wc", "npm", "stat", "file");
    }

    /** A word that names a program. */
    String program() {
        int kind = draws.below(30);
        if (Set.of(2, 4, 7, 8).contains(kind) && !takesWild()) {
            return plain();
        }
        return switch (kind) {
            case 0 -> draws.oneOf("l\"s\"", "'c'at", "r\\m", "\"git\"", "\\ls", "''ls", "l''s", "\"\"rm");
            case 1 -> draws.oneOf("$'ls'", "$'\\x6cs'", "$'\\154\\163'", "$'r\\u006d'", "$\"ls\"");
            case 2 ->
                draws.oneOf("$x", "\"$x\"", "${x}", "${x:-ls}", "${x-rm}", "${x:+cat}", "${x#a}", "$y", "$_", "$TZ");
            case 3 -> draws.oneOf("{ls,-l}", "l{s,s}", "{rm,cat}", "{,ls}", "{ls,}");
            case 4 -> draws.oneOf("$(echo ls)", "`echo rm`", "$(printf cat)", "\"$(echo git)\"");
            case 5 -> draws.oneOf("/bin/ls", "/usr/bin/env", "/usr/local/bin/rm", "/usr/bin/../bin/ls", "//bin/cat");
            case 6 -> draws.oneOf("l\\\ns", "\\\nrm", "gi\\\nt", "ca\\\n\\\nt");
            case 7 -> draws.oneOf("l?", "[l]s", "r*.sh", "./*.sh", "src/*", extended("@(ls)"), "*");
            case 8 -> draws.oneOf("${a[@]}", "\"${a[@]}\"", "${a[0]}", "\"$@\"", "$@", "$1", "\"$*\"", "${m[k]}");
            case 9 -> draws.oneOf("true", "echo", "printf", "test", "false", "pwd");
            default -> plain();
        };
    }

    String value() {
        return draws.oneOf(
                "ls",
                "rm",
                "a",
                "\"a b\"",
                "'ls -l'",
                "'*.md'",
                "src",
                "5",
                "'-l'",
                "$y",
                "$(echo ls)",
                "~",
                "'x y z'",
                "\"$x\"",
                "notes.txt",
                "$'a\\tb'",
                "''",
                "a:b",
                "'$(rm a)'",
                "\"`echo a`\"",
                "{a,b}",
                "$((2+3))",
                "'a[0]'",
                "\\*",
                "x",
                "\"'q'\"",
                "-n",
                "*.txt");
    }

    String quotedText() {
        return draws.oneOf(
                "'a b'", "\"a $x\"", "ls", "'ls -l'", "$'a\\nb'", "\"rm\"", "'a b c'", "\"*\"", "$x", "'-n x'");
    }

    String shellOption() {
        return draws.oneOf(
                "nullglob",
                "extglob",
                "dotglob",
                "globstar",
                "nocaseglob",
                "failglob",
                "nocasematch",
                "lastpipe",
                "expand_aliases",
                "autocd",
                "cdable_vars",
                "cdspell",
                "xpg_echo",
                "sourcepath",
                "execfail",
                "inherit_errexit",
                "extglob nullglob",
                "assoc_expand_once",
                "localvar_inherit",
                "compat31",
                "patsub_replacement");
    }

    String pattern() {
        return draws.oneOf(
                "a", "*", "[ab]*", "\"q\"", "$x", "l?", extended("@(ls|rm)"), extended("?(a)"), "~", "\\*", "'*'");
    }

    private String extended(String pattern) {
        return hasExtendedGlobs ? pattern : "b";
    }

    /** Any word. */
    String word() {
        depth++;
        try {
            StringBuilder text = new StringBuilder(part());
            while (draws.oneIn(4)) {
                text.append(part());
            }
            return text.toString();
        } finally {
            depth--;
        }
    }

    private String part() {
        int kind = draws.below(depth > DEEPEST ? 14 : 24);
        boolean isPlain = Set.of(0, 1, 2, 3, 4, 6, 7, 8, 9, 11).contains(kind);
        if (!isPlain && !takesWild()) {
            kind %= 5;
        }
        return switch (kind) {
            case 0, 1, 2 ->
                draws.oneOf("a", "-l", "b", "file", "notes.txt", "src", ".", "README.md", "-rf", "--", "-n");
            case 3 -> draws.oneOf("'a b'", "''", "'*'", "'$x'", "'\\'", "'#'", "' '", "'{a,b}'", "'~'");
            case 4 -> draws.oneOf("\"a b\"", "\"\"", "\"*\"", "\"\\$x\"", "\"a\\\nb\"", "\"'\"", "\"\\a\"");
            case 5 ->
                draws.oneOf(
                        "$x",
                        "${x}",
                        "\"$x\"",
                        "\"${x}y\"",
                        "{$x,b}",
                        "$y",
                        "$_",
                        "$TZ",
                        "$REPLY",
                        "$1",
                        "$@",
                        "$*",
                        "\"$@\"",
                        "$#",
                        "$?",
                        "$-",
                        "$0",
                        "$HOME",
                        "$PWD",
                        "$i");
            case 6 ->
                draws.oneOf(
                        "$'\\n'",
                        "$'a\\'b'",
                        "$'\\x41'",
                        "$'\\101'",
                        "$'\\u00e9'",
                        "$'a\\0b'",
                        "$'\\cA'",
                        "$'\\e'",
                        "$'\\xg'");
            case 7 ->
                draws.oneOf(
                        "{a,b}",
                        "{1..3}",
                        "{a..c}",
                        "{,x}",
                        "{a,{b,c}}",
                        "{a}",
                        "{3..1}",
                        "{01..03}",
                        "{1..5..2}",
                        "{a,b",
                        "{a..d..2}",
                        "{-1..1}");
            case 8 ->
                draws.oneOf(
                        "*",
                        "*.md",
                        "?ibrary",
                        "[a-z]*.txt",
                        "src/*",
                        "[!a]*",
                        "*/",
                        ".*",
                        "**",
                        "[",
                        "]",
                        "*.nothing",
                        "[[:upper:]]*",
                        extended("@(src|b)"),
                        extended("!(src)"),
                        extended("+(a)"));
            case 9 -> draws.oneOf("\\ ", "\\$x", "\\*", "\\\\", "\\#", "a\\\nb", "\\n", "\\~", "\\{a,b}", "\\'");
            case 10 -> draws.oneOf("~", "~/x", "~+", "~-", "a~", "x=~", "~root", "~nobody/x", "a:~", "--d=~");
            case 11 ->
                draws.oneOf(
                        "a=b", "#", "a#b", "%", "@", "^", "!", "a,b", "=", "+x", "é", "!!", "!x", ":", "}", "{", "1");
            case 12 -> parameter();
            case 13 ->
                draws.oneOf(
                        "\"${a[@]}\"",
                        "${a[*]}",
                        "${a[0]}",
                        "${#a[@]}",
                        "${!a[@]}",
                        "\"${a[*]}\"",
                        "${a[@]:1}",
                        "${a[-1]}",
                        "${a[i]}");
            case 14, 15 -> "$(" + command() + ")";
            case 16 ->
                "`" + draws.oneOf("echo a", "ls", "echo \\$x", "echo \\`echo b\\`", "rm b", "echo \"a b\"") + "`";
            case 17 -> "\"$(" + command() + ")\"";
            case 18 -> "$((" + arithmetic() + "))";
            case 19 -> draws.oneOf("<(", ">(") + command() + ")";
            case 20 -> "\"a${x:-" + word() + "}\"";
            case 21 -> "$[" + draws.oneOf("1", "x+1", "2*3") + "]";
            case 22 -> "$(<" + draws.oneOf("notes.txt", "nothing", "$x") + ")";
            default -> "${x:-$(" + command() + ")}";
        };
    }

    private String command() {
        return depth > DEEPEST ? "ls" : draws.oneOf("", "", "cd src; ", "x=b; ") + program() + " " + word();
    }

    private String parameter() {
        String name = draws.oneOf("x", "y", "x", "1", "a[0]", "HOME", "@", "PWD");
        return draws.oneOf(
                "${" + name + ":-b}",
                "${" + name + "-'b c'}",
                "${x:=c}",
                "${" + name + ":+d}",
                "${" + name + "+e f}",
                "${" + name + "#*/}",
                "${" + name + "##a}",
                "${" + name + "%.*}",
                "${" + name + "%%b*}",
                "${" + name + "/a/b}",
                "${" + name + "//a}",
                "${" + name + "/#l/r}",
                "${" + name + "/%s/m}",
                "${" + name + "^}",
                "${" + name + "^^}",
                "${" + name + ",,}",
                "${" + name + "~~}",
                "${" + name + ":1}",
                "${" + name + ":0:1}",
                "${" + name + ": -1}",
                "${#" + name + "}",
                "${!x}",
                "${!x*}",
                "${!x@}",
                "${" + name + "@Q}",
                "${" + name + "@U}",
                "${x@P}",
                "${" + name + "@a}",
                "${x@A}",
                "${x@E}",
                "${x:?no}",
                "${x:-${y:-z}}",
                "${x/a/$y}",
                "${x//[a-l]/&&}");
    }

    String test() {
        return switch (draws.below(12)) {
            case 0 -> "-f " + word();
            case 1 -> "-n " + word() + " && -z $x";
            case 2 -> word() + " == " + pattern();
            case 3 -> "$x =~ " + draws.oneOf("^a+$", "(a|b c)d", "[0-9]{2}", "\"q\".*", "$y");
            case 4 -> "$x -eq " + draws.oneOf("1", "$y", "a", "'a[$(rm a)]'");
            case 5 -> "! ( -e src || " + word() + " < b )";
            case 6 -> "-v " + draws.oneOf("x", "'a[$(rm a)]'", "a[0]");
            case 7 -> "$(" + program() + ") == a";
            case 8 -> "notes.txt -nt README.md";
            case 9 -> word() + " != " + pattern() + " || -d src";
            case 10 -> "-o noglob";
            default -> word();
        };
    }

    String arithmetic() {
        return draws.oneOf(
                "1+2",
                "x+1",
                "x=3",
                "x++",
                "$x+1",
                "x ? 1 : 2",
                "a[0]",
                "a[1]=2",
                "$(echo 4)",
                "1,2",
                "x<3 && y",
                "2**3",
                "0x1f",
                "10#08",
                "x+=2",
                "$(rm a)",
                "a[$(rm b)]",
                "`echo 1`",
                "!x",
                "${x:-1}",
                "(1+2)*3",
                "y",
                "1<<2",
                "'1'",
                "\"$x\"",
                "--x",
                "x=y=2");
    }
}
