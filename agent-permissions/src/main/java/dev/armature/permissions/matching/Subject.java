package dev.armature.permissions.matching;

import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.rule.Verdict;
import dev.armature.permissions.spi.FileView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What rules can speak of: one program start, one script, one path or an area of them, one host, a text that may name one,
 * one use of a tool, one of the engine's own protections.
 */
public sealed interface Subject {

    /**
     * A program that a shell command would start.
     *
     * @param readings the same start under several spellings, the one bash would see first; a rule that allows looks at the
     *     first only, a rule that forbids at all
     * @param isCertain whether it is started at all; a rule that forbids it may match otherwise
     */
    record Command(List<NormalisedArgv> readings, boolean isCertain) implements Subject {
        public Command {
            readings = List.copyOf(readings);
            if (readings.isEmpty()) {
                throw new IllegalArgumentException("a command needs at least one reading");
            }
        }
    }

    /** A whole shell command, as it was written; for rules that name it word for word. */
    record Script(String text) implements Subject {
        public Script {
            Objects.requireNonNull(text, "text");
        }

        /** The rule that allows this script and no other; empty for a text that a rule would read as something wider. */
        public Optional<String> rule() {
            String rule = "Bash(" + text + ")";
            try {
                RuleParser.ParsedRule parsed = RuleParser.forCommands().rule(rule, Verdict.ALLOW);
                boolean isExact = switch (parsed.base()) {
                    case Term.ScriptText script -> script.text().equals(text);
                    case Term.CommandWords command ->
                        command.isLiteral() && command.text().equals(text);
                    case Term ignored -> false;
                };
                return isExact && parsed.exceptions().isEmpty() ? Optional.of(rule) : Optional.empty();
            } catch (RuleSyntax | IllegalArgumentException notARule) {
                return Optional.empty();
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

    /**
     * Files that would be read or changed without being named one by one, so that a rule that forbids one of them may match.
     *
     * @param editing whether they would be created, changed or deleted
     * @param folderOrNull what they lie below; null when nobody knows where they lie
     * @param files where to look which there are
     */
    record Area(boolean editing, @Nullable ResolvedPath folderOrNull, FileView files) implements Subject {}

    /**
     * A host that would be spoken to.
     *
     * @param name in lower case; empty if it is not known
     */
    record Host(String name) implements Subject {
        public Host {
            Objects.requireNonNull(name, "name");
        }

        boolean isKnown() {
            return !name.isEmpty();
        }
    }

    /**
     * A text that a program which is not understood may take the name of a host from: one of its words, or the script that
     * starts it.
     *
     * @param text as it stands there; empty if it is not known
     */
    record Mention(String text) implements Subject {
        public Mention {
            Objects.requireNonNull(text, "text");
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
