package dev.armature.examples.coding.offline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A small Java project to try the agent on: its test fails, because of one fault. Its {@code AGENTS.md} names the command
 * that runs the test, which needs a JDK and nothing else.
 */
public final class DemoProject {
    private static final String INDEX = "index.txt";

    private DemoProject() {}

    /** The paths of its files, relative to its folder. */
    public static List<String> paths() throws IOException {
        return new String(bytes(INDEX), StandardCharsets.UTF_8).lines().toList();
    }

    /**
     * Writes the project into a folder, which is made if it is not there.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the folder has one of the files already; nothing is overwritten
     */
    public static void copyTo(Path folder) throws IOException {
        for (String path : paths()) {
            Path file = folder.resolve(path);
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (InputStream in = open(path)) {
                Files.copy(in, file);
            }
        }
    }

    private static byte[] bytes(String path) throws IOException {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        }
    }

    private static InputStream open(String path) throws IOException {
        InputStream in = DemoProject.class.getResourceAsStream("/dev/armature/examples/coding/demo/" + path);
        if (in == null) {
            throw new IOException("Expected the resource `demo/" + path + "` in the program's own jar");
        }
        return in;
    }
}
