package dev.armature.core.session;

import dev.armature.core.session.EntryBody.Repaired;
import dev.armature.tools.content.BlobStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A transcript in a JSONL file. What was appended stays; a write that fails leaves the file as it was. */
final class FileTranscript implements Transcript {
    private final ReentrantLock lock = new ReentrantLock();
    private final Path path;
    private final SessionId id;
    private final FileLease lease;
    private final BlobStore blobs;
    private final EntryJson json;
    private final RandomAccessFile file; // guarded by lock
    private final Optional<Object> identity;
    private final List<Entry> entries; // guarded by lock
    private long end; // guarded by lock: the length of the file's whole lines

    private FileTranscript(
            Path path,
            SessionId id,
            FileLease lease,
            BlobStore blobs,
            RandomAccessFile file,
            TranscriptReader.Read read)
            throws IOException {
        this.path = path;
        this.id = id;
        this.lease = lease;
        this.blobs = blobs;
        this.json = new EntryJson(blobs);
        this.file = file;
        this.identity = FileLease.identity(path);
        this.entries = new ArrayList<>(read.entries());
        this.end = read.end();
    }

    static FileTranscript open(Path path, SessionId id, FileLease lease, BlobStore blobs) throws IOException {
        RandomAccessFile file = OwnerOnly.open(path);
        try {
            TranscriptReader.Read read = new TranscriptReader(new EntryJson(blobs)).read(path);
            lease.riseAbove(read.lastEpoch());
            FileTranscript transcript = new FileTranscript(path, id, lease, blobs, file, read);
            if (read.end() < file.length()) {
                transcript.setAsideTail(read.damage());
            }
            return transcript;
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    /** Keeps what is not whole in a file of its own, cuts it off, and says so in the transcript. */
    private void setAsideTail(String why) throws IOException {
        long torn = file.length() - end;
        Path aside = path.resolveSibling(id + ".torn-" + lease.epoch());
        try (RandomAccessFile copy = OwnerOnly.create(aside)) {
            byte[] buffer = new byte[1 << 16];
            file.seek(end);
            for (int read = file.read(buffer); read > 0; read = file.read(buffer)) {
                copy.write(buffer, 0, read);
            }
            copy.getFD().sync();
        }
        file.setLength(end);
        append(new Repaired(torn, aside.getFileName().toString(), why));
        force();
    }

    @Override
    public SessionId id() {
        return id;
    }

    @Override
    public List<Entry> entries() {
        lock.lock();
        try {
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Entry append(EntryBody body) {
        lock.lock();
        try {
            lease.check();
            checkThere();
            Entry entry = new Entry(entries.size() + 1L, lease.epoch(), Instant.now(), body);
            write(JournalLine.frame(json.write(entry)));
            entries.add(entry);
            return entry;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Session `" + id + "` cannot be written to " + path + ": " + e.getMessage() + ".", e);
        } finally {
            lock.unlock();
        }
    }

    /** What is written to a file without a name is gone when the file is closed, and nothing else would tell. */
    private void checkThere() throws IOException {
        if (!Files.exists(path) || !FileLease.identity(path).equals(identity)) {
            throw new IOException(
                    "the file was removed or replaced while the session was open. Put it back to go on with"
                            + " the session, or begin another");
        }
    }

    private void write(byte[] line) throws IOException {
        try {
            file.seek(end);
            file.write(line);
            end += line.length;
        } catch (IOException e) {
            cutBack(e);
            throw e;
        }
    }

    private void cutBack(IOException cause) {
        try {
            file.setLength(end);
        } catch (IOException again) {
            cause.addSuppressed(again); // the torn line is set aside when the session is opened next
        }
    }

    @Override
    public void force() {
        try {
            file.getFD().sync();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Session `" + id + "` cannot be forced to " + path + ": " + e.getMessage() + ".", e);
        }
    }

    @Override
    public BlobStore blobs() {
        return blobs;
    }

    @Override
    public void close() {
        lock.lock();
        try (lease;
                file) {
            if (file.getFD().valid()) {
                file.getFD().sync();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Session `" + id + "` cannot be closed in " + path + ": " + e.getMessage() + ".", e);
        } finally {
            lock.unlock();
        }
    }
}
