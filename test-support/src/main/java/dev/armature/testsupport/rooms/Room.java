package dev.armature.testsupport.rooms;

import java.util.Set;

/**
 * One row of a rooms table.
 *
 * @param name the package below {@code dev.armature}, such as {@code permissions.shell.syntax}
 * @param purpose one sentence: what the room is for
 * @param maySee names of the rooms it may depend on; {@code *} is every room of its module and all that those may see,
 *     {@code permissions.*} every exported room of another module
 * @param exported whether users of the module may import from it
 */
record Room(String name, String purpose, Set<String> maySee, boolean exported) {

    static final String BASE = "dev.armature.";

    Room {
        maySee = Set.copyOf(maySee);
    }

    /** The first segment of the name: the module's prefix, and the name of its front door. */
    String prefix() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    boolean isDoor() {
        return name.equals(prefix());
    }

    String packageName() {
        return BASE + name;
    }
}
