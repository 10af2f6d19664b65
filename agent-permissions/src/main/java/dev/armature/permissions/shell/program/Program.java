package dev.armature.permissions.shell.program;

import java.util.List;

/** A program whose words are understood. */
@FunctionalInterface
public interface Program {

    /**
     * What it does when started with these arguments. Everything it may do is in the list; what it may do beyond is said by
     * {@link Deed.Unclear}.
     *
     * @param arguments the words after the program's name
     */
    List<Deed> deeds(List<Value> arguments);
}
