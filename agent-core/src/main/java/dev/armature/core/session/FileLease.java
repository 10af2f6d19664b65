package dev.armature.core.session;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right to write one session.
 *
 * <p>Two safeguards: a lock of the operating system, which a dying process gives back by itself; and an epoch that rises
 * with every holder and is checked before each write, for file systems whose locks do not reach other machines (the
 * epoch is the "fencing token" of Kleppmann's "How to do distributed locking", 2016).
 */
final class FileLease implements AutoCloseable {
    private static final Pattern CONTENT = Pattern.compile("epoch (\\d{1,18}) process (\\d+)\\s*");

    private final Path path;
    private final SessionId id;
    private final RandomAccessFile file;
    private final long epoch;
    private volatile boolean closed;

    private FileLease(Path path, SessionId id, RandomAccessFile file, long epoch) {
        this.path = path;
        this.id = id;
        this.file = file;
        this.epoch = epoch;
    }

    static FileLease take(Path path, SessionId id) throws IOException {
        RandomAccessFile file = OwnerOnly.open(path);
        try {
            if (!lock(file)) {
                throw new SessionBusy(id, "process " + Content.of(path).process());
            }
            long epoch = Content.of(path).epoch() + 1;
            byte[] content = ("epoch " + epoch + " process "
                            + ProcessHandle.current().pid() + "\n")
                    .getBytes(StandardCharsets.US_ASCII);
            file.setLength(0);
            file.write(content);
            file.getFD().sync();
            return new FileLease(path, id, file, epoch);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static boolean lock(RandomAccessFile file) throws IOException {
        try {
            FileLock lock = file.getChannel().tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // held within this process
        }
    }

    long epoch() {
        return epoch;
    }

    /** Fails unless nobody has taken over since. */
    void check() throws IOException {
        if (closed) {
            throw new LeaseLost(id, "it was closed here");
        }
        if (!Files.exists(path)) {
            throw new LeaseLost(id, "its lease file is gone");
        }
        Content now = Content.of(path);
        if (now.epoch() != epoch) {
            throw new LeaseLost(id, "process " + now.process() + " took it over");
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        file.close(); // and with it the lock
    }

    /** What stands in a lease file; epoch 0 when nothing readable does. */
    private record Content(long epoch, String process) {
        static Content of(Path path) throws IOException {
            try (FileInputStream in = new FileInputStream(path.toFile())) {
                Matcher content = CONTENT.matcher(new String(in.readNBytes(100), StandardCharsets.ISO_8859_1));
                return content.matches()
                        ? new Content(Long.parseLong(content.group(1)), content.group(2))
                        : new Content(0, "unknown");
            }
        }
    }
}
