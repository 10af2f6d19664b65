package dev.armature.permissions;

import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * What other jars offer of one kind, found anew each time it is asked for. Being found changes nothing; the host chooses by
 * name.
 *
 * @param kind as a person calls it
 * @param name what the host writes to choose one
 */
record Offers<T>(String kind, Class<T> service, Function<T, String> name) {

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException if it is not there exactly once
     */
    T named(String wanted) {
        List<T> named = found().stream()
                .filter(offer -> name.apply(offer).equals(wanted))
                .toList();
        if (named.size() != 1) {
            throw new IllegalArgumentException("Expected one " + kind + " named `" + wanted + "`, found " + named.size()
                    + ". There are: " + String.join(", ", names()) + ".");
        }
        return named.getFirst();
    }

    /** All names, sorted. */
    List<String> names() {
        return found().stream().map(name).sorted().toList();
    }

    private List<T> found() {
        return ServiceLoader.load(service).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
