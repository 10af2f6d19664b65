package dev.armature.testsupport.property;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Checks that a sentence holds for every value a generator makes.
 *
 * <pre>{@code
 * Property.forAll(draws -> draws.text(0, 40, "ab'\"\\ "), text ->
 *         assertThat(Quoting.unquoted(Quoting.quoted(text))).isEqualTo(text));
 * }</pre>
 *
 * A failure shows the seed and the smallest value found. The seeds are the same on every run, so a build repeats; explore
 * with {@code -Darmature.tries=100000} and {@code -Darmature.seed=random}, repeat a failure with
 * {@code -Darmature.seed=NUMBER}.
 */
public final class Property {

    private static final int DEFAULT_TRIES = 300;

    private Property() {}

    /** Checks {@code sentence} for {@value #DEFAULT_TRIES} values, or as many as {@code armature.tries} says. */
    public static <T> void forAll(Generator<T> generator, Consumer<? super T> sentence) {
        forAll(DEFAULT_TRIES, generator, sentence);
    }

    /** Checks {@code sentence} for {@code tries} values unless {@code armature.tries} says otherwise. */
    public static <T> void forAll(int tries, Generator<T> generator, Consumer<? super T> sentence) {
        forAll(firstSeed(), Integer.getInteger("armature.tries", tries), generator, sentence);
    }

    /**
     * The values that a generator makes from one seed, for sentences that are dear to check one by one. Each value depends
     * on the seed and its place alone.
     */
    public static <T> List<T> values(long firstSeed, int count, Generator<T> generator) {
        SplittableRandom seeds = new SplittableRandom(firstSeed);
        return Stream.generate(() -> generator.from(Draws.fresh(seeds.nextLong())))
                .limit(count)
                .toList();
    }

    static <T> void forAll(long firstSeed, int tries, Generator<T> generator, Consumer<? super T> sentence) {
        SplittableRandom seeds = new SplittableRandom(firstSeed);
        long seed = firstSeed;
        for (int attempt = 0; attempt < tries; attempt++) {
            Trial trial = Trial.of(Draws.fresh(seed), generator, sentence);
            if (trial.failed()) {
                throw complaint(seed, attempt, trial, Shrinking.of(trial, generator, sentence));
            }
            seed = seeds.nextLong();
        }
    }

    private static AssertionError complaint(long seed, int attempt, Trial first, Trial smallest) {
        Throwable why = smallest.failure().orElseThrow();
        return new AssertionError("""
                The property does not hold. Repeat this case with -Darmature.seed=%d
                  smallest: `%s`
                  first (value %d): `%s`
                  because: %s""".formatted(seed, smallest.shown(), attempt + 1, first.shown(), why), why);
    }

    private static long firstSeed() {
        String wish = System.getProperty("armature.seed", "20260101");
        return wish.equals("random") ? System.nanoTime() : Long.parseLong(wish);
    }
}
