package dev.armature.toolbox.file;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which files, in which state, and which of their lines, were shown in a conversation: nothing may be changed that was not
 * seen as it is. Thread-safe. Remembers the thousand files used last.
 */
public final class ReadLedger {
    private static final int MOST_FILES = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    // guarded by lock; oldest use first
    private final Map<Path, Seen> files = new LinkedHashMap<>(16, 0.75f, true);

    /** How a file stands to what was seen of it. */
    public enum State {
        /** It was never shown. */
        UNREAD,
        /** It was shown, and is different now. */
        CHANGED,
        /** It is as it was shown. */
        CURRENT
    }

    private record Seen(String sha256, BitSet lines) {}

    /** Lines {@code from} up to, not including, {@code to} were shown; the first line of a file is 0. */
    public void saw(Path real, FileContent content, int from, int to) {
        lock.lock();
        try {
            Seen before = files.get(real);
            BitSet lines = before != null && before.sha256().equals(content.sha256()) ? before.lines() : new BitSet();
            lines.set(from, Math.max(from, to));
            put(real, content, lines);
        } finally {
            lock.unlock();
        }
    }

    /** The file holds something else now, of which these lines count as shown. */
    public void rewritten(Path real, FileContent content, BitSet lines) {
        lock.lock();
        try {
            put(real, content, (BitSet) lines.clone());
        } finally {
            lock.unlock();
        }
    }

    private void put(Path real, FileContent content, BitSet lines) {
        files.put(real, new Seen(content.sha256(), lines));
        if (files.size() > MOST_FILES) {
            files.remove(files.keySet().iterator().next());
        }
    }

    /** The lines that were shown. */
    public BitSet lines(Path real) {
        lock.lock();
        try {
            Seen seen = files.get(real);
            return seen == null ? new BitSet() : (BitSet) seen.lines().clone();
        } finally {
            lock.unlock();
        }
    }

    public State state(Path real, FileContent content) {
        lock.lock();
        try {
            Seen seen = files.get(real);
            if (seen == null) {
                return State.UNREAD;
            }
            return seen.sha256().equals(content.sha256()) ? State.CURRENT : State.CHANGED;
        } finally {
            lock.unlock();
        }
    }
}
