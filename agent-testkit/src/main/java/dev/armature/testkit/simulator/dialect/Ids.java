package dev.armature.testkit.simulator.dialect;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that look like a provider's, made of a seed and a counter, so that the same run has the same ids. */
public final class Ids {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int LENGTH = 22;

    private final long seed;
    private final AtomicLong counter = new AtomicLong();

    public Ids(long seed) {
        this.seed = seed;
    }

    public String message() {
        return next("msg_01");
    }

    public String toolUse() {
        return next("toolu_01");
    }

    public String request() {
        return next("req_01");
    }

    public String completion() {
        return next("chatcmpl-");
    }

    public String response() {
        return next("resp_");
    }

    public String call() {
        return next("call_");
    }

    /** Begins again with the first id. */
    public void restart() {
        counter.set(0);
    }

    private String next(String prefix) {
        var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + counter.incrementAndGet());
        var id = new StringBuilder(prefix.length() + LENGTH).append(prefix);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
