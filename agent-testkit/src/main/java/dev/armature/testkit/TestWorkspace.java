package dev.armature.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder for one test. */
final class TestWorkspace implements AutoCloseable {
    private final Path folder;

    private TestWorkspace(Path folder) {
        this.folder = folder;
    }

    static TestWorkspace create() throws IOException {
        return new TestWorkspace(Files.createTempDirectory("agent-test-").toRealPath());
    }

    Path folder() {
        return folder;
    }

    void add(List<WorkspaceFile> files) throws IOException {
        for (WorkspaceFile file : files) {
            Path path = folder.resolve(file.path()).normalize();
            if (!path.startsWith(folder) || path.equals(folder)) {
                throw new IllegalArgumentException(
                        "A @WorkspaceFile is a file inside the workspace, was `" + file.path() + "`.");
            }
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.text());
        }
    }

    void copy(String resource, Class<?> test) throws IOException {
        URL url = test.getClassLoader().getResource(resource);
        if (url == null || !url.getProtocol().equals("file")) {
            throw new IllegalArgumentException("@WorkspaceFolder(\"" + resource + "\") is no folder of the class path"
                    + (url == null ? "." : " that lies on disk: " + url));
        }
        Path from = path(url);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Path to = folder.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(path, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static Path path(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("`" + url + "` names no folder", e);
        }
    }

    @Override
    public void close() {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes ignored) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The workspace " + folder + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
