package dev.armature.testkit.simulator.cache;

/**
 * What a prompt cost, in tokens. The parts add up to the whole prompt.
 *
 * @param input neither read nor written
 */
public record CacheUsage(long input, long read, long write5m, long write30m, long write1h) {
    static final double WRITE_PRICE = 1.25;
    private static final double LONG_WRITE_PRICE = 2.0;

    /** All tokens that were written, however long they are kept. */
    public long written() {
        return write5m + write30m + write1h;
    }

    /** The tokens of the whole prompt. */
    public long total() {
        return input + read + written();
    }

    /** In prices of a plain input token. */
    public double cost(double readPrice) {
        return input + read * readPrice + (write5m + write30m) * WRITE_PRICE + write1h * LONG_WRITE_PRICE;
    }
}
