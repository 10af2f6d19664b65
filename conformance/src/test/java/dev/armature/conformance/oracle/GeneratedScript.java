package dev.armature.conformance.oracle;

import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Generator;
import java.util.Set;

/**
 * Writes scripts along the grammar of bash that start programs in every way there is. Unlike a script that only has to parse,
 * most of what stands in one is reached when it runs.
 */
final class GeneratedScript implements Generator<String> {

    private static final int DEEPEST = 3;

    @Override
    public String from(Draws draws) {
        return new Writing(draws).script();
    }

    /** One script in the making. */
    private static final class Writing {

        private final Draws draws;
        private final GeneratedWords words;
        private final boolean hasExtendedGlobs;

        Writing(Draws draws) {
            this.draws = draws;
            this.hasExtendedGlobs = draws.oneIn(8);
            this.words = new GeneratedWords(draws, draws.oneOf(0, 0, 1, 1, 2, 4, 40), hasExtendedGlobs);
        }

        String script() {
            String beginning =
                    (hasExtendedGlobs ? "shopt -s extglob\n" : "") + (draws.oneIn(3) ? setting() + "\n" : "");
            return beginning + list(0, "");
        }

        /** Commands, each ended by a separator but the last, which is ended by {@code end}. */
        private String list(int depth, String end) {
            StringBuilder text = new StringBuilder();
            int count = 1 + draws.below(depth == 0 ? 3 : 2);
            for (int i = 0; i < count; i++) {
                String command = andOr(depth);
                boolean isLast = i + 1 == count;
                text.append(command);
                if (!command.endsWith("\n")) {
                    text.append(isLast ? end : separator());
                }
            }
            return text.toString();
        }

        private String separator() {
            return draws.oneOf("; ", "\n", "; ", "\n", " & ", ";\n", " # a ' comment\n", "\n\n  ", "\\\n;");
        }

        private String andOr(int depth) {
            StringBuilder text = new StringBuilder(pipeline(depth));
            while (draws.oneIn(5) && !text.toString().endsWith("\n")) {
                text.append(draws.oneOf(" && ", " || ", "&&\n", "||", " &\\\n& "))
                        .append(pipeline(depth));
            }
            return text.toString();
        }

        private String pipeline(int depth) {
            StringBuilder text = new StringBuilder(draws.oneOf("", "", "", "", "", "", "! ", "time ", "time -p "));
            text.append(command(depth));
            while (draws.oneIn(7) && !text.toString().endsWith("\n")) {
                text.append(draws.oneOf(" | ", "|", " |& ", " |\n")).append(command(depth));
            }
            return text.toString();
        }

        private String command(int depth) {
            return switch (draws.below(depth >= DEEPEST ? 12 : 16)) {
                case 0, 1, 2, 3, 4, 5, 6 -> simple();
                case 7 -> setting();
                case 8 -> wrapped();
                case 9 -> hereDocument();
                case 10 -> builtin();
                case 11 -> assignments() + " " + simple();
                default -> compound(depth + 1) + (draws.oneIn(5) ? redirection() : "");
            };
        }

        private String simple() {
            return words.program() + arguments() + (draws.oneIn(6) ? redirection() : "");
        }

        private String arguments() {
            StringBuilder text = new StringBuilder();
            for (int i = draws.below(4); i > 0; i--) {
                text.append(draws.oneOf(" ", " ", " ", "  ", "\t", " \\\n ")).append(words.word());
            }
            return text.toString();
        }

        private String assignments() {
            String text = assignment();
            return draws.oneIn(3) ? text + " " + assignment() : text;
        }

        private String assignment() {
            return (words.takesWild()
                            ? draws.oneOf("IFS=", "a[1]=", "PATH=", "x+=")
                            : draws.oneOf("x=", "y=", "x=", "y=", "A=", "n=", "z=", "_=", "TZ=", "REPLY="))
                    + draws.oneOf(words.value(), words.value(), words.quotedText(), "");
        }

