package dev.armature.core.engine;

import dev.armature.tools.contract.ResourceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps calls apart that use the same thing and of which one writes it. One per agent, shared by all of its runs.
 *
 * <p>Locks are taken in the order of their names, so that two calls never wait for each other. A lock stays in the table
 * once it was used: there are as many as there are files that an agent touches.
 */
public final class ResourceLocks {
    private final Map<String, ReentrantReadWriteLock> locks = new ConcurrentHashMap<>();

    /** Does the work once nobody else uses the resources in a way that conflicts. */
    <T> T holding(Collection<ResourceKey> resources, Work<T> work) throws InterruptedException {
        List<Lock> held = new ArrayList<>();
        try {
            for (Map.Entry<String, Boolean> wanted : strongestByName(resources).entrySet()) {
                ReentrantReadWriteLock lock =
                        locks.computeIfAbsent(wanted.getKey(), ignored -> new ReentrantReadWriteLock(true));
                Lock side = wanted.getValue() ? lock.writeLock() : lock.readLock();
                side.lockInterruptibly();
                held.add(side);
            }
            return work.run();
        } finally {
            held.reversed().forEach(Lock::unlock);
        }
    }

    /** Work that may be interrupted. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws InterruptedException;
    }

    /** Name to "is it written", in the order of names; a resource both read and written is written. */
    private static Map<String, Boolean> strongestByName(Collection<ResourceKey> resources) {
        Map<String, Boolean> wanted = new TreeMap<>();
        resources.forEach(key -> wanted.merge(key.name(), key.write(), Boolean::logicalOr));
        return wanted;
    }
}
