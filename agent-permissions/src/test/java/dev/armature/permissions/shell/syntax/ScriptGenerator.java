package dev.armature.permissions.shell.syntax;

import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Generator;
import java.util.List;

/** Writes scripts along the grammar, with every construct and every way of quoting. All of them are understood by bash. */
final class ScriptGenerator implements Generator<String> {

    private static final List<String> NAMES = List.of("x", "y_1", "PATH", "i");
    private static final int DEEPEST = 3;

    @Override
    public String from(Draws draws) {
        return list(draws, 0, "\n");
    }

    private String list(Draws draws, int depth, String end) {
        StringBuilder text = new StringBuilder();
        List<String> commands = draws.listOf(1, 2, each -> andOr(each, depth));
        for (int index = 0; index < commands.size(); index++) {
            String command = commands.get(index);
            text.append(command);
            boolean last = index + 1 == commands.size();
            if (command.endsWith("\n")) {
                continue;
            }
            text.append(last && !end.equals(";") ? end : draws.oneOf("; ", " & ", "\n", ";\n", " # a ' comment\n"));
        }
        return text.toString();
    }

    private String andOr(Draws draws, int depth) {
        if (draws.oneIn(8)) {
            return hereDocument(draws);
        }
        return String.join(draws.oneOf(" && ", " || ", "&&\n"), draws.listOf(1, 2, each -> pipeline(each, depth)));
    }

    private String pipeline(Draws draws, int depth) {
        String prefix = draws.oneOf("", "", "", "", "! ", "time ", "time -p ", "! ! ");
        return prefix
                + String.join(
                        draws.oneOf(" | ", "|", " |& ", " |\n"), draws.listOf(1, 2, each -> command(each, depth)));
    }

    private String command(Draws draws, int depth) {
        if (depth >= DEEPEST || draws.below(3) > 0) {
            return simple(draws, depth);
        }
        String redirections = draws.oneOf("", "", " >" + target(draws, depth), " 2>&1 <in");
        return compound(draws, depth + 1) + redirections;
    }

    private String compound(Draws draws, int depth) {
        String name = draws.from(NAMES);
        return switch (draws.below(13)) {
            case 0 -> "{ " + list(draws, depth, ";") + "}";
            case 1 -> "( " + list(draws, depth, "") + ")";
            case 2 ->
                "if " + list(draws, depth, ";") + "then " + list(draws, depth, ";")
                        + draws.oneOf("", "elif a; then b; ") + draws.oneOf("", "else c; ") + "fi";
            case 3 -> "while " + list(draws, depth, ";") + "do " + list(draws, depth, ";") + "done";
            case 4 -> "until " + list(draws, depth, ";") + "do " + list(draws, depth, ";") + "done";
            case 5 -> "for " + name + " in " + words(draws, depth, 0) + "; do " + list(draws, depth, ";") + "done";
            case 6 -> "for " + name + draws.oneOf("; ", "\n", " ") + "do " + list(draws, depth, ";") + "done";
            case 7 ->
                "for ((" + arithmetic(draws, depth) + ";" + arithmetic(draws, depth) + "; )); do "
                        + list(draws, depth, ";") + "done";
            case 8 ->
                "case " + word(draws, depth) + " in " + draws.oneOf("", "(") + pattern(draws, depth) + "|b) "
                        + list(draws, depth, ";") + draws.oneOf(";;", ";&", ";;&") + " *) esac";
            case 9 -> "[[ " + test(draws, depth) + " ]]";
            case 10 -> "((" + arithmetic(draws, depth) + "))";
            case 11 -> draws.oneOf("function f ", "g() ", "function h () ") + "{ " + list(draws, depth, ";") + "}";
            default -> "select " + name + " in a b; do " + list(draws, depth, ";") + "done";
        };
    }

    private String simple(Draws draws, int depth) {
        StringBuilder text = new StringBuilder();
        if (draws.oneIn(4)) {
            text.append(assignment(draws, depth)).append(' ');
        }
        if (draws.oneIn(12)) {
            text.append("declare -a ")
                    .append(draws.from(NAMES))
                    .append("=(")
                    .append(words(draws, DEEPEST, 0))
                    .append(')');
        } else {
            text.append(draws.oneOf("echo", "ls", "\\if", "'a b'", "./run", "x\\\ny"))
                    .append(' ');
            text.append(words(draws, depth, 0));
        }
        if (draws.oneIn(4)) {
            text.append(' ').append(redirection(draws, depth));
        }
        return text.toString();
    }