        private String redirection() {
            return " "
                    + draws.oneOf(
                            ">out",
                            ">>out",
                            "2>/dev/null",
                            "2>&1",
                            "<notes.txt",
                            "<<<" + words.word(),
                            ">|out",
                            "&>out",
                            "{fd}>out",
                            "3<notes.txt",
                            "<&-",
                            ">" + words.word(),
                            "<>out",
                            ">&2",
                            "2>&-",
                            "< <(" + simpleWords() + ")",
                            "> >(" + simpleWords() + ")",
                            "<" + words.word());
        }

        private String simpleWords() {
            return words.program() + " " + words.word();
        }

        /** What changes how later commands are read. */
        private String setting() {
            // Most others put everything after them in doubt.
            int kind = draws.below(24);
            boolean isPlain = Set.of(0, 1, 2, 3, 4, 5, 6, 12, 15, 17, 21, 23).contains(kind);
            return switch (isPlain || words.takesWild() ? kind : kind % 4) {
                case 0 -> "x=" + words.value() + draws.oneOf("", " y=" + words.value());
                case 1 -> "a=(" + words.word() + " " + words.word() + draws.oneOf("", " [5]=" + words.plain()) + ")";
                case 2 -> "set -- " + words.word() + " " + words.word();
                case 3 ->
                    "cd " + draws.oneOf("src", "..", "src/main", "-", ".", "$x", "nowhere", "-P src", "", "src/..");
                case 4 ->
                    draws.oneOf(
                            "pushd src",
                            "pushd src >out",
                            "pushd ..",
                            "popd",
                            "popd",
                            "pushd src; " + simple() + "; popd",
                            words.takesWild() ? draws.oneOf("pushd +1", "dirs -c", "CDPATH=src", "OLDPWD=/") : "popd");
                case 5 -> "f() { " + simple() + draws.oneOf("", " \"$@\"", " \"$1\"") + "; }; f " + words.word();
                case 6 ->
                    draws.oneOf("ls", "cat", "g", "echo", "git") + draws.oneOf("()", " ()\n", " () ")
                            + draws.oneOf("{ ", "( ") + simpleWords() + ";" + "} ".replace("}", draws.oneOf("}", "}"));
                case 7 -> "shopt -s " + words.shellOption();
                case 8 ->
                    "set " + draws.oneOf("-f", "-e", "-u", "+f", "-o noglob", "-o pipefail", "-B", "+B", "-k", "-x");
                case 9 ->
                    "shopt -s expand_aliases\nalias " + words.plain() + "='"
                            + simpleWords().replace("'", "") + "'\n";
                case 10 -> "trap '" + simpleWords().replace("'", "") + "' " + draws.oneOf("EXIT", "0", "DEBUG", "ERR");
                case 11 -> "IFS=" + draws.oneOf(":", "' '", "", "l", ",", "$'\\n'", "'x '");
                case 12 ->
                    "declare "
                            + draws.oneOf(
                                    "",
                                    "-u ",
                                    "-l ",
                                    "-r ",
                                    words.takesWild() ? draws.oneOf("-i ", "-x ", "-g ", "-a ") : "-l ")
                            + draws.oneOf("x", "x=" + words.value(), "x=" + words.value() + "; x=" + words.value());
                case 13 -> "declare -n x=y; y=" + words.value();
                case 14 -> "declare -A m=([k]=" + words.word() + " [ls]=rm)";
                case 15 -> "read " + draws.oneOf("x", "x y", "-r x", "-a a") + " <<< " + words.quotedText();
                case 16 -> "printf -v x %s " + words.word();
                case 17 ->
                    "export "
                            + draws.oneOf(
                                    "x=" + words.value(), "x", "A=1", "TZ=" + words.value(), "LANG=" + words.value());
                case 18 -> "unset " + draws.oneOf("x", "IFS", "-f f", "a[0]", "y");
                case 19 -> "hash -p /usr/bin/rm " + words.plain();
                case 20 -> "enable -n " + draws.oneOf("printf", "cd", "eval", "type");
                case 21 -> "x=$(" + simpleWords() + ")";
                case 22 -> "mapfile -t a <<< " + words.quotedText();
                default ->
                    draws.oneOf(
                            "let x=1+2",
                            "((x=3))",
                            "x=5; ((x++))",
                            "readonly y=ls",
                            "readonly x",
                            "readonly x=ls\nx=rm",
                            "x=ls; y=x");
            };
        }

