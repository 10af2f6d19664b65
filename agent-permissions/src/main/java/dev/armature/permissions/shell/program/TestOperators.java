package dev.armature.permissions.shell.program;

import java.util.Set;

/** The operators that {@code test} and {@code [[ ]]} have in common. */
public final class TestOperators {

    /** They look at the file that the word after them names. */
    public static final Set<String> OF_FILES =
            Set.of("-a -b -c -d -e -f -g -h -k -L -N -O -G -p -r -s -S -u -w -x".split(" "));

    /** They look at the files that the words around them name. */
    public static final Set<String> BETWEEN_FILES = Set.of("-nt", "-ot", "-ef");

    private TestOperators() {}
}
