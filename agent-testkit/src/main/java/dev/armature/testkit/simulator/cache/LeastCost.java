package dev.armature.testkit.simulator.cache;

/**
 * The least that the requests of a conversation could have cost, in prices of a plain input token: each reads all of the one
 * before and writes what is new, but the last, which pays the plain price for what is new. What a request did read counts
 * as readable, whoever wrote it. A prompt that is shorter than the one before was not built on it: what the one before
 * added counts at the plain price then. Where writing costs nothing, what is new is at the plain price whoever reads it.
 *
 * @param settled the part that no later request changes
 * @param newest tokens that the last request was the first to have
 * @param writePrice of those tokens, if they are written
 * @param previous tokens of the last request
 * @param longest tokens of the longest one
 */
record LeastCost(double settled, long newest, double writePrice, long previous, long longest) {

    static LeastCost none() {
        return new LeastCost(0, 0, 1, 0, 0);
    }

    LeastCost plus(long prompt, long read, CacheTerms terms) {
        // Where reading costs almost as much, paying the plain price twice beats writing.
        double forNext = prompt >= previous ? Math.min(writePrice, 2 - terms.readPrice()) : 1;
        long readable = Math.max(read, Math.min(prompt, longest));
        return new LeastCost(
                settled + newest * forNext + readable * terms.readPrice(),
                prompt - readable,
                terms.leastWritePrice(),
                prompt,
                Math.max(longest, prompt));
    }

    double total() {
        return settled + newest;
    }
}
