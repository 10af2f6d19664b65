package dev.armature.release;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** A folder with the real launcher, a small program for it to start, and a stand-in for Maven that counts its builds. */
final class LauncherHouse {

    private static final int PATIENCE_SECONDS = 60;

    private static final Path FILES = Path.of("src", "test", "launcher");

    private final Path home;

    private LauncherHouse(Path home) {
        this.home = home;
    }

    /** What a start printed, and how it ended. */
    record Ended(int exit, String out, String err) {}

    /** A start that goes on, with the files its output goes to. */
    record Started(Process process, Path out, Path err) {

        Ended end() throws IOException, InterruptedException {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end within " + PATIENCE_SECONDS + " s: " + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        }

        boolean hasSaid(String text) throws IOException {
            return Files.readString(err).contains(text) || Files.readString(out).contains(text);
        }
    }

    /** Compiles the small program, once for all houses. */
    static Path program(Path folder) {
        Path classes = folder.resolve("classes");
        Path jar = folder.resolve("app.jar");
        tool(
                "javac",
                "--release",
                "21",
                "-d",
                classes.toString(),
                FILES.resolve("Main.java").toString());
        tool("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
        return jar;
    }

    static LauncherHouse in(Path home, Path program) throws IOException {
        Files.createDirectories(home.resolve(".mvn"));
        Files.createDirectories(home.resolve("examples/coding-agent/src/main"));
        Files.createDirectories(home.resolve("agent-core/src/main"));
        Files.copy(Project.ROOT.resolve("armature"), home.resolve("armature"));
        Files.copy(Project.ROOT.resolve(".mvn/find-jdk.sh"), home.resolve(".mvn/find-jdk.sh"));
        Files.copy(FILES.resolve("mvnw"), home.resolve("mvnw"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.writeString(home.resolve("agent-core/src/main/A.java"), "class A {}");
        Files.writeString(home.resolve("agent-core/src/main/B.java"), "class B {}");
        Files.copy(program, home.resolve("app.jar"));
        return new LauncherHouse(home);
    }

    Path resolve(String file) {
        return home.resolve(file);
    }

    long builds() throws IOException {
        Path builds = home.resolve("builds");
        try (Stream<String> lines = Files.exists(builds) ? Files.lines(builds) : Stream.empty()) {
            return lines.count();
        }
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).end();
    }

    Started start(String... arguments) throws IOException {
        return startWith(Path.of(System.getProperty("java.home")), arguments);
    }

    Started startWith(Path jdk, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("armature").toString()));
        command.addAll(Arrays.asList(arguments));
        Path out = Files.createTempFile(home, "out", ".txt");
        Path err = Files.createTempFile(home, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("ARMATURE_JAVA_HOME", jdk.toString());
        return new Started(builder.start(), out, err);
    }

    /** Waits for something another process brings about. */
    static void until(Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("nothing happened within " + PATIENCE_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException;
    }

    private static void tool(String tool, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        if (ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments) != 0) {
            throw new AssertionError(tool + " failed: " + said);
        }
    }
}
