package dev.armature.testsupport.property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The numbers a value is made of. Every choice is recorded as one number, so that a failing value can be made smaller
 * without knowing its type: shorten the record, halve its numbers, and generate again. A record that runs out goes on
 * with zeros.
 *
 * <p>Used by one thread.
 */
public final class Draws {

    private final SplittableRandom random;
    private final int[] given;
    private final boolean replaying;
    private int[] taken = new int[32];
    private int count;

    private Draws(SplittableRandom random, int[] given, boolean replaying) {
        this.random = random;
        this.given = given;
        this.replaying = replaying;
    }

    static Draws fresh(long seed) {
        return new Draws(new SplittableRandom(seed), new int[0], false);
    }

    static Draws replaying(int[] numbers) {
        return new Draws(new SplittableRandom(0), numbers, true);
    }

    int[] taken() {
        return Arrays.copyOf(taken, count);
    }

    /** A number from 0 to {@code bound - 1}. */
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, was " + bound);
        }
        int number = replaying ? (count < given.length ? given[count] % bound : 0) : random.nextInt(bound);
        if (count == taken.length) {
            taken = Arrays.copyOf(taken, 2 * count);
        }
        taken[count++] = number;
        return number;
    }

    /** A number from {@code low} to {@code high}, both included; shrinks towards {@code low}. */
    public int between(int low, int high) {
        return low + below(Math.addExact(Math.subtractExact(high, low), 1));
    }

    /** True about half the time; shrinks to false. */
    public boolean flag() {
        return below(2) == 1;
    }

    /** True once in {@code n} draws; shrinks to false. */
    public boolean oneIn(int n) {
        return below(n) == n - 1 && n > 1;
    }

    /** One of the choices; shrinks to the first. */
    @SafeVarargs
    public final <T> T oneOf(T... choices) {
        return choices[below(choices.length)];
    }

    /** One of the choices; shrinks to the first. */
    public <T> T from(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** A value of one of the generators; shrinks to the first. */
    @SafeVarargs
    public final <T> T any(Generator<? extends T>... generators) {
        return generators[below(generators.length)].from(this);
    }

    /** A list of {@code least} to {@code most} values, often about half way; shrinks to fewer. */
    public <T> List<T> listOf(int least, int most, Generator<T> element) {
        List<T> values = new ArrayList<>();
        while (values.size() < least || (values.size() < most && goesOn(least, most))) {
            values.add(element.from(this));
        }
        return values;
    }

    /** A text of {@code least} to {@code most} characters of the alphabet; shrinks to fewer and to its first character. */
    public String text(int least, int most, String alphabet) {
        StringBuilder text = new StringBuilder();
        while (text.length() < least || (text.length() < most && goesOn(least, most))) {
            text.append(alphabet.charAt(below(alphabet.length())));
        }
        return text.toString();
    }

    /** Asked before each further element instead of once for all, so that cutting out two draws cuts out one element. */
    private boolean goesOn(int least, int most) {
        return below(2 + (most - least) / 2) > 0;
    }
}
