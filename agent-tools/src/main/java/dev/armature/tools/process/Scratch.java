package dev.armature.tools.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A private folder of one process, for what cannot go through its three streams. */
final class Scratch implements AutoCloseable {
    static final File NOTHING = new File("/dev/null");

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /** A new folder in {@code place}. Only the owner may enter it, and its name cannot be guessed. */
    static Scratch open(Path place) throws IOException {
        return new Scratch(Files.createTempDirectory(place, "armature-"));
    }

    Path folder() {
        return folder;
    }

    /**
     * A start-up file for bash that makes it write down the folder it ends in. A start-up file, because the command's own
     * text must stay what was judged, line numbers included.
     */
    Path startup() throws IOException {
        String script = "unset BASH_ENV; trap 'pwd -P >|\"" + endedIn() + "\"' EXIT\n";
        return Files.writeString(folder.resolve("startup"), script);
    }

    private Path endedIn() {
        return folder.resolve("cwd");
    }

    Optional<Path> cwd() {
        try {
            String written = Files.readString(endedIn(), StandardCharsets.UTF_8);
            Path path = Path.of(written.endsWith("\n") ? written.substring(0, written.length() - 1) : written);
            return path.isAbsolute() ? Optional.of(path) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // it ended otherwise than by leaving the shell
        }
    }

    @Override
    public void close() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return; // the system's temporary folder is cleaned by the system
        }
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            return;
        }
    }
}
