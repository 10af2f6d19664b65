package dev.armature.permissions.shell.program;

import dev.armature.permissions.decision.Effect;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a start of a program does, as its words tell. A start without deeds changes no file, and opens none that
 * its words name.
 */
public sealed interface Deed {

    /** Reads a file, or lists a folder and what is below it. */
    record Reads(Value path) implements Deed {}

    /** Looks at a file or folder from outside: whether it is there, of what kind and how large, and what names are in it. */
    record Looks(Value path) implements Deed {}

    /**
     * Reads the files in a folder and below it.
     *
     * @param names a pattern that the own name of each file fits that it reads; empty if it leaves out what is hidden, or not
     *     under version control
     */
    record Searches(Value folder, String names) implements Deed {

        /** A pattern that every name fits. */
        public static final String ALL = "*";

        /** No pattern: it leaves out what is hidden, or not under version control. */
        public static final String SPARING = "";
    }

    /** Reads the files that git has in its index, wherever links in their paths lead. */
    record SearchesIndex() implements Deed {}

    /**
     * Reads a folder and all below it, and follows the links in it.
     *
     * @param areMoved whether the links themselves come to lie elsewhere, from where one may lead to something else
     */
    record Follows(Value path, boolean areMoved) implements Deed {}

    /** Reads object files; an archive of them may name others, anywhere, whose contents it reads too. */
    record ReadsObjects(Value path) implements Deed {}

    /**
     * Creates or changes a file.
     *
     * @param each where the path is a folder: what is put into it, with all that is below that, or what of that is found
     * @param suffix what stands behind the name of what is written
     */
    record Writes(Value path, @Nullable Value each, String suffix) implements Deed {
        Writes(Value path) {
            this(path, null, "");
        }
    }

    /**
     * Deletes, or moves away.
     *
     * @param deeply with all that is below it
     */
    record Deletes(Value path, boolean deeply) implements Deed {}

    /** Goes to another folder itself, so that what it does after this deed happens there. */
    record Enters(Value folder) implements Deed {}

    /**
     * Starts another program with these words; there is at least one.
     *
     * @param elsewhere whether it starts in another folder than the one that started it
     * @param input where words come from of which nothing is known
     */
    record Starts(List<Value> words, boolean elsewhere, Input input) implements Deed {
        /** Where words come from that a start does not have written. */
        public enum Input {
            /** Not from the standard input, or not as they come in there. */
            OTHER,
            /** From the standard input, where a NUL ends each. */
            NUL,
            /** From the standard input, where blanks end each and quotes are taken out. */
            BLANKS
        }

        Starts(List<Value> words) {
            this(words, false);
        }

        Starts(List<Value> words, boolean elsewhere) {
            this(words, elsewhere, Input.OTHER);
        }

        public Starts {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("a start needs the name of a program, had no words");
            }
        }
    }

    /**
     * Has a shell run a text.
     *
     * @param isBash whether that shell is bash rather than another one
     * @param positional what {@code $1} and those after it are; empty if that is not known
     */
    record RunsScript(Value text, boolean isBash, Optional<List<Value>> positional) implements Deed {
        public RunsScript(Value text, boolean isBash) {
            this(text, isBash, Optional.empty());
        }

        public RunsScript {
            positional = positional.map(List::copyOf);
        }
    }

    /** Changes what {@code $1} and those after it are. */
    record Shifts() implements Deed {}

    /**
     * Sets a variable of the shell to something that is not known.
     *
     * @param name its name, perhaps with {@code =} and a text
     * @param isHarmless whether it is known already that no program does anything else for it
     */
    record Sets(Value name, boolean isHarmless) implements Deed {}

    /** Does what files of these names say, if one lies in the folder where it starts, or in one above that. */
    record Heeds(Set<String> names) implements Deed {
        public Heeds {
            names = Set.copyOf(names);
        }
    }

    /** Speaks to a host. */
    record Contacts(Value host) implements Deed {}

    /** Does something that no word of its names, in a half sentence for people; all but {@link Effect#READ} is asked. */
    record Acts(Effect effect, String what) implements Deed {
        public Acts {
            Objects.requireNonNull(effect, "effect");
            Objects.requireNonNull(what, "what");
        }
    }

    /** Is not understood, and why, as a half sentence for people. */
    record Unclear(String why) implements Deed {
        public Unclear {
            Objects.requireNonNull(why, "why");
        }
    }
}