        private String wrapped() {
            String inner = words.plain() + " " + words.word();
            String text = words.plain() + " " + draws.oneOf("a", "$x", "\"b c\"", "*.md", "-l");
            int kind = draws.below(22);
            boolean isPlain = kind < 9 || Set.of(12, 13, 16, 17, 18, 20).contains(kind);
            return switch (isPlain || words.takesWild() ? kind : kind % 9) {
                case 0 -> "env " + draws.oneOf("", "A=1 ", "-i ", "-u A ", "-- ") + inner;
                case 1 ->
                    "xargs " + draws.oneOf("", "-n1 ", "-I{} ", "-0 ", "-r ") + inner + " <<< " + words.quotedText();
                case 2 -> "timeout " + draws.oneOf("1 ", "-k 1 2 ", "5s ") + inner;
                case 3 -> draws.oneOf("nice ", "nice -n 5 ", "nohup ", "setsid ", "stdbuf -oL ") + inner;
                case 4 -> "command " + draws.oneOf("", "-p ", "-v ", "-- ") + inner;
                case 5 -> draws.oneOf("exec ", "exec -a b ", "exec -- ", "exec -c ") + inner;
                case 6 -> "builtin " + draws.oneOf("cd src", "eval " + inner, "command " + inner, "exec " + inner);
                case 7 -> "eval " + draws.oneOf("'" + text + "'", "\"" + inner.replace("\"", "") + "\"", inner);
                case 8 ->
                    draws.oneOf("bash", "sh", "/bin/bash", "bash -e", "bash -x") + " -c '" + text.replace("'", "")
                            + "'";
                case 9 -> "bash -c \"" + words.plain() + draws.oneOf(" $x", " \\$1", " $0", " $@") + "\" a b";
                case 10 -> "echo '" + text + "' | " + draws.oneOf("bash", "sh", "bash -s", "bash -x", "/bin/sh");
                case 11 -> draws.oneOf("bash", "sh", "bash -s a b") + " <<< '" + text + "'";
                case 12 ->
                    "find . -name '*." + draws.oneOf("md", "java", "txt") + "' -exec " + inner + " {} "
                            + draws.oneOf("\\;", "+", "';'");
                case 13 ->
                    "find " + draws.oneOf("src", ".") + " -type f " + draws.oneOf("-print0 | xargs -0 ", "| xargs ")
                            + inner;
                case 14 -> "coproc " + draws.oneOf(inner, "{ " + inner + "; }", "c { " + inner + "; }");
                case 15 ->
                    draws.oneOf("source ", ". ")
                            + draws.oneOf("lib.sh", "./lib.sh", "<(echo " + inner + ")", "nothing");
                case 16 -> draws.oneOf("./run.sh", "src/../run.sh", "$PWD/run.sh", "../ws/run.sh") + " " + words.word();
                case 17 ->
                    "env " + draws.oneOf("A=1 bash -c '" + text + "'", "nice timeout 2 " + inner, "xargs " + inner);
                case 18 -> "command env command " + inner;
                case 19 ->
                    "printf '%s\\n' " + words.word() + " | xargs " + draws.oneOf("", "-n 1 ", "-I{} ") + words.plain()
                            + draws.oneOf("", " {}");
                case 20 -> "ls | xargs " + inner;
                default -> "env -S '" + text.replace("'", "") + "'";
            };
        }

