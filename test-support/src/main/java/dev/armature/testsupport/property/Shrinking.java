package dev.armature.testsupport.property;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks for a smaller failing value: first cuts pieces out of the draws, in halves, quarters and so on down to single draws,
 * then halves each draw towards zero, and starts over for as long as something helped. Bounded by the number of tries, so a
 * slow sentence ends too.
 */
final class Shrinking<T> {

    private static final int MOST_TRIES = 2000;

    private final Generator<T> generator;
    private final Consumer<? super T> sentence;
    private Trial smallest;
    private int tries;

    private Shrinking(Trial failed, Generator<T> generator, Consumer<? super T> sentence) {
        this.smallest = failed;
        this.generator = generator;
        this.sentence = sentence;
    }

    static <T> Trial of(Trial failed, Generator<T> generator, Consumer<? super T> sentence) {
        Shrinking<T> shrinking = new Shrinking<>(failed, generator, sentence);
        while (shrinking.cut() || shrinking.halve()) {
            // each success may have opened the way for another
        }
        return shrinking.smallest;
    }

    private boolean cut() {
        boolean helped = false;
        for (int size = Integer.highestOneBit(Math.max(1, smallest.draws().length)); size >= 1; size /= 2) {
            for (int at = 0; at + size <= smallest.draws().length; ) {
                boolean smaller = accepts(without(smallest.draws(), at, size));
                helped |= smaller;
                at += smaller ? 0 : size;
            }
        }
        return helped;
    }

    private boolean halve() {
        boolean helped = false;
        for (int at = 0; at < smallest.draws().length; at++) {
            while (at < smallest.draws().length && smallest.draws()[at] > 0) {
                int number = smallest.draws()[at];
                if (!accepts(with(smallest.draws(), at, number / 2))
                        && !accepts(with(smallest.draws(), at, number - 1))) {
                    break;
                }
                helped = true;
            }
        }
        return helped;
    }

    /** Keeps the candidate when it fails too, and its record is smaller: shorter, or as long and earlier in order. */
    private boolean accepts(int[] candidate) {
        if (tries++ >= MOST_TRIES) {
            return false;
        }
        Trial trial = Trial.of(Draws.replaying(candidate), generator, sentence);
        if (!trial.failed() || !isSmaller(trial.draws(), smallest.draws()) || !sameKind(trial.failure())) {
            return false;
        }
        smallest = trial;
        return true;
    }

    /** Another kind of failure would be another fault, whose value explains nothing about the first one. */
    private boolean sameKind(Optional<Throwable> failure) {
        return failure.map(Object::getClass).equals(smallest.failure().map(Object::getClass));
    }

    private static boolean isSmaller(int[] left, int[] right) {
        return left.length < right.length || (left.length == right.length && Arrays.compare(left, right) < 0);
    }

    private static int[] without(int[] numbers, int at, int size) {
        int[] rest = Arrays.copyOf(numbers, numbers.length - size);
        System.arraycopy(numbers, at + size, rest, at, numbers.length - at - size);
        return rest;
    }

    private static int[] with(int[] numbers, int at, int number) {
        int[] changed = numbers.clone();
        changed[at] = number;
        return changed;
    }
}
