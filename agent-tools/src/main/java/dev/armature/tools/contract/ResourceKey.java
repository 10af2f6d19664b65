package dev.armature.tools.contract;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Something that calls use together, such as a file.
 *
 * @param name names that are equal mean the same thing; compared as text and locked in their natural order
 * @param write whether the call changes it
 */
public record ResourceKey(String name, boolean write) implements Comparable<ResourceKey> {

    public ResourceKey {
        Objects.requireNonNull(name, "name");
    }

    /** A file or folder that is read. */
    public static ResourceKey reading(Path path) {
        return new ResourceKey("path:" + path.normalize(), false);
    }

    /** A file that is changed. */
    public static ResourceKey writing(Path path) {
        return new ResourceKey("path:" + path.normalize(), true);
    }

    @Override
    public int compareTo(ResourceKey other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : Boolean.compare(write, other.write);
    }
}
