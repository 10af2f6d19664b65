package dev.armature.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One JSONL file per session, with its lease beside it, and one folder of blobs for all of them.
 *
 * <p>{@code <id>.jsonl}, {@code <id>.lease}, {@code <id>.torn-<n>} (what a repair set aside), {@code blobs/<sha256>}.
 */
final class FileSessionStore implements SessionStore {
    private static final String SUFFIX = ".jsonl";

    private final Path folder;

    FileSessionStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Transcript open(SessionId id) {
        try {
            OwnerOnly.createFolder(folder);
            FileLease lease = FileLease.take(folder, id);
            try {
                return FileTranscript.open(folder.resolve(id + SUFFIX), id, lease, blobs());
            } catch (IOException | RuntimeException | Error e) {
                lease.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Session `" + id + "` cannot be opened in " + folder + ": " + reason(e), e);
        }
    }

    /** Some exceptions of the system say only which file they are about. */
    private static String reason(IOException e) {
        return e instanceof AccessDeniedException
                ? "permission denied for " + e.getMessage()
                : String.valueOf(e.getMessage());
    }

    @Override
    public boolean has(SessionId id) {
        return Files.isRegularFile(folder.resolve(id + SUFFIX));
    }

    @Override
    public List<Summary> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Summary> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Optional<SessionId> id = idOf(file);
                if (id.isPresent()) {
                    found.add(new Summary(
                            id.get(), Files.getLastModifiedTime(file).toInstant()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sessions in " + folder + " cannot be listed: " + reason(e), e);
        }
        found.sort(Comparator.comparing(Summary::lastWritten).reversed());
        return List.copyOf(found);
    }

    /** The session that is kept in the file; nothing when somebody else's file lies in the folder. */
    private static Optional<SessionId> idOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) && Files.isRegularFile(file)
                ? SessionId.parse(name.substring(0, name.length() - SUFFIX.length()))
                : Optional.empty();
    }

    private FileBlobStore blobs() {
        return new FileBlobStore(folder.resolve("blobs"));
    }
}
