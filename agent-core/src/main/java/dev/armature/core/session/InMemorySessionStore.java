package dev.armature.core.session;

import dev.armature.tools.content.BlobStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Transcripts that live as long as the store does; with the same single-writer rule as those on disk. */
final class InMemorySessionStore implements SessionStore {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SessionId, Kept> sessions = new HashMap<>(); // guarded by lock
    private final BlobStore blobs = new InMemoryBlobStore();

    @Override
    public Transcript open(SessionId id) {
        lock.lock();
        try {
            Kept kept = sessions.computeIfAbsent(id, ignored -> new Kept());
            if (kept.held) {
                throw new SessionBusy(id, "another part of this program");
            }
            kept.held = true;
            kept.epoch++;
            return new Held(id, kept);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean has(SessionId id) {
        lock.lock();
        try {
            return sessions.containsKey(id);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Summary> list() {
        lock.lock();
        try {
            return sessions.entrySet().stream()
                    .map(entry -> new Summary(entry.getKey(), entry.getValue().lastWritten))
                    .sorted(Comparator.comparing(Summary::lastWritten).reversed())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private static final class Kept {
        private final List<Entry> entries = new ArrayList<>();
        private boolean held;
        private long epoch;
        private Instant lastWritten = Instant.now();
    }

    private final class Held implements Transcript {
        private final SessionId id;
        private final Kept kept;
        private boolean open = true; // guarded by lock

        private Held(SessionId id, Kept kept) {
            this.id = id;
            this.kept = kept;
        }

        @Override
        public SessionId id() {
            return id;
        }

        @Override
        public List<Entry> entries() {
            lock.lock();
            try {
                return List.copyOf(kept.entries);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Entry append(EntryBody body) {
            lock.lock();
            try {
                if (!open) {
                    throw new LeaseLost(id, "it was closed here");
                }
                Entry entry = new Entry(kept.entries.size() + 1L, kept.epoch, Instant.now(), body);
                kept.entries.add(entry);
                kept.lastWritten = entry.at();
                return entry;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void force() {
            // Memory is as durable as it gets here.
        }

        @Override
        public BlobStore blobs() {
            return blobs;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (open) {
                    open = false;
                    kept.held = false;
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
