package dev.armature.examples.coding.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where a command is run: what a process has, as a value, so that tests can have another.
 *
 * @param environment the user's variables
 * @param in what is typed
 * @param out results
 * @param err everything else that is told
 * @param interactive whether a person sits at a terminal and can be asked
 * @param program how this program was called, for command lines that are to be copied: {@code ./armature}
 */
public record Surroundings(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean interactive,
        String program) {
    private static final String NAME = "armature";

    /** With a program that was called by its plain name. */
    Surroundings(
            Map<String, String> environment, InputStream in, PrintStream out, PrintStream err, boolean interactive) {
        this(environment, in, out, err, interactive, NAME);
    }

    /** How what is typed is written: {@code stdin.encoding} where this Java knows it. */
    Charset typed() {
        String known = System.getProperty("stdin.encoding", System.getProperty("native.encoding", ""));
        return !known.isEmpty() && Charset.isSupported(known) ? Charset.forName(known) : Charset.defaultCharset();
    }

    /**
     * Those of this process; whoever starts it says how it was called, and whether it has a terminal, because no Java says
     * the same.
     */
    public static Surroundings ofProcess() {
        PrintStream out = ProcessOutput.to(new FileOutputStream(FileDescriptor.out), System.out.charset());
        return new Surroundings(
                System.getenv(),
                System.in,
                out,
                System.err,
                Boolean.getBoolean("armature.terminal"),
                Optional.ofNullable(System.getProperty("armature.program"))
                        .filter(program -> !program.isBlank())
                        .orElse(NAME));
    }

    /** Without the values of variables: they may be keys. */
    @Override
    public String toString() {
        return "Surroundings[environment=" + new TreeSet<>(environment.keySet()) + ", interactive=" + interactive + "]";
    }
}
