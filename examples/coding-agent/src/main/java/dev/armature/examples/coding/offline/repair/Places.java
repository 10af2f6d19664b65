package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.Names;
import java.util.List;
import java.util.stream.Stream;

/** Whether a failure has to do with the project at all: a change to a program that nothing spoke of would be a guess. */
final class Places {
    private static final int SHORTEST_METHOD = 5;

    private Places() {}

    /**
     * Whether the command runs a class of the project, or the failure names a file, a class, a method or a check of it. A
     * run that was stopped names nothing, and is taken for a loop without an end.
     */
    static boolean isAnyNamed(Failure failure, String command, List<JavaFile> files, List<JavaFile> tests) {
        return failure.mentions("[E_TIMEOUT]")
                || files.stream().anyMatch(file -> names(failure.text() + "\n" + command, typeOf(file)))
                || !Checks.of(failure, tests).failed().isEmpty()
                || methods(files).anyMatch(method -> names(String.join("\n", failure.badLines()), method));
    }

    private static String typeOf(JavaFile file) {
        return file.path().substring(file.path().lastIndexOf('/') + 1).replaceFirst("\\.java$", "");
    }

    private static Stream<String> methods(List<JavaFile> files) {
        return files.stream()
                .flatMap(file -> file.methods().stream())
                .map(JavaFile.Method::name)
                .filter(name -> name.length() >= SHORTEST_METHOD)
                .distinct();
    }

    private static boolean names(String text, String name) {
        return text.contains(name) && Names.whole(name).matcher(text).find();
    }
}
