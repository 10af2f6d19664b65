package dev.armature.permissions.path;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The few questions that judging a path asks of the file system. Answers never throw: what cannot be seen is not there. */
public interface FileView {

    /** What the link points at, as it is written in the link; empty when {@code path} is no link. */
    Optional<Path> linkTarget(Path path);

    /** Whether something is there, a link that points nowhere included. */
    boolean exists(Path path);

    /** Whether a folder is there, links followed. */
    boolean isFolder(Path path);

    /** The text of a file of at most {@code limit} bytes; empty when there is none, or it is larger. */
    Optional<String> text(Path path, int limit);

    /** The names in a folder; empty when it cannot be listed or holds more than {@code limit}. */
    Optional<List<String>> names(Path folder, int limit);

    /** The machine's own files. */
    static FileView system() {
        return SystemFiles.INSTANCE;
    }

    /** Files as the operating system shows them. */
    enum SystemFiles implements FileView {
        INSTANCE;

        @Override
        public Optional<Path> linkTarget(Path path) {
            if (!Files.isSymbolicLink(path)) {
                return Optional.empty();
            }
            try {
                return Optional.of(Files.readSymbolicLink(path));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        @Override
        public boolean exists(Path path) {
            return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public boolean isFolder(Path path) {
            return Files.isDirectory(path);
        }

        @Override
        public Optional<String> text(Path path, int limit) {
            try {
                return Files.isRegularFile(path) && Files.size(path) <= limit
                        ? Optional.of(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                        : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        @Override
        public Optional<List<String>> names(Path folder, int limit) {
            List<String> names = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    if (names.size() == limit) {
                        return Optional.empty();
                    }
                    names.add(String.valueOf(entry.getFileName()));
                }
                return Optional.of(names);
            } catch (IOException | DirectoryIteratorException e) {
                return Optional.empty();
            }
        }
    }
}
