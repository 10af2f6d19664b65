package dev.armature.testkit.simulator.fault;

/** How often an injected fault strikes. Requests are counted from the moment it was injected. */
public sealed interface Frequency {

    /** The next request. */
    static Frequency once() {
        return new Times(1);
    }

    /** The next so many requests. */
    static Frequency times(int count) {
        return new Times(count);
    }

    /** Every so-many-th request: 3 strikes the third, the sixth ... */
    static Frequency every(int nth) {
        return new Every(nth);
    }

    /** Each request with a probability, by the seed of the simulator. */
    static Frequency withChance(double probability) {
        return new Chance(probability);
    }

    record Times(int count) implements Frequency {
        public Times {
            if (count < 1) {
                throw new IllegalArgumentException("count must be at least 1, was `" + count + "`");
            }
        }
    }

    record Every(int nth) implements Frequency {
        public Every {
            if (nth < 1) {
                throw new IllegalArgumentException("nth must be at least 1, was `" + nth + "`");
            }
        }
    }

    record Chance(double probability) implements Frequency {
        public Chance {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("a probability is from 0 to 1, was `" + probability + "`");
            }
        }
    }
}