        private String builtin() {
            return draws.oneOf(
                    "echo " + words.word() + " " + words.word(),
                    "printf '%s\\n' " + words.word(),
                    "pwd",
                    ":",
                    "true",
                    "test -n " + words.word(),
                    "[ " + words.word() + " = " + words.word() + " ]",
                    "type " + words.plain(),
                    "shift",
                    "return",
                    "exit",
                    "wait",
                    "jobs",
                    "echo " + words.word(),
                    "false",
                    "getopts ab: x -a -b c",
                    "[ -f notes.txt -a -d src ]",
                    "umask",
                    "times",
                    "let 'x = 1'",
                    "ulimit -n",
                    "test " + words.word(),
                    "local x=1",
                    "break",
                    "history",
                    "echo {1..3} {a,b}c",
                    "compgen -c l",
                    "command -v ls",
                    "dirs");
        }

        private String hereDocument() {
            String body = draws.oneOf(
                    "text\n",
                    "it's $x \\$y\n",
                    "`" + simpleWords() + "`\n",
                    "$(" + simpleWords() + ")\n",
                    words.plain() + " a\n",
                    "a\\\nb\n",
                    "${x:-" + words.plain() + "}\n",
                    "\t" + words.plain() + "\n",
                    "");
            String program =
                    draws.oneOf("cat", "bash", "sh", words.program(), "wc -l", "while read -r l; do ls \"$l\"; done");
            String head = draws.oneOf("<<E", "<<'E'", "<<\\E", "<<-E", "<<-\"E\"", "<< E");
            String rest = draws.oneOf("", " | wc -l", " >out", " && ls", "; ls b");
            return program + " " + head + rest + "\n" + body + draws.oneOf("E\n", "E\n", "E\n", "\tE\nE\n");
        }

        private String compound(int depth) {
            String variable = draws.oneOf("x", "i", "f", "_");
            return switch (draws.below(18)) {
                case 0 -> "{ " + list(depth, ";") + " }";
                case 1 -> "(" + list(depth, "") + "\n)";
                case 2 ->
                    "if " + list(depth, ";") + " then " + list(depth, ";")
                            + draws.oneOf("", " elif " + simple() + "; then " + simple() + ";")
                            + draws.oneOf("", " else " + simple() + ";") + " fi";
                case 3 ->
                    "while " + draws.oneOf("((i++ < 2))", "read -r x", "false") + "; do " + list(depth, ";")
                            + " done <notes.txt";
                case 4 ->
                    "until " + draws.oneOf("((i++ > 1))", "true", simple()) + "; do " + list(depth, ";")
                            + " break; done";
                case 5, 6 ->
                    "for " + variable + " in " + words.word() + " " + words.word() + "; do " + list(depth, ";")
                            + " done";
                case 7 -> "for " + variable + draws.oneOf("; ", "\n", " ") + "do " + list(depth, ";") + " done";
                case 8 -> "for ((i=0;i<2;i++)); do " + list(depth, ";") + " done";
                case 9 -> "for ((i=0;i<2;i++)) { " + list(depth, ";") + " }";
                case 10, 11 ->
                    "case " + words.word() + " in " + draws.oneOf("", "(") + words.pattern() + "|b) " + list(depth, ";")
                            + draws.oneOf(";;", ";&", ";;&", ";;") + " " + words.pattern() + ") " + simple()
                            + draws.oneOf(";; *) " + simple() + ";;", ";;", "\n") + " esac";
                case 12 -> "select x in " + words.word() + " b; do " + list(depth, ";") + " break; done <<< 1";
                case 13 -> "[[ " + words.test() + " ]]";
                case 14 -> "((" + words.arithmetic() + "))";
                case 15 ->
                    draws.oneOf("function f ", "f() ", "function f() ") + "{ " + list(depth, ";") + " }; f "
                            + words.word() + " " + words.word();
                case 16 -> "f() (" + list(depth, "\n") + "); f";
                default -> "f() { local x=" + words.value() + "; " + list(depth, ";") + " }; f; " + simple();
            };
        }
    }
}
