package dev.armature.benchmarks.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program in a process of its own, from the same class path and with the same JDK as this one. */
public final class JavaProcess {

    private JavaProcess() {}

    /** Ready to be started; what it says at its standard error is seen at ours. */
    public static ProcessBuilder of(Class<?> program, List<String> options, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        words.addAll(arguments);
        return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
