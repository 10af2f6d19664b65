package dev.armature.testkit.simulator.reasoning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What was thought before tools were called, by the ids of the calls: as long as a call's result has not been answered, it
 * must come back with it. The latest 10,000 calls are remembered. Safe for use by many threads.
 */
public final class Rounds {
    private static final int MOST_CALLS = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Round> rounds = new LinkedHashMap<>();

    /**
     * The reasoning of one answer.
     *
     * @param model that thought it
     * @param prefix a digest of the prompt that was answered; empty if there was no reasoning
     * @param earlier what the reasoning in that prompt was known by
     * @param reasoning what that of the answer is known by
     */
    record Round(String model, String prefix, List<String> earlier, List<String> reasoning) {
        Round {
            earlier = List.copyOf(earlier);
            reasoning = List.copyOf(reasoning);
        }
    }

    void remember(List<String> callIds, Round round) {
        lock.lock();
        try {
            for (String id : callIds) {
                rounds.put(id, round);
            }
            var eldest = rounds.keySet().iterator();
            while (rounds.size() > MOST_CALLS) {
                eldest.next();
                eldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    Optional<Round> of(String callId) {
        lock.lock();
        try {
            return Optional.ofNullable(rounds.get(callId));
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all. */
    public void clear() {
        lock.lock();
        try {
            rounds.clear();
        } finally {
            lock.unlock();
        }
    }
}
