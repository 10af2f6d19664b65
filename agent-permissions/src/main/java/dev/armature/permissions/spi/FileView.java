package dev.armature.permissions.spi;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The few questions that judging asks of the file system. A host whose commands run elsewhere, in a container or on another
 * machine, answers them for the files there; see {@code PermissionEngine.Builder.files}.
 *
 * <p>Paths are absolute. Answers never throw: what cannot be seen is not there. The one that an engine is given must be thread-safe.
 */
public interface FileView {

    /**
     * What the link points at, as it is written in the link; empty when {@code path} is no link. A link that cannot be read leads
     * nowhere: to itself.
     */
    Optional<Path> linkTarget(Path path);

    /**
     * Whether something is there, a link that points nowhere included. Of a folder with {@code /.} behind it: whether one may go
     * there; a view that does not know answers no.
     */
    boolean exists(Path path);

    /** Whether a folder is there, links followed. */
    boolean isFolder(Path path);

    /**
     * The bytes of a file of at most {@code limit} of them, each as one character (ISO 8859-1), whatever the file holds; empty when
     * there is none, or it is larger.
     */
    Optional<String> text(Path path, int limit);

    /**
     * The first {@code length} bytes of a file, or all if it has fewer, likewise; empty when there is none. A view that leaves this
     * alone does not see the beginning of files of more than 64 kB.
     */
    default Optional<String> beginning(Path path, int length) {
        return text(path, 64 * 1024).map(text -> text.substring(0, Math.min(length, text.length())));
    }

    /**
     * The names in a folder; empty when it cannot be listed, holds more than {@code limit}, or has a name in it that is no
     * text, so that no path leads to that file.
     */
    Optional<List<String>> names(Path folder, int limit);

    /** Whether names that differ only in case name the same file. */
    boolean foldsCase();

    /** The machine's own files. */
    static FileView system() {
        return SystemFiles.INSTANCE;
    }

    /** Files as the operating system shows them. */
    enum SystemFiles implements FileView {
        INSTANCE;

        /** Stands for bytes that are no characters. */
        private static final char UNREADABLE = '\uFFFD';

        @Override
        public Optional<Path> linkTarget(Path path) {
            if (!Files.isSymbolicLink(path)) {
                return Optional.empty();
            }
            try {
                return Optional.of(Files.readSymbolicLink(path));
            } catch (IOException e) {
                return Optional.of(path);
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
        public Optional<String> beginning(Path path, int length) {
            if (!Files.isRegularFile(path)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(path)) {
                return Optional.of(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
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
                    String name = String.valueOf(entry.getFileName());
                    if (name.indexOf(UNREADABLE) >= 0) {
                        return Optional.empty();
                    }
                    names.add(name);
                }
                return Optional.of(names);
            } catch (IOException | DirectoryIteratorException e) {
                return Optional.empty();
            }
        }

        /** The rule where the separator is not a slash, and on macOS. */
        @Override
        public boolean foldsCase() {
            return File.separatorChar != '/'
                    || System.getProperty("os.name", "")
                            .toLowerCase(Locale.ROOT)
                            .startsWith("mac");
        }
    }
}
