package dev.armature.testkit.model;

import java.util.SplittableRandom;

/** Which requests to a {@link FlakyModel} fail. The same plan strikes the same requests every time. */
public sealed interface FailurePlan {

    /** Whether the request of that number, counted from 1, fails. */
    boolean strikes(int request);

    /** The first requests. */
    record First(int times) implements FailurePlan {
        public First {
            if (times < 0) {
                throw new IllegalArgumentException("a plan strikes at least 0 times, was " + times);
            }
        }

        @Override
        public boolean strikes(int request) {
            return request <= times;
        }

        @Override
        public String toString() {
            return times == 1 ? "once" : times + " times";
        }
    }

    /** Every nth request. */
    record Every(int nth) implements FailurePlan {
        public Every {
            if (nth < 1) {
                throw new IllegalArgumentException("every nth request needs n to be at least 1, was " + nth);
            }
        }

        @Override
        public boolean strikes(int request) {
            return request % nth == 0;
        }

        @Override
        public String toString() {
            return "every " + nth + ". request";
        }
    }

    /** Each request by chance, which depends on nothing but the seed and the request's number. */
    record Chance(double probability, long seed) implements FailurePlan {
        public Chance {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("a probability is from 0 to 1, was " + probability);
            }
        }

        @Override
        public boolean strikes(int request) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 1; i < request; i++) {
                random.nextDouble();
            }
            return random.nextDouble() < probability;
        }

        @Override
        public String toString() {
            return "with probability " + probability + ", seed " + seed;
        }
    }

    /** The first request fails. */
    static FailurePlan once() {
        return new First(1);
    }

    /** The first requests fail. */
    static FailurePlan times(int count) {
        return new First(count);
    }

    /** Every nth request fails. */
    static FailurePlan every(int nth) {
        return new Every(nth);
    }

    /** Each request fails with that probability. */
    static FailurePlan chance(double probability, long seed) {
        return new Chance(probability, seed);
    }
}
