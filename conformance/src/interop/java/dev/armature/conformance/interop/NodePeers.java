package dev.armature.conformance.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The programs in {@code src/interop/node} with the npm packages they use. The packages are installed below
 * {@code target} from the registry that npm is set up for, exactly as the lock file pins them, and without running
 * their install scripts.
 */
final class NodePeers {
    private static final Path SOURCES = Path.of("src", "interop", "node");
    private static final Path INSTALLED = Path.of("target", "interop-node");
    private static final Path STAMP = INSTALLED.resolve("installed-package-lock.json");
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\..*", Pattern.DOTALL);
    private static final long PATIENCE_SECONDS = 300;

    private NodePeers() {}

    /** The folder to start a program in; ready to use. */
    static synchronized Path folder() {
        try {
            requireNode();
            Files.createDirectories(INSTALLED);
            copySources();
            if (!isUpToDate()) {
                run(INSTALLED, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
                Files.copy(SOURCES.resolve("package-lock.json"), STAMP, StandardCopyOption.REPLACE_EXISTING);
            }
            return INSTALLED.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs one of the programs to its end and returns what it printed. */
    static String run(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", program));
        command.addAll(List.of(arguments));
        return run(folder(), command);
    }

    private static void requireNode() {
        String version = run(Path.of(""), List.of("node", "--version"));
        Matcher matcher = VERSION.matcher(version);
        boolean isNewEnough = matcher.matches()
                && Integer.parseInt(matcher.group(1)) * 100 + Integer.parseInt(matcher.group(2)) >= 20_15;
        if (!isNewEnough) {
            throw new AssertionError("The profile `interop` needs Node 20.15 or newer; `node --version` says `"
                    + version.strip() + "`. Install a newer one, or build without the profile.");
        }
    }

    private static void copySources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean isUpToDate() throws IOException {
        return Files.exists(STAMP) && Files.mismatch(STAMP, SOURCES.resolve("package-lock.json")) == -1;
    }

    private static String run(Path folder, List<String> command) {
        try {
            Path out = Files.createTempFile("interop", ".out");
            Path err = Files.createTempFile("interop", ".err");
            try {
                return finished(start(folder, command, out, err), command, out, err);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(Path folder, List<String> command, Path out, Path err) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toAbsolutePath().toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError(
                    "The profile `interop` needs Node 20.15 or newer with npm, but `" + command.get(0)
                            + "` cannot be started. Install it, or build without the profile.",
                    e);
        }
    }

    private static String finished(Process process, List<String> command, Path out, Path err) throws IOException {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(command + " did not end within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + command, e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(command + " ended with " + process.exitValue() + ":\n" + Files.readString(err));
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