    private String assignment(Draws draws, int depth) {
        String name = draws.from(NAMES);
        return switch (draws.below(5)) {
            case 0 -> name + "=" + word(draws, depth);
            case 1 -> name + "=";
            case 2 -> name + "+=" + word(draws, depth);
            case 3 -> name + "[" + arithmetic(draws, depth) + "]=" + word(draws, depth);
            default -> name + "=(" + words(draws, DEEPEST, 0) + " [2]=b)";
        };
    }

    private String redirection(Draws draws, int depth) {
        String target = target(draws, depth);
        return switch (draws.below(9)) {
            case 0 -> ">" + target;
            case 1 -> "2>>" + target;
            case 2 -> draws.oneOf("< ", "<>", ">|", "&>", "&>> ") + target;
            case 3 -> draws.oneOf("2>&1", "<&3", ">&-", "3<&-", "4>&5-", ">&$x");
            case 4 -> "{fd}>" + target;
            case 5 -> "<<<" + target;
            case 6 -> ">&" + draws.oneOf("file", "\"f\"");
            case 7 -> "< <( " + list(draws, depth + 1, "").strip() + "\n)";
            default -> "1>&2 2> " + target;
        };
    }

    /** A word after an operator, parted from it where they would join. */
    private String target(Draws draws, int depth) {
        String word = word(draws, depth + 1);
        return word.startsWith("<") || word.startsWith(">") || word.startsWith("-") ? " " + word : word;
    }

    private String hereDocument(Draws draws) {
        String body =
                draws.oneOf("", "text\n", "it's $x \\$y\n", "\t\"tab\" `ls`\n", "${x:-d} $(id) $((1+2))\n", "a\\\nb\n");
        String head = draws.oneOf("<<E", "<<'E'", "<<\\E", "<<-E", "2<<-\"E\"");
        String rest = draws.oneOf("", " | wc", " >out", " && b");
        return "cat " + head + " " + words(draws, DEEPEST, 0) + rest + "\n" + body + "E\n";
    }

    private String words(Draws draws, int depth, int least) {
        return String.join(draws.oneOf(" ", "  ", " \\\n\t"), draws.listOf(least, 3, each -> word(each, depth)));
    }

    private String word(Draws draws, int depth) {
        return String.join("", draws.listOf(1, 3, each -> part(each, depth)));
    }

    private String part(Draws draws, int depth) {
        if (depth >= DEEPEST) {
            return draws.oneOf("a", "$x", "'q'", "\"$y\"");
        }
        return switch (draws.below(22)) {
            case 0 -> "a";
            case 1 -> draws.oneOf("b-1", "/", ".", ":", "%", "é", "=", "+", "@", "^", "1", "_");
            case 2 -> "'" + draws.text(0, 4, "a \"$`\\\n;#") + "'";
            case 3 -> "\"" + quoted(draws, depth + 1) + "\"";
            case 4 -> draws.oneOf("$'a'", "$'\\n\\x41\\''", "$'\\u00e9\\001'", "$\"t\"");
            case 5 -> "\\" + draws.oneOf("a", " ", "$", "\"", "'", "\\", "(", "#", "*", "{", "~");
            case 6 -> "$" + draws.oneOf("x", "1", "?", "@", "*", "$", "!", "#", "-");
            case 7 -> "$x" + draws.oneOf("a", "[", "1", "-");
            case 8, 9 -> parameter(draws, depth + 1);
            case 10 -> "$( " + list(draws, depth + 1, "").strip() + "\n)";
            case 11 -> "`" + draws.oneOf("ls", "echo \\`id\\`", "echo \\$x", "a; b | c") + "`";
            case 12 -> "$((" + arithmetic(draws, depth + 1) + "))";
            case 13 -> "$[" + draws.oneOf("1", "x+1", "a[0]") + "]";
            case 14 -> draws.oneOf("<(", ">(") + simple(draws, depth + 1) + ")";
            case 15 ->
                draws.oneOf("{a,b}", "{1..3}", "{a..e..2}", "{,x}", "{a,{b,c}}", "{a}", "{", "}", "{x,$y,\"z\"}");
            case 16 -> draws.oneOf("*", "?", "[a-z]", "[!x]*", "[[:alpha:]]", "[", "]", "a]");
            case 17 -> draws.oneOf("a\\\nb", "$\\\nx", "\\\n\\\na");
            case 18 -> draws.oneOf("$%", "$/", "$.");
            default -> draws.oneOf("c", "file.txt", "-l");
        };
    }

