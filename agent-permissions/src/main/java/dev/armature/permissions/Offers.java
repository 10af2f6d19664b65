package dev.armature.permissions;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What other jars offer of one kind, found anew each time it is asked for. Being found changes nothing; the host chooses by
 * name.
 *
 * @param kind as a person calls it
 * @param name what the host writes to choose one
 */
record Offers<T>(String kind, Class<T> service, Function<T, String> name) {

    private static final int MOST_FAILURES = 1000;

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException if it is not there exactly once
     */
    T named(String wanted) {
        List<String> failures = new ArrayList<>();
        List<T> named = found(failures::add).stream()
                .filter(offer -> name.apply(offer).equals(wanted))
                .toList();
        if (named.size() != 1) {
            throw new IllegalArgumentException("Expected one " + kind + " named `" + wanted + "`, found " + named.size()
                    + ". There are: " + String.join(", ", names()) + "."
                    + (failures.isEmpty() ? "" : " Some could not be made: " + String.join("; ", failures)));
        }
        return named.getFirst();
    }

    /** All names, sorted. */
    List<String> names() {
        return found(ignored -> {}).stream().map(name).sorted().toList();
    }

    /** One that cannot be made is told and left out: it may be of a jar that nobody chose from. */
    private List<T> found(Consumer<String> failures) {
        List<T> found = new ArrayList<>();
        Iterator<T> offers = ServiceLoader.load(service).iterator();
        for (int failed = 0; failed < MOST_FAILURES; ) {
            try {
                if (!offers.hasNext()) {
                    break;
                }
                found.add(offers.next());
            } catch (ServiceConfigurationError e) {
                failed++;
                failures.accept(String.valueOf(e.getMessage()));
            }
        }
        return found;
    }
}
