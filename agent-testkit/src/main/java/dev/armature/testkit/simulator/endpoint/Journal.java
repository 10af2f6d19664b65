package dev.armature.testkit.simulator.endpoint;

import dev.armature.testkit.simulator.journal.JournalEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** What was asked and answered; the oldest entries go when there are too many, or their bodies are too much together. */
final class Journal {
    private static final long MOST_BODY_BYTES = 256L * 1024 * 1024;

    private final int mostEntries;
    private final long mostBodyBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private long count;
    private long bodyBytes;

    Journal(int mostEntries) {
        this(mostEntries, MOST_BODY_BYTES);
    }

    /** @param mostBodyBytes of all entries together; the newest is kept whatever it weighs */
    Journal(int mostEntries, long mostBodyBytes) {
        this.mostEntries = mostEntries;
        this.mostBodyBytes = mostBodyBytes;
    }

    void write(Draft draft, int status) {
        lock.lock();
        try {
            count++;
            if (mostEntries == 0) {
                return;
            }
            JournalEntry entry = draft.entry(count, status);
            entries.addLast(entry);
            bodyBytes += entry.body().length();
            while (entries.size() > mostEntries || (bodyBytes > mostBodyBytes && entries.size() > 1)) {
                bodyBytes -= entries.removeFirst().body().length();
            }
        } finally {
            lock.unlock();
        }
    }

    List<JournalEntry> entries() {
        lock.lock();
        try {
            return new ArrayList<>(entries);
        } finally {
            lock.unlock();
        }
    }

    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            entries.clear();
            bodyBytes = 0;
            count = 0;
        } finally {
            lock.unlock();
        }
    }
}
