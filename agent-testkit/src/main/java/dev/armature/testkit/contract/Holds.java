package dev.armature.testkit.contract;

import java.util.Objects;
import java.util.concurrent.Callable;

/** The few ways in which contracts complain. */
final class Holds {
    private Holds() {}

    static void that(boolean held, String otherwise) {
        if (!held) {
            throw new AssertionError(otherwise);
        }
    }

    static void same(Object expected, Object actual, String what) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError(what + " must be\n  " + expected + "\nbut was\n  " + actual);
        }
    }

    static void fails(Class<? extends Throwable> with, Callable<?> action, String what) {
        Object came;
        try {
            came = action.call();
        } catch (Throwable thrown) {
            that(with.isInstance(thrown), what + " must fail with " + with.getSimpleName() + ", but threw " + thrown);
            return;
        }
        throw new AssertionError(what + " must fail with " + with.getSimpleName() + ", but gave " + came);
    }
}
