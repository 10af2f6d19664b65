package dev.armature.permissions.rule;

import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.action.ResolvedPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What rules can speak of: one program start, one path, one host, one use of a tool. */
public sealed interface Subject {

    /**
     * A program that a shell command would start.
     *
     * @param readings the same start under several spellings, the one bash would see first; a rule that allows looks at the
     *     first only, a rule that forbids at all
     */
    record Command(List<NormalisedArgv> readings) implements Subject {
        public Command {
            readings = List.copyOf(readings);
            if (readings.isEmpty()) {
                throw new IllegalArgumentException("a command needs at least one reading");
            }
        }
    }

    /** A file that would be read. */
    record Reading(ResolvedPath path) implements Subject {
        public Reading {
            Objects.requireNonNull(path, "path");
        }
    }

    /** A file that would be created, changed or deleted. */
    record Editing(ResolvedPath path) implements Subject {
        public Editing {
            Objects.requireNonNull(path, "path");
        }
    }

    /** A host that would be spoken to, in lower case. */
    record Host(String name) implements Subject {
        public Host {
            Objects.requireNonNull(name, "name");
        }
    }

    /** A tool's use, with its parameters. */
    record ToolUse(String tool, Map<String, String> parameters) implements Subject {
        public ToolUse {
            Objects.requireNonNull(tool, "tool");
            parameters = Map.copyOf(parameters);
        }
    }

    /** One of the engine's own protections, named by its id, that a rule may switch off. */
    record Protection(Kind kind, String id) implements Subject {

        /** The two kinds of protection, and the name that rules use for them. */
        public enum Kind {
            GUARD("Guard"),
            RAIL("Rail");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            String word() {
                return word;
            }
        }

        public Protection {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
        }
    }
}