    private String quoted(Draws draws, int depth) {
        return String.join("", draws.listOf(0, 3, each -> switch (each.below(7)) {
            case 0 -> "a b";
            case 1 -> each.oneOf("\\$", "\\\"", "\\\\", "\\`", "\\a", "'", "$", "*", "{a,b}", "~", "#", "\n");
            case 2 -> "$x";
            case 3 -> "$(" + simple(each, depth + 1) + ")";
            case 4 -> each.oneOf("${x:-a}", "${x#*/}", "${a[@]}", "${#x}", "${x:-\"b\"}", "${x/'a'/b}");
            case 5 -> "`echo \\\"$x\\\"`";
            default -> "$((x + 1))";
        }));
    }

    private String parameter(Draws draws, int depth) {
        String name = draws.oneOf("x", "1", "a[0]", "a[@]", "a[i+1]", "@", "10", "a[$i]", "a[\"k\"]");
        String operator = draws.oneOf("", ":-", "-", ":=", ":?", "+", "#", "##", "%", "%%", "^", ",,");
        return switch (draws.below(6)) {
            case 0 -> "${" + name + operator + (operator.isEmpty() ? "" : word(draws, depth + 1)) + "}";
            case 1 ->
                draws.oneOf("${#x}", "${#a[@]}", "${!x}", "${!p@}", "${!p*}", "${!a[@]}", "${x@Q}", "${#}", "${!}");
            case 2 ->
                "${x:" + draws.oneOf("1", " -1", "i+1", "a?b:c", "(1)") + draws.oneOf("", ":2", ": -1", ":$n") + "}";
            case 3 ->
                "${x" + draws.oneOf("/", "//", "/#", "/%") + draws.oneOf("a", "*.c", "\\/", "[ab]", "$y")
                        + draws.oneOf("", "/", "/b", "/\"b c\"") + "}";
            case 4 -> "${!" + draws.oneOf("x:-a", "x##b", "1", "#") + "}";
            default -> "${x:-a b;c (d)}";
        };
    }

    private String pattern(Draws draws, int depth) {
        return draws.oneOf("a", "*.c", "[ab]?", "\"q\"", "$x", "~") + (depth < DEEPEST ? draws.oneOf("", "b") : "");
    }

    private String test(Draws draws, int depth) {
        if (depth >= DEEPEST) {
            return "-n $x";
        }
        return switch (draws.below(8)) {
            case 0 -> draws.oneOf("-f ", "-z ", "-v ", "-n ") + word(draws, depth + 1);
            case 1 ->
                "$x " + draws.oneOf("==", "=", "!=") + " "
                        + draws.oneOf("a*", "@(a|b c)", "!(x)?", "\"q\"", "+([0-9])");
            case 2 -> "$x =~ " + draws.oneOf("^a+$", "(a|b c)d", "[0-9]{2}", "a|b", "\\.c$", "\"q\".*");
            case 3 -> "x " + draws.oneOf("-eq", "-lt", "-nt", "<", ">") + " " + draws.oneOf("1 ", "$y ");
            case 4 -> "! " + test(draws, depth + 1);
            case 5 -> "( " + test(draws, depth + 1) + " )";
            case 6 -> test(draws, depth + 1) + draws.oneOf(" && ", " || ", " &&\n") + test(draws, depth + 1);
            default -> "$x";
        };
    }

    private String arithmetic(Draws draws, int depth) {
        if (depth >= DEEPEST) {
            return "1";
        }
        return switch (draws.below(12)) {
            case 0 -> draws.oneOf("1", "0x1f", "2#101", "x", "a[0]", "a[i+1]");
            case 1 -> draws.oneOf("$x", "${x}1", "$(id)", "\"1\"", "$((2))", "`ls`");
            case 2, 3 ->
                arithmetic(draws, depth + 1)
                        + draws.oneOf("+", " - ", "*", "**", "<<", "<=", "==", "&&", "|", ",")
                        + arithmetic(draws, depth + 1);
            case 4 -> draws.oneOf("x", "a[1]") + draws.oneOf("=", "+=", "<<=") + arithmetic(draws, depth + 1);
            case 5 -> draws.oneOf("-", "!", "~", "+", "- -") + arithmetic(draws, depth + 1);
            case 6 -> draws.oneOf("++x", "x--", "i++");
            case 7 -> "(" + arithmetic(draws, depth + 1) + ")";
            case 8 -> "x ? " + arithmetic(draws, depth + 1) + " : 2";
            case 9 -> draws.oneOf("", " ", "1 $op 2", "x 'q'", "\\1");
            default -> "x";
        };
    }
}
