package dev.armature.release;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small outside program, compiled and run as its author would: against the jars, knowing nothing of this build. Its
 * sources are a folder of {@code src/test/consumers}: {@code Main.java} in a package of the folder's name,
 * {@code module-info.java}, and {@code expected.txt}, which is what it prints.
 */
final class Consumer {

    private static final int PATIENCE_SECONDS = 60;

    private final String name;
    private final Path sources;
    private final Path workplace;

    Consumer(String name, Path workplace) {
        this.name = name;
        this.sources = Path.of("src", "test", "consumers", name).toAbsolutePath();
        this.workplace = workplace;
    }

    String expected() throws IOException {
        return Files.readString(sources.resolve("expected.txt"));
    }

    String onTheClassPath(List<Path> jars) throws IOException, InterruptedException {
        Path classes = workplace.resolve("classes");
        compile(classes, List.of("-cp", path(jars)), List.of("Main.java"));
        List<Path> all = new ArrayList<>(jars);
        all.add(classes);
        return run(Path.of(System.getProperty("java.home")), List.of("-cp", path(all), "consumer." + name + ".Main"));
    }

    String onTheModulePath(List<Path> jars) throws IOException, InterruptedException {
        List<Path> all = new ArrayList<>(jars);
        all.add(module(jars));
        return run(
                Path.of(System.getProperty("java.home")),
                List.of("-p", path(all), "-m", "consumer." + name + "/consumer." + name + ".Main"));
    }

    String inAnImageOfItsOwn(List<Path> jars) throws IOException, InterruptedException {
        Path image = workplace.resolve("image");
        List<Path> all = new ArrayList<>(jars);
        all.add(module(jars));
        tool("jlink", List.of("-p", path(all), "--add-modules", "consumer." + name, "--output", image.toString()));
        return run(image, List.of("-m", "consumer." + name + "/consumer." + name + ".Main"));
    }

    private Path module(List<Path> jars) {
        Path classes = workplace.resolve("module");
        compile(
                classes,
                List.of("-p", path(jars), "-cp", workplace.toString()),
                List.of("Main.java", "module-info.java"));
        return classes;
    }

    private void compile(Path classes, List<String> where, List<String> files) {
        List<String> arguments =
                new ArrayList<>(List.of("--release", "21", "-Xlint:all", "-Werror", "-d", classes.toString()));
        arguments.addAll(where);
        files.stream().map(file -> sources.resolve(file).toString()).forEach(arguments::add);
        tool("javac", arguments);
    }

    private static void tool(String tool, List<String> arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int exit = ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments.toArray(String[]::new));
        if (exit != 0) {
            throw new AssertionError(tool + " " + String.join(" ", arguments) + " ended with " + exit + ":\n" + said);
        }
    }

    private String run(Path home, List<String> arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin").resolve("java").toString()));
        command.add("-Djava.io.tmpdir=" + workplace); // what a program leaves goes with the workplace
        command.addAll(arguments);
        Path out = workplace.resolve("out.txt");
        Path err = workplace.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .directory(workplace.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end within " + PATIENCE_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(command + " ended with " + process.exitValue() + ":\n" + Files.readString(err));
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** All jars in a folder, or those of the names given. */
    static List<Path> jars(Path folder, String... names) throws IOException {
        List<String> wanted = List.of(names);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(jar -> wanted.isEmpty()
                            || wanted.contains(jar.getFileName().toString().replace(".jar", "")))
                    .sorted()
                    .toList();
        }
    }
}
