package dev.armature.testkit.simulator.endpoint;

import dev.armature.testkit.simulator.journal.JournalEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** What was asked and answered; the oldest entries go when there are too many. */
final class Journal {
    private final int mostEntries;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private long count;

    Journal(int mostEntries) {
        this.mostEntries = mostEntries;
    }

    void write(Draft draft, int status) {
        lock.lock();
        try {
            count++;
            if (mostEntries == 0) {
                return;
            }
            entries.addLast(draft.entry(count, status));
            if (entries.size() > mostEntries) {
                entries.removeFirst();
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
            count = 0;
        } finally {
            lock.unlock();
        }
    }
}
