package dev.armature.core.session;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right to write one session.
 *
 * <p>Two safeguards: a lock of the operating system, which a dying process gives back by itself; and an epoch that rises
 * with every holder and is checked before each write, for file systems whose locks do not reach other machines (the
 * epoch is the "fencing token" of Kleppmann's "How to do distributed locking", 2016).
 *
 * <p>On POSIX systems a process loses its lock on a file as soon as it closes <em>any</em> descriptor of that file. So the
 * lease file is read through the descriptor that holds the lock, and a process that holds a lease does not even open the
 * file a second time.
 */
final class FileLease implements AutoCloseable {
    /**
     * No session has that many holders. A transcript or a lease that says so was not written here; believed, the epochs
     * would soon have no number left to rise to.
     */
    static final long NO_EPOCH = 100_000_000_000_000_000L;

    private static final Pattern CONTENT = Pattern.compile("epoch (\\d{1,18}) process (\\d+)\\s*");

    /** The lease files that this process holds: what the lock belongs to is the process, so this does too. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final SessionId id;
    private final RandomAccessFile file;
    private final Optional<Object> identity;
    private final ReentrantLock lock = new ReentrantLock();
    private long epoch; // guarded by lock
    private boolean closed; // guarded by lock

    private FileLease(Path path, SessionId id, RandomAccessFile file) throws IOException {
        this.path = path;
        this.id = id;
        this.file = file;
        this.identity = identity(path);
        long before = Content.of(file).epoch();
        write(before < NO_EPOCH / 2 ? before + 1 : 1);
    }

    /** Takes the lease of a session that is kept in {@code folder}. */
    static FileLease take(Path folder, SessionId id) throws IOException {
        Path path = folder.toRealPath().resolve(id + ".lease");
        if (!HELD.add(path)) {
            throw new SessionBusy(id, "process " + ProcessHandle.current().pid());
        }
        try {
            return lock(path, id);
        } catch (IOException | RuntimeException | Error e) {
            HELD.remove(path);
            throw e;
        }
    }

    private static FileLease lock(Path path, SessionId id) throws IOException {
        RandomAccessFile file = OwnerOnly.open(path);
        try {
            Content before = Content.of(file);
            if (!lock(file)) {
                throw new SessionBusy(id, "process " + before.process());
            }
            return new FileLease(path, id, file);
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    private static boolean lock(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held within this process, under a name that differs: another case, another class loader
        }
    }

    /** Written over what was there, which needs no room on a full disk. */
    private void write(long risen) throws IOException {
        byte[] content = ("epoch " + risen + " process "
                        + ProcessHandle.current().pid() + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        file.seek(0);
        file.write(content);
        file.setLength(content.length);
        file.getFD().sync();
        epoch = risen;
    }

    /**
     * Sees to it that the epoch is higher than any that the session was written in: a lease file may have been deleted, or
     * cut off by a crash, and its epochs would begin anew.
     */
    void riseAbove(long written) throws IOException {
        lock.lock();
        try {
            if (epoch <= written) {
                write(written + 1);
            }
        } finally {
            lock.unlock();
        }
    }

    long epoch() {
        lock.lock();
        try {
            return epoch;
        } finally {
            lock.unlock();
        }
    }

    /** Fails unless nobody has taken over since. */
    void check() throws IOException {
        lock.lock();
        try {
            checkLocked();
        } finally {
            lock.unlock();
        }
    }

    private void checkLocked() throws IOException {
        if (closed) {
            throw new LeaseLost(id, "it was closed here");
        }
        if (!Files.exists(path)) {
            throw new LeaseLost(id, "its lease file is gone");
        }
        if (!identity(path).equals(identity)) {
            throw new LeaseLost(id, "its lease file was replaced");
        }
        Content now = Content.of(file);
        if (now.epoch() != epoch) {
            throw new LeaseLost(id, "process " + now.process() + " took it over");
        }
    }

    /** Which file it is, whatever its name, where the file system can tell. */
    static Optional<Object> identity(Path path) throws IOException {
        return Optional.ofNullable(
                Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                giveBack();
            }
        } finally {
            lock.unlock();
        }
    }

    /** In this order: a second descriptor of the file, opened before the first is closed, would lose its lock with it. */
    private void giveBack() throws IOException {
        try {
            file.close(); // and with it the lock of the operating system
        } finally {
            HELD.remove(path);
        }
    }

    /** What stands in a lease file; epoch 0 when nothing readable does. */
    private record Content(long epoch, String process) {
        static Content of(RandomAccessFile file) throws IOException {
            byte[] bytes = new byte[100];
            file.seek(0);
            int length = Math.max(0, file.read(bytes));
            Matcher content = CONTENT.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
            return content.matches()
                    ? new Content(Long.parseLong(content.group(1)), content.group(2))
                    : new Content(0, "unknown");
        }
    }
}
