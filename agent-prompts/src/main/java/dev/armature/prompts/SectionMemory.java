package dev.armature.prompts;

import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.section.PromptSection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what sections said, by the facts they said it for, so that even a section that looks at a clock cannot change a
 * prompt under the sessions that use it. Keeps the newest few hundred. Sections are asked outside the lock; when two
 * threads ask at once, the first answer stands for both.
 */
final class SectionMemory {

    private static final int CAPACITY = 512;

    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by {@link #lock}. */
    private final Map<Key, RenderedSection> said = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, RenderedSection> eldest) {
            return size() > CAPACITY;
        }
    };

    RenderedSection rendered(PromptSection section, Facts facts) {
        Key key = new Key(section.id(), facts.only(section.facts()));
        RenderedSection before = recall(key);
        if (before != null) {
            return before;
        }
        RenderedSection now = RenderedSection.of(section, section.text(key.facts()));
        lock.lock();
        try {
            RenderedSection first = said.putIfAbsent(key, now);
            return first == null ? now : first;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable RenderedSection recall(Key key) {
        lock.lock();
        try {
            return said.get(key);
        } finally {
            lock.unlock();
        }
    }

    private record Key(String section, Facts facts) {}
}
