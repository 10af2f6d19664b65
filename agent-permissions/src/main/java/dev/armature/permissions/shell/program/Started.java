package dev.armature.permissions.shell.program;

import java.util.List;

/**
 * A start with its words as they are, before anything is made of what they mean.
 *
 * @param program its own name, without a folder
 * @param words all of them, the program's first
 */
public record Started(String program, List<Value> words) {
    public Started {
        words = List.copyOf(words);
    }

    /** The words after the program's own. */
    public List<Value> arguments() {
        return words.subList(1, words.size());
    }
}
