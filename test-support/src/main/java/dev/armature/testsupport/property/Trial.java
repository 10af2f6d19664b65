package dev.armature.testsupport.property;

import java.util.Optional;
import java.util.function.Consumer;

/** One value, the draws it was made of, and how the sentence fared with it. */
final class Trial {

    private final int[] draws;
    private final String shown;
    private final Optional<Throwable> failure;

    private Trial(int[] draws, String shown, Optional<Throwable> failure) {
        this.draws = draws;
        this.shown = shown;
        this.failure = failure;
    }

    static <T> Trial of(Draws draws, Generator<T> generator, Consumer<? super T> sentence) {
        String shown = "(the generator itself failed)";
        try {
            T value = generator.from(draws);
            shown = String.valueOf(value);
            sentence.accept(value);
            return new Trial(draws.taken(), shown, Optional.empty());
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            return new Trial(draws.taken(), shown, Optional.of(e));
        }
    }

    boolean failed() {
        return failure.isPresent();
    }

    int[] draws() {
        return draws;
    }

    String shown() {
        return shown;
    }

    Optional<Throwable> failure() {
        return failure;
    }
}
