package dev.armature.permissions.shell.program;

import java.util.Set;

/** The builtins of bash. */
public final class Builtins {

    /** What {@code test} and {@code [[ ]]} ask of the file that the word behind it names. */
    public static final Set<String> TESTS_OF_FILES =
            Set.of("-a -b -c -d -e -f -g -h -k -L -N -O -G -p -r -s -S -u -w -x".split(" "));

    /** What they ask of the files that the words around it name. */
    public static final Set<String> TESTS_BETWEEN_FILES = Set.of("-nt", "-ot", "-ef");

    private static final Set<String> ALL = Set.of(
            (". : [ alias bg bind builtin caller cd command compgen complete compopt declare dirs disown echo enable eval"
                            + " exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile"
                            + " popd printf pushd pwd read readarray readonly return set shift shopt source suspend test"
                            + " times trap true type typeset ulimit umask unalias unset wait")
                    .split(" "));
    /** Programs of the same name do the same, since none of it happens to the shell. */
    private static final Set<String> PROGRAMS_TOO = Set.of("[ echo false kill printf pwd test true".split(" "));

    private static final Set<String> SAME_SHELL = Set.of("command", "builtin", "exec");
    private static final Set<String> DECLARING = Set.of("declare", "typeset", "local", "readonly");

    private Builtins() {}

    /** Whether bash runs it itself, rather than a program. */
    public static boolean isBuiltin(String word) {
        return ALL.contains(word);
    }

    /** Whether it is written with a folder, as in {@code /bin/cd}, and so is not the builtin that it is called after. */
    public static boolean isPathInstead(String word, String name) {
        return word.indexOf('/') >= 0 && ALL.contains(name) && !PROGRAMS_TOO.contains(name);
    }

    /** Whether the command that it is given runs in the same shell. */
    public static boolean runsInSameShell(String name) {
        return SAME_SHELL.contains(name);
    }

    /** Whether it may give a variable a will of its own. */
    public static boolean isDeclaring(String name) {
        return DECLARING.contains(name);
    }
}
