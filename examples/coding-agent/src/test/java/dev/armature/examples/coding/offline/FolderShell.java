package dev.armature.examples.coding.offline;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs commands. The compiler of the command that the sample projects use runs in this process, which is quicker. */
final class FolderShell {
    private static final Pattern COMPILE_AND_RUN =
            Pattern.compile("javac -d out \\$\\(find \\. -name '\\*\\.java'\\) && java -ea -cp out (\\S+)");
    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");
    private static final String QUICK = "exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -ea -cp out ";

    /** Long enough for a busy machine; only a change that makes a program run for ever is stopped by it. */
    private static final long LONGEST_SECONDS = 60;

    private final Path folder;

    FolderShell(Path folder) {
        this.folder = folder;
    }

    /** The output, and the exit code in its last line if it is not 0. */
    String run(String command) throws IOException {
        Matcher matcher = COMPILE_AND_RUN.matcher(command);
        if (!matcher.matches()) {
            return shell(command);
        }
        String problems = compile();
        return problems.isEmpty() ? shell(QUICK + matcher.group(1)) : problems + "\n[exit code 1]";
    }

    private String shell(String command) throws IOException {
        Path output = Files.createTempFile("offline", ".txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().merge("PATH", JDK.toString(), (path, jdk) -> jdk + ":" + path);
        Process process = builder.start();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                return "[E_TIMEOUT] Killed after " + LONGEST_SECONDS + " s.";
            }
            String text = Files.readString(output);
            return process.exitValue() == 0 ? text : text + "\n[exit code " + process.exitValue() + "]";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    private String compile() throws IOException {
        Path out = folder.resolve("out");
        Files.createDirectories(out);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> paths = Files.walk(folder)) {
            List<Path> sources = paths.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            boolean compiled = compiler.getTask(
                            problems,
                            manager,
                            null,
                            List.of("-d", out.toString(), "-proc:none"),
                            null,
                            manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            return compiled ? "" : problems.toString().replace(folder + "/", "./");
        }
    }
}
